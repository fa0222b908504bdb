package cezve.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.decoder.WastModules.Case;
import cezve.model.error.MalformedException;
import cezve.model.error.Position;
import cezve.model.module.Module;
import cezve.model.testing.SharedFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The binary modules of the official suite: what is malformed is, with the suite's words. */
class OfficialSuiteTest {
  /**
   * What later versions or other proposals made meaningful: an index in place of a reserved byte,
   * the opcode throw_ref, the import kind of tags, the limits flag of custom page sizes.
   */
  private static final Map<String, Set<Integer>> SUPERSEDED =
      Map.of(
          "threads/binary.wast",
          Set.of(112, 125, 145, 165, 184, 203, 223, 242, 261, 279, 297, 651, 661),
          "core/binary.wast",
          Set.of(660));

  private static boolean isSuperseded(Case test) {
    Path file = test.file();
    String name = file.subpath(file.getNameCount() - 2, file.getNameCount()).toString();
    return SUPERSEDED.getOrDefault(name, Set.of()).contains(test.line());
  }

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (Path file : SharedFiles.files("spec", ".wast")) {
      cases.addAll(WastModules.of(file));
    }
    return cases;
  }

  @TestFactory
  Stream<DynamicTest> binaryModules() {
    return cases().stream().map(test -> DynamicTest.dynamicTest(test.toString(), () -> run(test)));
  }

  private static void run(Case test) {
    byte[] bytes = test.bytes().toArray();
    Optional<MalformedException> error = error(bytes);
    String expected = test.malformed().orElse("");
    boolean asExpected =
        error.isPresent() == test.malformed().isPresent()
            && (error.isEmpty() || error.get().problem().startsWith(expected));
    assertEquals(
        !isSuperseded(test), asExpected, () -> test + ": expected " + expected + " got " + error);
    if (error.isPresent()) {
      Position.Offset position = assertInstanceOf(Position.Offset.class, error.get().position());
      assertTrue(position.offset() >= 0 && position.offset() <= bytes.length);
    } else {
      Module module = ModuleDecoder.decode(bytes);
      assertEquals(module, ModuleDecoder.decode(ModuleEncoder.encode(module)));
    }
  }

  private static Optional<MalformedException> error(byte[] bytes) {
    try {
      ModuleDecoder.checkBodies(ModuleDecoder.decode(bytes));
      return Optional.empty();
    } catch (MalformedException error) {
      return Optional.of(error);
    }
  }

  @Test
  void noneIsLeftOut() {
    assertTrue(cases().size() > 800, () -> "only " + cases().size());
  }
}

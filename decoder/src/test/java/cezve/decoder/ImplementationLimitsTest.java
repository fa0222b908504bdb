package cezve.decoder;

import static cezve.decoder.Hex.section;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.MalformedException;
import cezve.model.error.Position;
import cezve.model.module.Bytes;
import cezve.model.module.ImplementationLimits;
import cezve.model.module.Module;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Modules at a limit are decoded, and modules one beyond it are not. */
class ImplementationLimitsTest {
  /**
   * A section of many equal items.
   *
   * @param before what stands before the count
   * @param after what stands after the last item
   */
  private static String many(int id, String before, int count, String item, String after) {
    ByteWriter out = new ByteWriter();
    out.append(Bytes.of(Hex.bytes(before)));
    out.u32(count);
    byte[] bytes = Hex.bytes(item);
    for (int i = 0; i < count; i++) {
      for (byte b : bytes) {
        out.u8(b);
      }
    }
    out.append(Bytes.of(Hex.bytes(after)));
    return section(id, Hex.of(out.toArray()));
  }

  static Stream<Arguments> limits() {
    return Stream.of(
        Arguments.of("types", ImplementationLimits.RECURSIVE_GROUPS, 1, "", "4e 00", ""),
        Arguments.of("types of a group", ImplementationLimits.TYPES, 1, "01 4e", "5f 00", ""),
        Arguments.of("fields", ImplementationLimits.STRUCT_FIELDS, 1, "01 5f", "7f 00", ""),
        Arguments.of("parameters", ImplementationLimits.PARAMS, 1, "01 60", "7f", "00"),
        Arguments.of("results", ImplementationLimits.RESULTS, 1, "01 60 00", "7f", ""),
        Arguments.of("imports", ImplementationLimits.IMPORTS, 2, "", "00 00 00 00", ""),
        Arguments.of("tables", ImplementationLimits.TABLES, 4, "", "70 00 00", ""),
        Arguments.of("memories", ImplementationLimits.MEMORIES, 5, "", "00 00", ""),
        Arguments.of("tags", ImplementationLimits.TAGS, 13, "", "00 00", ""),
        Arguments.of("globals", ImplementationLimits.GLOBALS, 6, "", "7f 00 0b", ""),
        Arguments.of("exports", ImplementationLimits.EXPORTS, 7, "", "00 00 00", ""),
        Arguments.of("elems", ImplementationLimits.ELEMENT_SEGMENTS, 9, "", "01 00 00", ""),
        Arguments.of(
            "elem size", ImplementationLimits.ELEMENT_SEGMENT_SIZE, 9, "01 01 00", "00", ""),
        Arguments.of("datas", ImplementationLimits.DATA_SEGMENTS, 11, "", "01 00", ""),
        Arguments.of("name", ImplementationLimits.NAME_SIZE, 7, "01", "61", "00 00"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("limits")
  void limitsOfSections(String name, int limit, int id, String before, String item, String after) {
    ModuleDecoder.decode(Hex.module(many(id, before, limit, item, after)));
    byte[] beyond = Hex.module(many(id, before, limit + 1, item, after));
    assertLimit(limit, () -> ModuleDecoder.decode(beyond));
  }

  private static void assertLimit(int limit, Runnable action) {
    MalformedException error = assertThrows(MalformedException.class, action::run);
    assertTrue(error.problem().startsWith("implementation limit: "), error.problem());
    assertTrue(error.problem().endsWith(", at most " + limit), error.problem());
    assertInstanceOf(Position.Offset.class, error.position());
  }

  @Test
  void functions() {
    int limit = ImplementationLimits.FUNCTIONS;
    Module module =
        ModuleDecoder.decode(
            Hex.module(many(3, "", limit, "00", ""), many(10, "", limit, "02 00 0b", "")));
    assertEquals(limit, module.funcs().size());
    byte[] beyond = Hex.module(many(3, "", limit + 1, "00", ""));
    assertLimit(limit, () -> ModuleDecoder.decode(beyond));
  }

  @Test
  void sizeOfAFunction() {
    int limit = ImplementationLimits.FUNCTION_SIZE;
    byte[] nops = new byte[limit - 2];
    Arrays.fill(nops, (byte) 1);
    byte[] atLimit = Hex.moduleWithBody(Hex.of(nops) + "0b");
    ModuleDecoder.checkBodies(ModuleDecoder.decode(atLimit));
    byte[] beyond = Hex.moduleWithBody(Hex.of(nops) + "01 0b");
    assertLimit(limit, () -> ModuleDecoder.decode(beyond));
  }

  private static void checkFunction(String code) {
    ModuleDecoder.checkBodies(
        ModuleDecoder.decode(
            Hex.module(
                section(1, "01 60 00 00"),
                section(3, "01 00"),
                section(10, "01" + Hex.sized(code)))));
  }

  @Test
  void locals() {
    checkFunction("02 01 7f cf 86 03 7e 0b");
    assertLimit(ImplementationLimits.LOCALS, () -> checkFunction("02 01 7f d0 86 03 7e 0b"));
  }

  @Test
  void labelsOfABranchTable() {
    String table = "00 0e f0 ff 03" + "00".repeat(ImplementationLimits.BR_TABLE_LABELS + 1) + "0b";
    checkFunction(table);
    String beyond = "00 0e f1 ff 03" + "00".repeat(ImplementationLimits.BR_TABLE_LABELS + 2) + "0b";
    assertLimit(ImplementationLimits.BR_TABLE_LABELS, () -> checkFunction(beyond));
  }

  @Test
  void operandsOfAFixedArray() {
    checkFunction("00 fb 08 00 90 4e 0b");
    assertLimit(
        ImplementationLimits.ARRAY_NEW_FIXED_OPERANDS, () -> checkFunction("00 fb 08 00 91 4e 0b"));
  }

  @Test
  void nestingIsLimitedByTheSizeOfTheFunctionOnly() {
    int depth = 1_000_000;
    checkFunction("00" + "02 40".repeat(depth) + "0b".repeat(depth + 1));
  }
}

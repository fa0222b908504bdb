package cezve.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import cezve.model.module.Bytes;
import cezve.model.module.Module;
import cezve.model.module.Names;
import cezve.model.module.Section;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NameSectionTest {
  private static Names.Contents read(String hex) {
    return NameSection.read(Bytes.of(Hex.bytes(hex)));
  }

  private static Map<Integer, String> functions(String hex) {
    return read(hex).spaces().getOrDefault(Names.Kind.FUNCTION, Map.of());
  }

  @Test
  void everySubsectionIsRead() {
    Names.Contents names =
        read("00 02 01 6d" + "01 07 02 00 01 61 05 01 62" + "02 06 01 00 01 02 01 63");
    assertEquals("m", names.module());
    assertEquals(Map.of(Names.Kind.FUNCTION, Map.of(0, "a", 5, "b")), names.spaces());
    assertEquals(Map.of(Names.Kind.LOCAL, Map.of(0, Map.of(2, "c"))), names.nested());
    for (Names.Kind kind : Names.Kind.values()) {
      String subsection = String.format("%02x", kind.code());
      if (kind.isNested()) {
        assertEquals(
            Map.of(kind, Map.of(7, Map.of(8, "x"))),
            read(subsection + "06 01 07 01 08 01 78").nested());
      } else {
        assertEquals(Map.of(kind, Map.of(8, "x")), read(subsection + "04 01 08 01 78").spaces());
      }
    }
  }

  @Test
  void unknownSubsectionsArePassedOver() {
    assertEquals(Map.of(0, "a"), functions("63 02 ff ff" + "01 04 01 00 01 61"));
  }

  @Test
  void namesInFrontOfAProblemAreKept() {
    assertEquals(Map.of(0, "a"), functions("01 07 02 00 01 61 05 09 62"));
    assertEquals(Map.of(0, "a"), functions("01 04 09 00 01 61"));
    assertEquals(Map.of(), functions("01 04 01 00 05 61"));
  }

  @Test
  void subsectionsBehindAProblemAreRead() {
    assertEquals("m", read("01 04 01 00 05 61" + "00 02 01 6d").module());
  }

  @Test
  void nothingBehindABrokenLengthIsRead() {
    assertEquals(
        Map.of(0, "a"), functions("01 04 01 00 01 61" + "01 ff ff ff ff 0f" + "01 00 01 61"));
  }

  @Test
  void bytesThatAreNotUtf8AreReplaced() {
    assertEquals(Map.of(0, "a\uFFFD"), functions("01 05 01 00 02 61 ff"));
  }

  @Test
  void namesOfAModuleAreReadOnce() {
    Module module =
        ModuleDecoder.decode(Hex.module(Hex.section(0, "04 6e 61 6d 65" + "01 04 01 00 01 61")));
    assertEquals("a", module.names().get(Names.Kind.FUNCTION, 0));
    assertSame(module.names().contents(), module.names().contents());
    assertNull(module.names().get(Names.Kind.FUNCTION, 1));
    assertEquals("func[1]", module.names().function(1));
  }

  @Property
  void readingNeverFails(@ForAll byte[] bytes) {
    read(Hex.of(bytes));
  }

  @Property
  void whatWasReadIsWrittenAndReadAgain(@ForAll byte[] bytes) {
    Names.Contents names = read("01 7f" + Hex.of(bytes));
    Names.Contents again = NameSection.read(NameSection.write(names, Section.DATA).contents());
    assertEquals(names.module(), again.module());
    names
        .spaces()
        .forEach((kind, map) -> assertEquals(map, again.spaces().getOrDefault(kind, Map.of())));
  }
}

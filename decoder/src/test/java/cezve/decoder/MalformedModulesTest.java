package cezve.decoder;

import static cezve.decoder.Hex.module;
import static cezve.decoder.Hex.section;
import static cezve.decoder.Hex.sized;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cezve.model.error.MalformedException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole messages of malformed modules: the suite's words, then what, where, and what is there. */
class MalformedModulesTest {
  private static String message(byte[] bytes) {
    return assertThrows(
            MalformedException.class, () -> ModuleDecoder.checkBodies(ModuleDecoder.decode(bytes)))
        .toString()
        .replaceFirst("^.*MalformedException: ", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | unexpected end of section or function (at offset 0x0)",
        "00 61 73 | unexpected end of section or function (at offset 0x0)",
        "28 6d 6f 64 75 6c 65 29"
            + "| magic header not detected: this looks like the text format (at offset 0x0)",
        "7f 45 4c 46"
            + "| magic header not detected: this is not a WebAssembly module (at offset 0x0)",
        "00 61 73 6d | unexpected end of section or function (at offset 0x4)",
        "00 61 73 6d 02 00 00 00 | unknown binary version 0x2 (at offset 0x4)",
        "00 61 73 6d 0d 00 01 00"
            + "| unknown binary version 0x1000d: this is a component, not a module (at offset 0x4)"
      })
  void headers(String hex, String message) {
    assertEquals(message, message(Hex.bytes(hex)));
  }

  static Stream<Arguments> sections() {
    return Stream.of(
        Arguments.of("0e 00", "malformed section id: 0xe (at offset 0x8)"),
        Arguments.of("01", "unexpected end of section or function (at offset 0x9)"),
        Arguments.of(
            "01 05 00", "length out of bounds: 5 bytes of a section in 2 bytes (at offset 0x9)"),
        Arguments.of(
            "01 02 00 00",
            "section size mismatch: 2 bytes are declared, the contents take 1 (at offset 0xb, type"
                + " section)"),
        Arguments.of(
            "03 01 00 01 01 00",
            "unexpected content after last section: type section after the function section (at"
                + " offset 0xb)"),
        Arguments.of(
            "05 01 00 05 01 00",
            "unexpected content after last section: another memory section (at offset 0xb)"),
        Arguments.of(
            "00 01 02 61 62 00",
            "unexpected end of section or function: a name longer than its section (at offset 0xb,"
                + " custom section)"));
  }

  @ParameterizedTest
  @MethodSource("sections")
  void sections(String sections, String message) {
    assertEquals(message, message(module(sections)));
  }

  static Stream<Arguments> typesAndImports() {
    return Stream.of(
        Arguments.of(
            1, "01 61", "malformed definition type: 0x61 (at offset 0xb, type section, entry 0)"),
        Arguments.of(
            1,
            "01 60 01 40 00",
            "malformed value type: 0x40 (at offset 0xd, type section, entry 0)"),
        Arguments.of(
            1,
            "01 60 01 64 40 00",
            "malformed heap type: 0x40 (at offset 0xe, type section, entry 0)"),
        Arguments.of(
            1,
            "01 60 01 64 ff 7f 00",
            "integer representation too long: more than 1 byte (at offset 0xe, type section, entry 0)"),
        Arguments.of(
            1,
            "01 5e 79 00",
            "malformed storage type: 0x79 (at offset 0xc, type section, entry 0)"),
        Arguments.of(
            1, "01 5e 78 02", "malformed mutability: 0x2 (at offset 0xd, type section, entry 0)"),
        Arguments.of(
            2,
            "01 00 00 05 00",
            "malformed import kind: 0x5 (at offset 0xd, import section, entry 0)"),
        Arguments.of(
            2,
            "01 00 00 04 01 00",
            "zero byte expected: 0x1 (at offset 0xe, import section, entry 0)"),
        Arguments.of(
            2,
            "02 00 00 00 00 01 ff 00 00 00",
            "malformed UTF-8 encoding of a name (at offset 0x10, import section, entry 1)"));
  }

  static Stream<Arguments> definitions() {
    return Stream.of(
        Arguments.of(
            4,
            "01 7f 00 00",
            "malformed reference type: 0x7f (at offset 0xb, table section, entry 0)"),
        Arguments.of(
            4,
            "01 70 02 00",
            "tables cannot be shared (yet) (at offset 0xc, table section, entry 0)"),
        Arguments.of(
            4,
            "01 70 08 00 00",
            "malformed limits flags: 0x8 (at offset 0xc, table section, entry 0)"),
        Arguments.of(
            4,
            "01 40 01 70 00 00 0b",
            "zero byte expected: 0x1 (at offset 0xc, table section, entry 0)"),
        Arguments.of(
            5, "01 10 00", "malformed limits flags: 0x10 (at offset 0xb, memory section, entry 0)"),
        Arguments.of(
            5,
            "01 08 00 40",
            "invalid custom page size: 2 to the 64 (at offset 0xd, memory section, entry 0)"));
  }

  static Stream<Arguments> globalsAndLater() {
    return Stream.of(
        Arguments.of(
            6,
            "01 7f 02 41 00 0b",
            "malformed mutability: 0x2 (at offset 0xc, global section, entry 0)"),
        Arguments.of(
            6,
            "01 7f 00 41 00",
            "unexpected end of section or function (at offset 0xf, global section, entry 0)"),
        Arguments.of(
            6, "01 7f 00 f3 0b", "illegal opcode f3 (at offset 0xd, global section, entry 0)"),
        Arguments.of(
            7,
            "01 00 05 00",
            "malformed export kind: 0x5 (at offset 0xc, export section, entry 0)"),
        Arguments.of(
            9,
            "01 08 00",
            "malformed element segment kind: 8 (at offset 0xb, element section, entry 0)"),
        Arguments.of(
            9,
            "01 01 01 00",
            "malformed element kind: 0x1 (at offset 0xc, element section, entry 0)"),
        Arguments.of(
            11,
            "01 03 00",
            "malformed data segment kind: 3 (at offset 0xb, data section, entry 0)"),
        Arguments.of(
            11,
            "01 01 05 00",
            "length out of bounds: 5 bytes of data in 2 bytes (at offset 0xc, data section, entry 0)"),
        Arguments.of(
            10,
            "01 02 00 0b",
            "function and code section have inconsistent lengths: 0 and 1 (at offset 0xe)"),
        Arguments.of(
            12,
            "01",
            "data count and data section have inconsistent lengths: 1 and 0 (at offset 0xb)"));
  }

  @ParameterizedTest
  @MethodSource({"typesAndImports", "definitions", "globalsAndLater"})
  void contentsOfSections(int id, String contents, String message) {
    assertEquals(message, message(module(section(id, contents))));
  }

  private static final String FUNCTION = "function 0";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ff 0b | illegal opcode ff | 0x17",
        "fc 20 0b | illegal opcode fc 20 | 0x17",
        "fd ff ff ff ff 0f 0b | illegal opcode fd ffffffff | 0x17",
        "01 | unexpected end of section or function | 0x18",
        "02 40 0b | unexpected end of section or function | 0x1a",
        "05 0b | END opcode expected: there is nothing for else | 0x17",
        "04 40 05 05 0b 0b | END opcode expected: there is nothing for else | 0x1a",
        "02 40 05 0b 0b | END opcode expected: there is nothing for else | 0x19",
        "07 00 0b | END opcode expected: there is nothing for catch | 0x17",
        "06 40 19 07 00 0b 0b | END opcode expected: there is nothing for catch | 0x1a",
        "06 40 07 00 18 00 0b | END opcode expected: there is nothing for delegate | 0x1b",
        "18 00 0b | END opcode expected: there is nothing for delegate | 0x17",
        "0b 01 0b" + "| section size mismatch: the body ends 2 bytes before the function | 0x18",
        "28 80 01 00 1a 0b | malformed memop flags: 0x80 | 0x18",
        "fe 03 01 0b | zero byte expected: 0x1 | 0x19",
        "1f 40 01 04 00 0b 0b | malformed catch clause: 0x4 | 0x1a",
        "fb 18 04 00 70 70 0b | malformed cast flags: 0x4 | 0x19",
        "fc 08 00 00 0b | data count section required | 0x19",
        "fc 09 00 0b | data count section required | 0x19",
        "fb 09 00 00 0b | data count section required | 0x19",
        "02 41 0b 0b | malformed block type: 0x41 | 0x18",
        "02 80 7f 0b 0b | integer representation too long: more than 1 byte | 0x18",
        "d0 7f 0b | malformed heap type: 0x7f | 0x18",
        "41 80 80 80 80 08 0b | integer too large: more than 32 bits | 0x1c"
      })
  void bodies(String body, String problem, String offset) {
    assertEquals(
        problem + " (at offset " + offset + ", " + FUNCTION + ")",
        message(Hex.moduleWithBody(body)));
  }

  @Test
  void aMissingEndBetweenFunctions() {
    byte[] bytes =
        module(
            section(1, "01 60 00 00"),
            section(3, "02 00 00"),
            section(10, "02" + sized("00 01") + sized("00 0b")));
    assertEquals(
        "END opcode expected at the end of the function (at offset 0x19, function 0)",
        message(bytes));
  }

  @Test
  void anEndThatStandsBehindTheFunction() {
    byte[] bytes =
        module(
            section(1, "01 60 00 00"), section(3, "01 00"), section(10, "01 02 00 01 "), "0b 00");
    assertEquals(
        "section size mismatch: the body does not end within the function (at offset 0x18,"
            + " function 0)",
        message(bytes));
  }

  @Test
  void anInstructionThatReachesOverTheEndOfTheFunction() {
    byte[] bytes =
        module(
            section(1, "01 60 00 00"),
            section(3, "02 00 00"),
            section(10, "02" + sized("00 41 80") + sized("00 0b")));
    assertEquals(
        "END opcode expected at the end of the function (at offset 0x1b, function 0)",
        message(bytes));
  }

  @Test
  void functionsCountImportsAndHaveNames() {
    byte[] bytes =
        module(
            section(1, "01 60 00 00"),
            section(2, "01 00 00 00 00"),
            section(3, "02 00 00"),
            section(10, "02" + sized("00 0b") + sized("00 ff 0b")),
            section(0, "04 6e 61 6d 65" + "01 07 01 02 04 6d 61 69 6e"));
    assertEquals("illegal opcode ff (at offset 0x22, function 2 \"main\")", message(bytes));
  }

  @Test
  void malformedLocals() {
    byte[] bytes =
        module(
            section(1, "01 60 00 00"),
            section(3, "01 00"),
            section(10, "01" + sized("02 ff ff ff ff 0f 7f 01 7f 0b")));
    assertEquals("too many locals: 4294967296 (at offset 0x16, function 0)", message(bytes));
  }
}

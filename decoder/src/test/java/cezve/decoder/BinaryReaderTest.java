package cezve.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.MalformedException;
import cezve.model.error.Position;
import java.nio.charset.StandardCharsets;
import java.util.function.ToLongFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinaryReaderTest {
  enum Number {
    U32(reader -> Integer.toUnsignedLong(reader.u32())),
    U64(BinaryReader::u64),
    S32(BinaryReader::s32),
    S33(BinaryReader::s33),
    S64(BinaryReader::s64);

    private final ToLongFunction<BinaryReader> read;

    Number(ToLongFunction<BinaryReader> read) {
      this.read = read;
    }
  }

  private static BinaryReader reader(byte[] bytes) {
    return new BinaryReader(bytes, 0, () -> "the test");
  }

  private static BinaryReader reader(String hex) {
    return reader(Hex.bytes(hex));
  }

  @ParameterizedTest
  @CsvSource({
    "U32, 00, 0",
    "U32, 7f, 127",
    "U32, 80 01, 128",
    "U32, ff 7f, 16383",
    "U32, ff ff ff ff 0f, 4294967295",
    "U32, 80 00, 0",
    "U32, 83 80 80 80 00, 3",
    "U64, ff ff ff ff ff ff ff ff ff 01, -1",
    "U64, 80 80 80 80 80 80 80 80 80 01, -9223372036854775808",
    "U64, 80 80 80 80 80 80 80 80 80 00, 0",
    "S32, 00, 0",
    "S32, 3f, 63",
    "S32, 40, -64",
    "S32, 7f, -1",
    "S32, c0 00, 64",
    "S32, ff 7f, -1",
    "S32, ff ff ff ff 07, 2147483647",
    "S32, 80 80 80 80 78, -2147483648",
    "S32, ff ff ff ff 7f, -1",
    "S33, ff ff ff ff 0f, 4294967295",
    "S33, 80 80 80 80 70, -4294967296",
    "S33, 40, -64",
    "S64, ff ff ff ff ff ff ff ff ff 00, 9223372036854775807",
    "S64, 80 80 80 80 80 80 80 80 80 7f, -9223372036854775808",
    "S64, ff ff ff ff ff ff ff ff ff 7f, -1",
    "S64, 7f, -1"
  })
  void numbers(Number kind, String hex, long expected) {
    BinaryReader in = reader(hex);
    assertEquals(expected, kind.read.applyAsLong(in));
    assertEquals(0, in.remaining());
  }

  @ParameterizedTest
  @CsvSource({
    "U32, '', unexpected end, 0",
    "U32, 80, unexpected end, 1",
    "U32, 80 80 80 80, unexpected end, 4",
    "U32, 80 80 80 80 10, integer too large, 4",
    "U32, ff ff ff ff 7f, integer too large, 4",
    "U32, 80 80 80 80 80 00, integer representation too long, 5",
    "U32, 80 80 80 80 8f, integer representation too long, 5",
    "U64, 80 80 80 80 80 80 80 80 80 02, integer too large, 9",
    "U64, 80 80 80 80 80 80 80 80 80 80 00, integer representation too long, 10",
    "S32, 80 80 80 80 08, integer too large, 4",
    "S32, ff ff ff ff 6f, integer too large, 4",
    "S32, 80 80 80 80 80 00, integer representation too long, 5",
    "S33, 80 80 80 80 20, integer too large, 4",
    "S33, ff ff ff ff 5f, integer too large, 4",
    "S33, ff ff ff ff ff 7f, integer representation too long, 5",
    "S64, 80 80 80 80 80 80 80 80 80 01, integer too large, 9",
    "S64, ff ff ff ff ff ff ff ff ff 7e, integer too large, 9",
    "S64, ff ff ff ff ff ff ff ff ff ff 7f, integer representation too long, 10",
    "S64, ff ff, unexpected end, 2"
  })
  void malformedNumbers(Number kind, String hex, String problem, int offset) {
    MalformedException error =
        assertThrows(MalformedException.class, () -> kind.read.applyAsLong(reader(hex)));
    assertTrue(error.problem().startsWith(problem), error.problem());
    assertEquals(new Position.Offset(offset), error.position());
    assertEquals("the test", error.context());
  }

  @Property
  void whatIsWrittenIsRead(@ForAll int i32, @ForAll long i64) {
    ByteWriter out = new ByteWriter();
    out.u32(i32);
    out.u64(i64);
    out.signed(i32);
    out.signed(Integer.toUnsignedLong(i32));
    out.signed(i64);
    out.fixed32(i32);
    out.fixed64(i64);
    BinaryReader in = reader(out.toArray());
    assertEquals(i32, in.u32());
    assertEquals(i64, in.u64());
    assertEquals(i32, in.s32());
    assertEquals(Integer.toUnsignedLong(i32), in.s33());
    assertEquals(i64, in.s64());
    assertEquals(i32, in.fixed32());
    assertEquals(i64, in.fixed64());
    assertEquals(0, in.remaining());
  }

  @Property
  void numbersAreWrittenInAsFewBytesAsTheyTake(@ForAll int value) {
    ByteWriter unsigned = new ByteWriter();
    unsigned.u32(value);
    int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(value));
    assertEquals((bits + 6) / 7, unsigned.size());
    ByteWriter signed = new ByteWriter();
    signed.signed(value);
    int signedBits = 33 - Integer.numberOfLeadingZeros(value < 0 ? ~value : value);
    assertEquals((signedBits + 6) / 7, signed.size());
  }

  @ParameterizedTest
  @CsvSource({"''", "a", "größe", "𝔀", "'a\uFEFFb'"})
  void names(String name) {
    ByteWriter out = new ByteWriter();
    out.name(name);
    BinaryReader in = reader(out.toArray());
    assertEquals(name, in.name());
    assertEquals(name.getBytes(StandardCharsets.UTF_8).length + 1, in.offset());
  }

  @ParameterizedTest
  @CsvSource({
    "01 80, malformed UTF-8 encoding, 1",
    "02 c0 80, malformed UTF-8 encoding, 1",
    "03 ed a0 80, malformed UTF-8 encoding, 1",
    "04 f4 90 80 80, malformed UTF-8 encoding, 1",
    "02 61 c3, malformed UTF-8 encoding, 1",
    "03 61 62, unexpected end, 1",
    "05 61 62, length out of bounds, 0",
    "ff ff ff ff 0f 61, length out of bounds, 0"
  })
  void malformedNames(String hex, String problem, int offset) {
    MalformedException error = assertThrows(MalformedException.class, () -> reader(hex).name());
    assertTrue(error.problem().startsWith(problem), error.problem());
    assertEquals(new Position.Offset(offset), error.position());
  }

  @Test
  void nothingIsReadBehindTheEnd() {
    BinaryReader in = reader("01 02 03");
    assertThrows(MalformedException.class, in::fixed32);
    assertThrows(MalformedException.class, in::fixed64);
    assertThrows(MalformedException.class, () -> in.skip(4));
    assertEquals(0, in.offset());
    in.skip(3);
    assertEquals(-1, in.peek());
    assertThrows(MalformedException.class, in::u8);
  }
}

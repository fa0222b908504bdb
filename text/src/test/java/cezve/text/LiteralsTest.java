package cezve.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.module.Bytes;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteralsTest {
  private static String f32(int bits) {
    StringBuilder text = new StringBuilder();
    Literals.f32(bits, text);
    return text.toString();
  }

  private static String f64(long bits) {
    StringBuilder text = new StringBuilder();
    Literals.f64(bits, text);
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "0x00000000, 0",
    "0x80000000, -0",
    "0x3fc00000, 1.5",
    "0x501502f9, 1e10",
    "0x7f7fffff, 3.4028235e38",
    "0x00000001, 1.4e-45",
    "0x7f800000, inf",
    "0xff800000, -inf",
    "0x7fc00000, nan",
    "0xffc00000, -nan",
    "0x7f800001, nan:0x1",
    "0xffffffff, -nan:0x7fffff"
  })
  void singleFloatsAreShort(String bits, String text) {
    assertEquals(text, f32(Long.decode(bits).intValue()));
  }

  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, -0",
    "3fb999999999999a, 0.1",
    "4202a05f20000000, 1e10",
    "0000000000000001, 4.9e-324",
    "7ff0000000000000, inf",
    "7ff8000000000000, nan",
    "fff0000000000001, -nan:0x1"
  })
  void doubleFloatsAreShort(String bits, String text) {
    assertEquals(text, f64(Long.parseUnsignedLong(bits, 16)));
  }

  @Property
  void finiteSingleFloatsAreExact(@ForAll int bits) {
    if (Float.isFinite(Float.intBitsToFloat(bits))) {
      assertEquals(bits, Float.floatToRawIntBits(Float.parseFloat(f32(bits))));
    }
  }

  @Property
  void finiteDoubleFloatsAreExact(@ForAll long bits) {
    if (Double.isFinite(Double.longBitsToDouble(bits))) {
      assertEquals(bits, Double.doubleToRawLongBits(Double.parseDouble(f64(bits))));
    }
  }

  @Test
  void namesShowWhatCanBeSeen() {
    StringBuilder text = new StringBuilder();
    Literals.name("größe \"𝔀\" \\\t\u0000\u007f\u202e\u00a0", text);
    assertEquals("\"größe \\\"𝔀\\\" \\\\\\t\\00\\7f\\u{202e}\\u{a0}\"", text.toString());
  }

  @Test
  void bytesAreAsciiOrHexadecimal() {
    StringBuilder text = new StringBuilder();
    Bytes bytes = Bytes.of(new byte[] {'a', 0, '"', '\\', '\r', -1, 0x7F});
    assertEquals(7, Literals.bytes(bytes, 0, 100, text));
    assertEquals("a\\00\\\"\\\\\\r\\ff\\7f", text.toString());
  }

  @Property
  void linesOfBytesAreNeitherEmptyNorLong(@ForAll byte[] array) {
    Bytes bytes = Bytes.of(array);
    for (int at = 0; at < array.length; ) {
      StringBuilder text = new StringBuilder();
      int next = Literals.bytes(bytes, at, 10, text);
      assertTrue(next > at && text.length() < 13, text::toString);
      at = next;
    }
  }

  @Test
  void linesOfBytesEndWithLinesOfText() {
    StringBuilder text = new StringBuilder();
    Bytes bytes = Bytes.of("first line\nsecond".getBytes(StandardCharsets.UTF_8));
    assertEquals(11, Literals.bytes(bytes, 0, 20, text));
    assertEquals("first line\\n", text.toString());
  }
}

package cezve.runtime.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Lanes of vectors against the bytes of a little-endian memory. */
final class V128Test {

  private static ByteBuffer bytes(V128 vector) {
    return ByteBuffer.allocate(16)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(0, vector.low())
        .putLong(8, vector.high());
  }

  private static V128 vector(ByteBuffer bytes) {
    return new V128(bytes.getLong(0), bytes.getLong(8));
  }

  @Property(tries = 200)
  void lanesAreThoseOfTheBytes(@ForAll long low, @ForAll long high) {
    V128 vector = new V128(low, high);
    ByteBuffer bytes = bytes(vector);
    for (int lane = 0; lane < 16; lane++) {
      assertEquals(bytes.get(lane), vector.i8(lane));
      assertEquals(Byte.toUnsignedInt(bytes.get(lane)), vector.u8(lane));
    }
    for (int lane = 0; lane < 8; lane++) {
      assertEquals(bytes.getShort(lane * 2), vector.i16(lane));
      assertEquals(Short.toUnsignedInt(bytes.getShort(lane * 2)), vector.u16(lane));
    }
    for (int lane = 0; lane < 4; lane++) {
      assertEquals(bytes.getInt(lane * 4), vector.i32(lane));
    }
    assertEquals(low, vector.i64(0));
    assertEquals(high, vector.i64(1));
    assertEquals(vector, V128.ofI32(vector.i32(0), vector.i32(1), vector.i32(2), vector.i32(3)));
  }

  @Property(tries = 200)
  void replacingALaneLeavesTheOthers(
      @ForAll long low,
      @ForAll long high,
      @ForAll long value,
      @ForAll @IntRange(max = 15) int lane) {
    V128 vector = new V128(low, high);
    assertEquals(vector(bytes(vector).put(lane, (byte) value)), vector.withI8(lane, (int) value));
    int i16 = lane / 2;
    assertEquals(
        vector(bytes(vector).putShort(i16 * 2, (short) value)), vector.withI16(i16, (int) value));
    int i32 = lane / 4;
    assertEquals(
        vector(bytes(vector).putInt(i32 * 4, (int) value)), vector.withI32(i32, (int) value));
    int i64 = lane / 8;
    assertEquals(vector(bytes(vector).putLong(i64 * 8, value)), vector.withI64(i64, value));
    assertEquals(1.5f, vector.withF32(i32, 1.5f).f32(i32));
    assertEquals(-2.25, vector.withF64(i64, -2.25).f64(i64));
  }

  @Test
  void theTextIsWhatTheTextFormatHas() {
    assertEquals("i32x4 0x1 0x0 0xffffffff 0x80", V128.ofI32(1, 0, -1, 128).toString());
  }
}

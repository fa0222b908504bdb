package cezve.compiler.support;

import cezve.runtime.MemoryInstance;
import cezve.runtime.numeric.V128;

/** Accesses to memories. */
public final class Memories {
  private Memories() {}

  public static int i32Load(MemoryInstance memory, int address) {
    return memory.bytes().load32(address, 0);
  }

  public static int i32Load(MemoryInstance memory, long address) {
    return memory.load32(address);
  }

  public static int i32Load(MemoryInstance memory, int address, int offset) {
    return memory.bytes().load32(address, offset);
  }

  public static long i64Load(MemoryInstance memory, int address) {
    return memory.bytes().load64(address, 0);
  }

  public static long i64Load(MemoryInstance memory, long address) {
    return memory.load64(address);
  }

  public static long i64Load(MemoryInstance memory, int address, int offset) {
    return memory.bytes().load64(address, offset);
  }

  public static float f32Load(MemoryInstance memory, int address) {
    return Float.intBitsToFloat(memory.bytes().load32(address, 0));
  }

  public static float f32Load(MemoryInstance memory, long address) {
    return Float.intBitsToFloat(memory.load32(address));
  }

  public static float f32Load(MemoryInstance memory, int address, int offset) {
    return Float.intBitsToFloat(memory.bytes().load32(address, offset));
  }

  public static double f64Load(MemoryInstance memory, int address) {
    return Double.longBitsToDouble(memory.bytes().load64(address, 0));
  }

  public static double f64Load(MemoryInstance memory, long address) {
    return Double.longBitsToDouble(memory.load64(address));
  }

  public static double f64Load(MemoryInstance memory, int address, int offset) {
    return Double.longBitsToDouble(memory.bytes().load64(address, offset));
  }

  public static int i32Load8S(MemoryInstance memory, int address) {
    return memory.bytes().load8(address, 0);
  }

  public static int i32Load8S(MemoryInstance memory, long address) {
    return memory.load8(address);
  }

  public static int i32Load8S(MemoryInstance memory, int address, int offset) {
    return memory.bytes().load8(address, offset);
  }

  public static int i32Load8U(MemoryInstance memory, int address) {
    return memory.bytes().load8(address, 0) & 0xFF;
  }

  public static int i32Load8U(MemoryInstance memory, long address) {
    return memory.load8(address) & 0xFF;
  }

  public static int i32Load8U(MemoryInstance memory, int address, int offset) {
    return memory.bytes().load8(address, offset) & 0xFF;
  }

  public static int i32Load16S(MemoryInstance memory, int address) {
    return memory.bytes().load16(address, 0);
  }

  public static int i32Load16S(MemoryInstance memory, long address) {
    return memory.load16(address);
  }

  public static int i32Load16S(MemoryInstance memory, int address, int offset) {
    return memory.bytes().load16(address, offset);
  }

  public static int i32Load16U(MemoryInstance memory, int address) {
    return memory.bytes().load16(address, 0) & 0xFFFF;
  }

  public static int i32Load16U(MemoryInstance memory, long address) {
    return memory.load16(address) & 0xFFFF;
  }

  public static int i32Load16U(MemoryInstance memory, int address, int offset) {
    return memory.bytes().load16(address, offset) & 0xFFFF;
  }

  public static long i64Load8S(MemoryInstance memory, int address) {
    return memory.bytes().load8(address, 0);
  }

  public static long i64Load8S(MemoryInstance memory, long address) {
    return memory.load8(address);
  }

  public static long i64Load8S(MemoryInstance memory, int address, int offset) {
    return memory.bytes().load8(address, offset);
  }

  public static long i64Load8U(MemoryInstance memory, int address) {
    return memory.bytes().load8(address, 0) & 0xFF;
  }

  public static long i64Load8U(MemoryInstance memory, long address) {
    return memory.load8(address) & 0xFF;
  }

  public static long i64Load8U(MemoryInstance memory, int address, int offset) {
    return memory.bytes().load8(address, offset) & 0xFF;
  }

  public static long i64Load16S(MemoryInstance memory, int address) {
    return memory.bytes().load16(address, 0);
  }

  public static long i64Load16S(MemoryInstance memory, long address) {
    return memory.load16(address);
  }

  public static long i64Load16S(MemoryInstance memory, int address, int offset) {
    return memory.bytes().load16(address, offset);
  }

  public static long i64Load16U(MemoryInstance memory, int address) {
    return memory.bytes().load16(address, 0) & 0xFFFF;
  }

  public static long i64Load16U(MemoryInstance memory, long address) {
    return memory.load16(address) & 0xFFFF;
  }

  public static long i64Load16U(MemoryInstance memory, int address, int offset) {
    return memory.bytes().load16(address, offset) & 0xFFFF;
  }

  public static long i64Load32S(MemoryInstance memory, int address) {
    return memory.bytes().load32(address, 0);
  }

  public static long i64Load32S(MemoryInstance memory, long address) {
    return memory.load32(address);
  }

  public static long i64Load32S(MemoryInstance memory, int address, int offset) {
    return memory.bytes().load32(address, offset);
  }

  public static long i64Load32U(MemoryInstance memory, int address) {
    return memory.bytes().load32(address, 0) & 0xFFFF_FFFFL;
  }

  public static long i64Load32U(MemoryInstance memory, long address) {
    return memory.load32(address) & 0xFFFF_FFFFL;
  }

  public static long i64Load32U(MemoryInstance memory, int address, int offset) {
    return memory.bytes().load32(address, offset) & 0xFFFF_FFFFL;
  }

  public static void i32Store(MemoryInstance memory, int address, int value) {
    memory.bytes().store32(address, value, 0);
  }

  public static void i32Store(MemoryInstance memory, long address, int value) {
    memory.store32(address, value);
  }

  public static void i32Store(MemoryInstance memory, int address, int value, int offset) {
    memory.bytes().store32(address, value, offset);
  }

  public static void i64Store(MemoryInstance memory, int address, long value) {
    memory.bytes().store64(address, value, 0);
  }

  public static void i64Store(MemoryInstance memory, long address, long value) {
    memory.store64(address, value);
  }

  public static void i64Store(MemoryInstance memory, int address, long value, int offset) {
    memory.bytes().store64(address, value, offset);
  }

  public static void f32Store(MemoryInstance memory, int address, float value) {
    memory.bytes().store32(address, Float.floatToRawIntBits(value), 0);
  }

  public static void f32Store(MemoryInstance memory, long address, float value) {
    memory.store32(address, Float.floatToRawIntBits(value));
  }

  public static void f32Store(MemoryInstance memory, int address, float value, int offset) {
    memory.bytes().store32(address, Float.floatToRawIntBits(value), offset);
  }

  public static void f64Store(MemoryInstance memory, int address, double value) {
    memory.bytes().store64(address, Double.doubleToRawLongBits(value), 0);
  }

  public static void f64Store(MemoryInstance memory, long address, double value) {
    memory.store64(address, Double.doubleToRawLongBits(value));
  }

  public static void f64Store(MemoryInstance memory, int address, double value, int offset) {
    memory.bytes().store64(address, Double.doubleToRawLongBits(value), offset);
  }

  public static void i32Store8(MemoryInstance memory, int address, int value) {
    memory.bytes().store8(address, (byte) value, 0);
  }

  public static void i32Store8(MemoryInstance memory, long address, int value) {
    memory.store8(address, (byte) value);
  }

  public static void i32Store8(MemoryInstance memory, int address, int value, int offset) {
    memory.bytes().store8(address, (byte) value, offset);
  }

  public static void i32Store16(MemoryInstance memory, int address, int value) {
    memory.bytes().store16(address, (short) value, 0);
  }

  public static void i32Store16(MemoryInstance memory, long address, int value) {
    memory.store16(address, (short) value);
  }

  public static void i32Store16(MemoryInstance memory, int address, int value, int offset) {
    memory.bytes().store16(address, (short) value, offset);
  }

  public static void i64Store8(MemoryInstance memory, int address, long value) {
    memory.bytes().store8(address, (byte) value, 0);
  }

  public static void i64Store8(MemoryInstance memory, long address, long value) {
    memory.store8(address, (byte) value);
  }

  public static void i64Store8(MemoryInstance memory, int address, long value, int offset) {
    memory.bytes().store8(address, (byte) value, offset);
  }

  public static void i64Store16(MemoryInstance memory, int address, long value) {
    memory.bytes().store16(address, (short) value, 0);
  }

  public static void i64Store16(MemoryInstance memory, long address, long value) {
    memory.store16(address, (short) value);
  }

  public static void i64Store16(MemoryInstance memory, int address, long value, int offset) {
    memory.bytes().store16(address, (short) value, offset);
  }

  public static void i64Store32(MemoryInstance memory, int address, long value) {
    memory.bytes().store32(address, (int) value, 0);
  }

  public static void i64Store32(MemoryInstance memory, long address, long value) {
    memory.store32(address, (int) value);
  }

  public static void i64Store32(MemoryInstance memory, int address, long value, int offset) {
    memory.bytes().store32(address, (int) value, offset);
  }

  public static V128 v128Load(MemoryInstance memory, int address) {
    return memory.load128(Integer.toUnsignedLong(address));
  }

  public static V128 v128Load(MemoryInstance memory, long address) {
    return memory.load128(address);
  }

  public static V128 v128Load(MemoryInstance memory, int address, int offset) {
    return memory.load128(Integer.toUnsignedLong(address) + offset);
  }

  public static V128 v128Load32Zero(MemoryInstance memory, int address) {
    return new V128(Integer.toUnsignedLong(memory.bytes().load32(address, 0)), 0);
  }

  public static V128 v128Load32Zero(MemoryInstance memory, long address) {
    return new V128(Integer.toUnsignedLong(memory.load32(address)), 0);
  }

  public static V128 v128Load32Zero(MemoryInstance memory, int address, int offset) {
    return new V128(Integer.toUnsignedLong(memory.bytes().load32(address, offset)), 0);
  }

  public static V128 v128Load64Zero(MemoryInstance memory, int address) {
    return new V128(memory.bytes().load64(address, 0), 0);
  }

  public static V128 v128Load64Zero(MemoryInstance memory, long address) {
    return new V128(memory.load64(address), 0);
  }

  public static V128 v128Load64Zero(MemoryInstance memory, int address, int offset) {
    return new V128(memory.bytes().load64(address, offset), 0);
  }

  public static void v128Store(MemoryInstance memory, int address, V128 value) {
    memory.store128(Integer.toUnsignedLong(address), value);
  }

  public static void v128Store(MemoryInstance memory, long address, V128 value) {
    memory.store128(address, value);
  }

  public static void v128Store(MemoryInstance memory, int address, V128 value, int offset) {
    memory.store128(Integer.toUnsignedLong(address) + offset, value);
  }
}

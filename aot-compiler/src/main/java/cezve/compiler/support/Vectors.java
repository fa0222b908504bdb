package cezve.compiler.support;

import cezve.runtime.GlobalInstance;
import cezve.runtime.numeric.V128;

/** What generated code does with vectors besides the operations of {@code runtime.numeric}. */
public final class Vectors {
  private Vectors() {}

  /** {@code v128.const}. */
  public static V128 of(long low, long high) {
    return new V128(low, high);
  }

  /** {@code global.get}. */
  public static V128 get(GlobalInstance global) {
    return new V128(global.low(), global.high());
  }

  /** {@code global.set}. */
  public static void set(GlobalInstance global, V128 value) {
    global.set(value.low(), value.high());
  }

  public static int i8x16ExtractLaneS(V128 vector, int lane) {
    return (byte) vector.i8(lane);
  }

  public static int i8x16ExtractLaneU(V128 vector, int lane) {
    return vector.i8(lane) & 0xFF;
  }

  public static V128 i8x16ReplaceLane(V128 vector, int value, int lane) {
    return vector.withI8(lane, value);
  }

  public static int i16x8ExtractLaneS(V128 vector, int lane) {
    return (short) vector.i16(lane);
  }

  public static int i16x8ExtractLaneU(V128 vector, int lane) {
    return vector.i16(lane) & 0xFFFF;
  }

  public static V128 i16x8ReplaceLane(V128 vector, int value, int lane) {
    return vector.withI16(lane, value);
  }

  public static int i32x4ExtractLane(V128 vector, int lane) {
    return vector.i32(lane);
  }

  public static V128 i32x4ReplaceLane(V128 vector, int value, int lane) {
    return vector.withI32(lane, value);
  }

  public static long i64x2ExtractLane(V128 vector, int lane) {
    return vector.i64(lane);
  }

  public static V128 i64x2ReplaceLane(V128 vector, long value, int lane) {
    return vector.withI64(lane, value);
  }

  public static float f32x4ExtractLane(V128 vector, int lane) {
    return vector.f32(lane);
  }

  public static V128 f32x4ReplaceLane(V128 vector, float value, int lane) {
    return vector.withF32(lane, value);
  }

  public static double f64x2ExtractLane(V128 vector, int lane) {
    return vector.f64(lane);
  }

  public static V128 f64x2ReplaceLane(V128 vector, double value, int lane) {
    return vector.withF64(lane, value);
  }
}

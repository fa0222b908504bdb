package cezve;

import cezve.model.type.GlobalType;
import cezve.model.type.Mutability;
import cezve.model.type.NumType;
import cezve.model.type.ValType;
import cezve.runtime.GlobalInstance;
import org.jspecify.annotations.Nullable;

/**
 * A global variable, or constant. Methods that name a type throw {@link IllegalStateException} if
 * the global is of another one, and those that set it if it cannot be set.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/embedding.html#globals">Embedding:
 *     globals</a>
 */
public final class Global {
  private final GlobalInstance runtime;

  Global(GlobalInstance runtime) {
    this.runtime = runtime;
  }

  /**
   * A new global.
   *
   * @param type its type, closed
   * @param value what it is at first: a number boxed, a vector, or a reference
   * @throws IllegalArgumentException if that is not of the type
   */
  public static Global create(GlobalType type, @Nullable Object value) {
    Global global = new Global(new GlobalInstance(type));
    global.runtime.setValue(value);
    return global;
  }

  /** What this global is to the parts of Cezve below, for those who use these as well. */
  public GlobalInstance runtime() {
    return runtime;
  }

  /** Its type. */
  public GlobalType type() {
    return runtime.type();
  }

  /** Its value: a number boxed, a vector, or a reference. */
  public @Nullable Object get() {
    return runtime.value();
  }

  /**
   * Sets it: to a number, boxed, a vector or a reference.
   *
   * @throws IllegalArgumentException if that is not of its type
   */
  public void set(@Nullable Object value) {
    requireVariable();
    runtime.setValue(value);
  }

  /** An i32. */
  public int getInt() {
    return (int) bits(NumType.I32);
  }

  /** An i64. */
  public long getLong() {
    return bits(NumType.I64);
  }

  /** An f32. */
  public float getFloat() {
    return Float.intBitsToFloat((int) bits(NumType.F32));
  }

  /** An f64. */
  public double getDouble() {
    return Double.longBitsToDouble(bits(NumType.F64));
  }

  /** Sets an i32. */
  public void setInt(int value) {
    set(NumType.I32, value);
  }

  /** Sets an i64. */
  public void setLong(long value) {
    set(NumType.I64, value);
  }

  /** Sets an f32. */
  public void setFloat(float value) {
    set(NumType.F32, Float.floatToRawIntBits(value));
  }

  /** Sets an f64. */
  public void setDouble(double value) {
    set(NumType.F64, Double.doubleToRawLongBits(value));
  }

  private long bits(NumType type) {
    require(type);
    return runtime.low();
  }

  private void set(NumType type, long bits) {
    require(type);
    requireVariable();
    runtime.set(bits);
  }

  private void require(ValType type) {
    if (!runtime.type().value().equals(type)) {
      throw new IllegalStateException(runtime.type() + " is not of type " + type);
    }
  }

  private void requireVariable() {
    if (runtime.type().mutability() == Mutability.CONST) {
      throw new IllegalStateException(runtime.type() + " is a constant");
    }
  }

  /** Whether the other is the same global. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Global global && runtime.equals(global.runtime);
  }

  @Override
  public int hashCode() {
    return runtime.hashCode();
  }
}

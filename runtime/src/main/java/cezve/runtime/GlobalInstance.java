package cezve.runtime;

import cezve.model.type.GlobalType;
import org.jspecify.annotations.Nullable;

/**
 * A global instance. A number is kept as its bits in {@code low} (an i32 sign-extended), a vector
 * in both halves, a reference in {@code reference}.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#global-instances">Global
 *     instances</a>
 */
public final class GlobalInstance implements Extern {
  private final GlobalType type;
  private long low;
  private long high;
  private @Nullable Object reference;

  /** A global of a closed type whose value is all zeros, or null. */
  public GlobalInstance(GlobalType type) {
    this.type = type;
  }

  @Override
  public GlobalType type() {
    return type;
  }

  /** The bits of a number, or the low half of a vector. */
  public long low() {
    return low;
  }

  /** The high half of a vector. */
  public long high() {
    return high;
  }

  /** A reference. */
  public @Nullable Object reference() {
    return reference;
  }

  /** Sets a number. */
  public void set(long bits) {
    low = bits;
  }

  /** Sets a vector. */
  public void set(long low, long high) {
    this.low = low;
    this.high = high;
  }

  /** Sets a reference. */
  public void set(@Nullable Object reference) {
    this.reference = reference;
  }
}

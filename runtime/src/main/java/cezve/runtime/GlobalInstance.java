package cezve.runtime;

import cezve.model.type.GlobalType;
import java.util.Collections;
import java.util.List;
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

  /** The value as {@link Values} has it. */
  public @Nullable Object value() {
    long[] numbers = {low, high};
    @Nullable Object[] references = {reference};
    return Values.get(List.of(type.value()), numbers, references).getFirst();
  }

  /**
   * Sets a value as {@link Values} has it.
   *
   * @throws IllegalArgumentException if it is not of the global's type
   */
  public void setValue(@Nullable Object value) {
    long[] numbers = new long[2];
    @Nullable Object[] references = new @Nullable Object[1];
    Values.put(type, List.of(type.value()), Collections.singletonList(value), numbers, references);
    low = numbers[0];
    high = numbers[1];
    reference = references[0];
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

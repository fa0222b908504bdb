package cezve.runtime;

import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.type.DefType;
import org.jspecify.annotations.Nullable;

/**
 * A structure instance. Each structure type has a class of its own, with Java fields, that {@link
 * StructClass} generates; what is here is for those who do not know the type when they are
 * compiled. Fields are told by their numbers. A number is given as its bits: an i32 sign-extended,
 * the low half of a vector; of a packed field, whoever reads it takes the low 8 or 16 bits.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#structure-instances">
 *     Structure instances</a>
 */
public abstract non-sealed class StructInstance implements AggregateInstance {
  /** For generated classes: all fields are zero or null. */
  protected StructInstance() {}

  /**
   * The structure that is referred to.
   *
   * @throws TrapException "null structure reference"
   */
  public static StructInstance of(@Nullable Object reference) {
    return (StructInstance) nonNull(reference);
  }

  /**
   * A reference to a structure, which is not null.
   *
   * @throws TrapException "null structure reference"
   */
  public static Object nonNull(@Nullable Object reference) {
    if (reference == null) {
      throw new TrapException(Trap.NULL_STRUCTURE_REFERENCE);
    }
    return reference;
  }

  @Override
  public abstract DefType defType();

  /** A structure of the same type, whose fields are all zero or null. */
  protected abstract StructInstance newDefault();

  /** The bits of a number, or of the low half of a vector. */
  public long number(int field) {
    throw noSuchField(field);
  }

  /** The high half of a vector. */
  public long high(int field) {
    throw noSuchField(field);
  }

  /** A reference. */
  public @Nullable Object reference(int field) {
    throw noSuchField(field);
  }

  /** Sets a number, or the low half of a vector. */
  public void set(int field, long bits) {
    throw noSuchField(field);
  }

  /** Sets the high half of a vector. */
  public void setHigh(int field, long bits) {
    throw noSuchField(field);
  }

  /** Sets a reference. */
  public void set(int field, @Nullable Object reference) {
    throw noSuchField(field);
  }

  private AssertionError noSuchField(int field) {
    return new AssertionError("BUG: no such field " + field + " in " + this);
  }

  /** The type, as tools show a reference. */
  @Override
  public final String toString() {
    return "(ref " + defType() + ")";
  }
}

package cezve.runtime;

import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.type.DefType;
import org.jspecify.annotations.Nullable;

/**
 * A structure instance, as cells that {@link StructLayout} assigns to its fields. A number is kept
 * as its bits (an i32 sign-extended); of a packed field, whoever reads it takes the low 8 or 16
 * bits. Engines may have classes of their own for it.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#structure-instances">
 *     Structure instances</a>
 */
public abstract non-sealed class StructInstance extends AggregateInstance {
  /** A structure of the given type, which must be a structure type. */
  protected StructInstance(DefType defType) {
    super(defType);
  }

  /** A structure whose fields have the values in the cells; it keeps the arrays. */
  public static StructInstance of(DefType defType, long[] numbers, @Nullable Object[] references) {
    return new CellStruct(defType, numbers, references);
  }

  /**
   * The structure that is referred to.
   *
   * @throws TrapException "null structure reference"
   */
  public static StructInstance of(@Nullable Object reference) {
    if (reference instanceof StructInstance struct) {
      return struct;
    }
    if (reference == null) {
      throw new TrapException(Trap.NULL_STRUCTURE_REFERENCE);
    }
    throw new AssertionError("BUG: not a structure: " + reference);
  }

  /** The bits in a number cell. */
  public abstract long number(int cell);

  /** The reference in a reference cell. */
  public abstract @Nullable Object reference(int cell);

  /** Sets a number cell. */
  public abstract void set(int cell, long bits);

  /** Sets a reference cell. */
  public abstract void set(int cell, @Nullable Object reference);

  /** A structure of any type. */
  private static final class CellStruct extends StructInstance {
    private final long[] numbers;
    private final @Nullable Object[] references;

    CellStruct(DefType defType, long[] numbers, @Nullable Object[] references) {
      super(defType);
      this.numbers = numbers;
      this.references = references;
    }

    @Override
    public long number(int cell) {
      return numbers[cell];
    }

    @Override
    public @Nullable Object reference(int cell) {
      return references[cell];
    }

    @Override
    public void set(int cell, long bits) {
      numbers[cell] = bits;
    }

    @Override
    public void set(int cell, @Nullable Object reference) {
      references[cell] = reference;
    }
  }
}

package cezve.runtime;

import cezve.model.type.FuncType;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import cezve.model.type.VecType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many cells the parameters and results of a function take; see {@link FuncInstance}.
 *
 * @param paramCells the cells of the parameters
 * @param resultCells the cells of the results
 * @param hasReferences whether any of them is a reference
 */
public record CallLayout(int paramCells, int resultCells, boolean hasReferences) {
  private static final @Nullable Object[] NO_REFERENCES = new @Nullable Object[0];

  /** The layout of a function type. */
  public static CallLayout of(FuncType type) {
    return new CallLayout(
        cells(type.params()),
        cells(type.results()),
        anyReference(type.params()) || anyReference(type.results()));
  }

  /** The cells that a value of the type takes. */
  public static int cells(ValType type) {
    return type == VecType.V128 ? 2 : 1;
  }

  /** The cells that values of the types take together. */
  public static int cells(List<ValType> types) {
    int cells = 0;
    for (ValType type : types) {
      cells += cells(type);
    }
    return cells;
  }

  /** The cells that a call needs. */
  public int cells() {
    return Math.max(paramCells, resultCells);
  }

  /** Number cells for a call. */
  public long[] newNumbers() {
    return new long[cells()];
  }

  /** Reference cells for a call; a shared empty array if the type has no references. */
  public @Nullable Object[] newReferences() {
    return hasReferences ? new @Nullable Object[cells()] : NO_REFERENCES;
  }

  private static boolean anyReference(List<ValType> types) {
    for (ValType type : types) {
      if (type instanceof RefType) {
        return true;
      }
    }
    return false;
  }
}

package cezve.runtime;

import cezve.model.type.DefType;
import cezve.model.type.FieldType;
import cezve.model.type.RefType;
import cezve.model.type.StructType;
import java.util.List;

/**
 * Which cells the fields of a structure type have. Numbers and references are counted apart: a
 * number takes one number cell, a vector two (the low half first), a reference one reference cell.
 * A subtype has its supertype's fields in the same cells.
 */
public final class StructLayout {
  private final int[] cells;
  private final int numberCells;
  private final int referenceCells;

  private StructLayout(List<FieldType> fields) {
    cells = new int[fields.size()];
    int numbers = 0;
    int references = 0;
    for (int i = 0; i < cells.length; i++) {
      if (fields.get(i).storage() instanceof RefType) {
        cells[i] = references++;
      } else {
        cells[i] = numbers;
        numbers += CallLayout.cells(fields.get(i).storage().unpacked());
      }
    }
    numberCells = numbers;
    referenceCells = references;
  }

  /** The layout of a structure type. */
  public static StructLayout of(DefType type) {
    if (!(type.expand() instanceof StructType(List<FieldType> fields))) {
      throw new AssertionError("BUG: not a structure type: " + type);
    }
    return new StructLayout(fields);
  }

  /** The first cell of a field, among the cells of its kind. */
  public int cell(int field) {
    return cells[field];
  }

  /** The number of fields. */
  public int fields() {
    return cells.length;
  }

  /** The number cells that a structure has. */
  public int numberCells() {
    return numberCells;
  }

  /** The reference cells that a structure has. */
  public int referenceCells() {
    return referenceCells;
  }
}

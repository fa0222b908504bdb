package cezve.model.instruction;

import java.util.Arrays;

/** An immutable list of indices, kept as one array since modules hold very long ones. */
public final class IndexList {
  private final int[] indices;

  private IndexList(int[] indices) {
    this.indices = indices;
  }

  /** A list of the given indices. */
  public static IndexList of(int... indices) {
    return new IndexList(indices.clone());
  }

  /** The number of indices. */
  public int size() {
    return indices.length;
  }

  /** The index at a position. */
  public int get(int position) {
    return indices[position];
  }

  /** The first {@code count} indices. */
  public IndexList first(int count) {
    return new IndexList(Arrays.copyOf(indices, count));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IndexList list && Arrays.equals(indices, list.indices);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(indices);
  }

  @Override
  public String toString() {
    return Arrays.toString(indices);
  }
}

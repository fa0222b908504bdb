package cezve;

import cezve.model.type.AddrType;
import cezve.model.type.Limits;
import cezve.model.type.RefType;
import cezve.model.type.TableType;
import cezve.runtime.References;
import cezve.runtime.TableInstance;
import org.jspecify.annotations.Nullable;

/**
 * A table of references.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/embedding.html#tables">Embedding:
 *     tables</a>
 */
public final class Table {
  private final TableInstance runtime;

  Table(TableInstance runtime) {
    this.runtime = runtime;
  }

  /**
   * A new table with 32-bit indices.
   *
   * @param store by whose limits it counts
   * @param element the type of its elements, closed
   * @param min its size
   * @param max what it may grow to
   * @param init what all elements are at first
   * @throws IllegalArgumentException if that is not of the type
   * @throws cezve.model.error.ExhaustionException if there is not that much memory to be had
   */
  public static Table create(
      Store store, RefType element, int min, int max, @Nullable Object init) {
    require(element, init);
    TableType type = new TableType(AddrType.I32, Limits.between(min, max), element);
    return new Table(new TableInstance(type, init, store.runtime()));
  }

  private static void require(RefType type, @Nullable Object value) {
    if (!References.matches(value, type)) {
      throw new IllegalArgumentException(value + " is not of type " + type);
    }
  }

  /** What this table is to the parts of Cezve below, for those who use these as well. */
  public TableInstance runtime() {
    return runtime;
  }

  /** The type, whose lower limit is the current size. */
  public TableType type() {
    return runtime.type();
  }

  /** The number of elements. */
  public int size() {
    return runtime.size();
  }

  /**
   * An element.
   *
   * @throws IndexOutOfBoundsException if there is none at that index
   */
  public @Nullable Object get(int index) {
    return runtime.get(requireInside(index));
  }

  /**
   * Sets an element.
   *
   * @throws IndexOutOfBoundsException if there is none at that index
   * @throws IllegalArgumentException if the value is not of the table's type
   */
  public void set(int index, @Nullable Object value) {
    require(runtime.type().element(), value);
    runtime.set(requireInside(index), value);
  }

  private int requireInside(int index) {
    int size = runtime.size();
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException("element " + index + " of a table of " + size);
    }
    return index;
  }

  /**
   * Grows the table.
   *
   * @param delta how many elements more it is to have
   * @param init what these are
   * @return the size before, or -1 if the table cannot grow that much
   * @throws IllegalArgumentException if the value is not of the table's type
   */
  public int grow(int delta, @Nullable Object init) {
    require(runtime.type().element(), init);
    return runtime.grow(delta, init);
  }

  /** Whether the other is the same table. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Table table && runtime.equals(table.runtime);
  }

  @Override
  public int hashCode() {
    return runtime.hashCode();
  }
}

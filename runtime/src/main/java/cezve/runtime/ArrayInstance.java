package cezve.runtime;

import cezve.model.error.Exhaustion;
import cezve.model.error.ExhaustionException;
import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.module.Bytes;
import cezve.model.type.ArrayType;
import cezve.model.type.DefType;
import cezve.model.type.NumType;
import cezve.model.type.PackedType;
import cezve.model.type.RefType;
import cezve.model.type.StorageType;
import cezve.model.type.VecType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/**
 * An array instance; one class per kind of elements, around a Java array. Indices and counts are
 * unsigned; what lies outside traps with "out of bounds array access".
 *
 * <p>Values of any type come in cells, as in {@link FuncInstance}'s calling convention: one cell
 * per element and two per vector.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#array-instances">Array
 *     instances</a>
 */
public abstract sealed class ArrayInstance implements AggregateInstance
    permits I8Array, I16Array, I32Array, I64Array, F32Array, F64Array, V128Array, RefArray {
  private final DefType defType;
  // The Java array knows it too; this field fits into what padding would take.
  private final int length;

  ArrayInstance(DefType defType, int length) {
    this.defType = defType;
    this.length = length;
  }

  @Override
  public final DefType defType() {
    return defType;
  }

  /** The type, as tools show a reference. */
  @Override
  public final String toString() {
    return "(ref " + defType + ")";
  }

  /**
   * {@code array.new_default}.
   *
   * @throws ExhaustionException if there is not that much memory to be had
   */
  public static ArrayInstance of(DefType type, int count) {
    return switch (FieldKind.of(storage(type))) {
      case I8 -> I8Array.of(type, count);
      case I16 -> I16Array.of(type, count);
      case I32 -> I32Array.of(type, count);
      case I64 -> I64Array.of(type, count);
      case F32 -> F32Array.of(type, count);
      case F64 -> F64Array.of(type, count);
      case V128 -> V128Array.of(type, count);
      case REF -> RefArray.of(type, count);
    };
  }

  /** What is wrong with a number of elements that cannot be allocated. */
  static ExhaustionException exhausted(int count) {
    return new ExhaustionException(
        Exhaustion.MEMORY,
        "an array of " + Integer.toUnsignedString(count) + " elements cannot be allocated");
  }

  /** {@code array.new}: all elements have the value in the first cells. */
  public static ArrayInstance of(
      DefType type, long[] numbers, @Nullable Object[] references, int count) {
    ArrayInstance array = of(type, count);
    array.fill(0, numbers, references, count);
    return array;
  }

  /** {@code array.new_fixed}: the elements are in the cells, one after another. */
  public static ArrayInstance ofElements(
      DefType type, long[] numbers, @Nullable Object[] references, int count) {
    ArrayInstance array = of(type, count);
    for (int i = 0; i < count; i++) {
      array.put(i, numbers, references, i * array.cells());
    }
    return array;
  }

  /**
   * {@code array.new_data}.
   *
   * @throws TrapException "out of bounds memory access" if the bytes are not in the segment
   */
  public static ArrayInstance ofData(DefType type, Bytes data, int from, int count) {
    checkData(data, from, count, bytes(storage(type)));
    ArrayInstance array = of(type, count);
    array.initData(0, data, from, count);
    return array;
  }

  /**
   * {@code array.new_elem}.
   *
   * @throws TrapException "out of bounds table access" if the references are not in the segment
   */
  public static ArrayInstance ofElem(
      DefType type, @Nullable Object[] segment, int from, int count) {
    checkElem(segment, from, count);
    ArrayInstance array = of(type, count);
    array.initElem(0, segment, from, count);
    return array;
  }

  /**
   * The array that is referred to.
   *
   * @throws TrapException "null array reference"
   */
  public static ArrayInstance of(@Nullable Object reference) {
    if (reference instanceof ArrayInstance array) {
      return array;
    }
    throw notAnArray(reference);
  }

  /** What is wrong with a reference that is not to an array of the width expected. */
  static TrapException notAnArray(@Nullable Object reference) {
    if (reference == null) {
      return new TrapException(Trap.NULL_ARRAY_REFERENCE);
    }
    throw new AssertionError("BUG: not an array of that type: " + reference);
  }

  /** The number of elements. */
  public final int length() {
    return length;
  }

  /** {@code array.fill}: sets elements to the value in the first cells. */
  public abstract void fill(int index, long[] numbers, @Nullable Object[] references, int count);

  /** Puts an element's value into the first cells. */
  public abstract void get(int index, long[] numbers, @Nullable Object[] references);

  /** Sets an element to the value in the cells from {@code cell} on. */
  abstract void put(int index, long[] numbers, @Nullable Object[] references, int cell);

  /** The Java array with the elements. */
  abstract Object elements();

  /** How the elements stand in a data segment. */
  abstract ValueLayout dataLayout();

  /** How many elements of the Java array make up one of this array. */
  int cells() {
    return 1;
  }

  /** {@code array.copy}: copies elements of {@code source}, which may be this array. */
  public final void copy(int index, ArrayInstance source, int from, int count) {
    check(index, count);
    source.check(from, count);
    int cells = cells();
    System.arraycopy(source.elements(), from * cells, elements(), index * cells, count * cells);
  }

  /**
   * {@code array.init_data}: sets elements to bytes of a data segment.
   *
   * @param from the first byte
   * @throws TrapException "out of bounds memory access" if the bytes are not in the segment
   */
  public final void initData(int index, Bytes data, int from, int count) {
    check(index, count);
    int size = bytes(storage(defType()));
    checkData(data, from, count, size);
    byte[] bytes = new byte[count * size];
    data.copyTo(from, bytes, 0, bytes.length);
    MemorySegment.copy(
        MemorySegment.ofArray(bytes),
        dataLayout(),
        0,
        elements(),
        index * cells(),
        count * cells());
  }

  /**
   * {@code array.init_elem}: sets elements to references of an element segment.
   *
   * @throws TrapException "out of bounds table access" if the references are not in the segment
   */
  public final void initElem(int index, @Nullable Object[] segment, int from, int count) {
    check(index, count);
    checkElem(segment, from, count);
    System.arraycopy(segment, from, elements(), index, count);
  }

  private static StorageType storage(DefType type) {
    if (!(type.expand() instanceof ArrayType array)) {
      throw new AssertionError("BUG: not an array type: " + type);
    }
    return array.element().storage();
  }

  private static int bytes(StorageType storage) {
    return switch (storage) {
      case PackedType packed -> packed.bytes();
      case NumType num ->
          switch (num) {
            case I32, F32 -> Integer.BYTES;
            case I64, F64 -> Long.BYTES;
          };
      case VecType _ -> 2 * Long.BYTES;
      case RefType _ -> throw new AssertionError("BUG: references in a data segment");
    };
  }

  private static void checkData(Bytes data, int from, int count, int size) {
    long start = Integer.toUnsignedLong(from);
    long length = Integer.toUnsignedLong(count) * size;
    if (start + length > data.length()) {
      throw new TrapException(
          Trap.OUT_OF_BOUNDS_MEMORY_ACCESS,
          length + " bytes at " + start + " of a data segment of " + data.length());
    }
  }

  private static void checkElem(@Nullable Object[] segment, int from, int count) {
    long start = Integer.toUnsignedLong(from);
    long length = Integer.toUnsignedLong(count);
    if (start + length > segment.length) {
      throw new TrapException(
          Trap.OUT_OF_BOUNDS_TABLE_ACCESS,
          length + " elements at " + start + " of an element segment of " + segment.length);
    }
  }

  /** Requires that the elements exist. */
  final void check(int index, int count) {
    if (Integer.toUnsignedLong(index) + Integer.toUnsignedLong(count) > length) {
      throw outOfBounds(index, count);
    }
  }

  /** The trap of an access outside of the array. */
  final TrapException outOfBounds(int index, int count) {
    return new TrapException(
        Trap.OUT_OF_BOUNDS_ARRAY_ACCESS,
        (count == 1 ? "element " : Integer.toUnsignedString(count) + " elements at ")
            + Integer.toUnsignedString(index)
            + " of an array of "
            + length);
  }
}

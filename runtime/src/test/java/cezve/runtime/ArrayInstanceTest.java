package cezve.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.module.Bytes;
import cezve.model.type.ArrayType;
import cezve.model.type.DefType;
import cezve.model.type.FieldType;
import cezve.model.type.Mutability;
import cezve.model.type.NumType;
import cezve.model.type.PackedType;
import cezve.model.type.RecType;
import cezve.model.type.RefType;
import cezve.model.type.StorageType;
import cezve.model.type.SubType;
import cezve.model.type.TypeSpace;
import cezve.model.type.VecType;
import cezve.runtime.numeric.V128;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Arrays of each width, compared with lists. */
final class ArrayInstanceTest {
  private static final int LENGTH = 8;
  private static final Object[] NONE = {};

  @Provide
  Arbitrary<StorageType> storages() {
    return Arbitraries.of(
        PackedType.I8,
        PackedType.I16,
        NumType.I32,
        NumType.I64,
        NumType.F32,
        NumType.F64,
        VecType.V128,
        RefType.EXTERNREF);
  }

  private static DefType type(StorageType storage) {
    ArrayType array = new ArrayType(new FieldType(Mutability.VAR, storage));
    return TypeSpace.of(List.of(RecType.of(SubType.finalOf(array)))).get(0);
  }

  /** The bits of a storage type, in bytes. */
  private static int size(StorageType storage) {
    return switch (storage) {
      case PackedType packed -> packed.bytes();
      case NumType num -> num == NumType.I32 || num == NumType.F32 ? 4 : 8;
      case VecType _ -> 16;
      case RefType _ -> 0;
    };
  }

  private static List<@Nullable Object> elements(ArrayInstance array) {
    List<@Nullable Object> elements = new ArrayList<>();
    for (int i = 0; i < array.length(); i++) {
      elements.add(
          switch (array) {
            case I8Array a -> (long) a.get(i);
            case I16Array a -> (long) a.get(i);
            case I32Array a -> (long) a.get(i);
            case I64Array a -> a.get(i);
            case F32Array a -> (long) Float.floatToRawIntBits(a.get(i));
            case F64Array a -> Double.doubleToRawLongBits(a.get(i));
            case V128Array a -> a.get(i);
            case RefArray a -> a.get(i);
          });
    }
    return elements;
  }

  /** What an array keeps of a value of two cells. */
  private static Object kept(StorageType storage, long low, long high) {
    return switch (size(storage)) {
      case 0 -> low;
      case 1 -> (long) (byte) low;
      case 2 -> (long) (short) low;
      case 4 -> (long) (int) low;
      case 8 -> low;
      default -> new V128(low, high);
    };
  }

  private static ArrayInstance filled(StorageType storage, long low, long high) {
    return ArrayInstance.of(type(storage), new long[] {low, high}, new Object[] {low}, LENGTH);
  }

  @Property(tries = 300)
  void fillingAndCopyingDoWhatTheyDoToLists(
      @ForAll("storages") StorageType storage,
      @ForAll long low,
      @ForAll long high,
      @ForAll("ranges") int at,
      @ForAll("ranges") int from,
      @ForAll("ranges") int count) {
    ArrayInstance array = filled(storage, low, high);
    List<@Nullable Object> list =
        new ArrayList<>(Collections.nCopies(LENGTH, kept(storage, low, high)));
    assertEquals(list, elements(array));
    long[] other = {~low, high + 1};
    if (Integer.toUnsignedLong(at) + Integer.toUnsignedLong(count) > LENGTH) {
      assertOutOfBounds(() -> array.fill(at, other, new Object[] {~low}, count));
      assertOutOfBounds(() -> array.copy(at, array, 0, count));
      assertOutOfBounds(() -> array.copy(0, array, at, count));
      return;
    }
    array.fill(at, other, new Object[] {~low}, count);
    Collections.fill(list.subList(at, at + count), kept(storage, ~low, high + 1));
    assertEquals(list, elements(array));
    if (Integer.toUnsignedLong(from) + count <= LENGTH) {
      array.copy(at, array, from, count);
      List<@Nullable Object> copied = List.copyOf(list.subList(from, from + count));
      for (int i = 0; i < count; i++) {
        list.set(at + i, copied.get(i));
      }
      assertEquals(list, elements(array));
    }
  }

  @Provide
  Arbitrary<Integer> ranges() {
    return Arbitraries.frequencyOf(
        Tuple.of(20, Arbitraries.integers().between(0, LENGTH)),
        Tuple.of(1, Arbitraries.of(-1, LENGTH + 1, Integer.MIN_VALUE)));
  }

  private static void assertOutOfBounds(Runnable action) {
    TrapException e = assertThrows(TrapException.class, action::run);
    assertEquals(Trap.OUT_OF_BOUNDS_ARRAY_ACCESS, e.trap());
  }

  @Property(tries = 200)
  void bytesOfASegmentAreLittleEndianElements(
      @ForAll("storages") StorageType storage, @ForAll byte[] bytes, @ForAll("ranges") int from) {
    int size = size(storage);
    if (size == 0 || from < 0 || from > bytes.length) {
      return;
    }
    int count = (bytes.length - from) / size;
    DefType type = type(storage);
    List<@Nullable Object> expected = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      BigInteger value = BigInteger.ZERO;
      for (int b = size - 1; b >= 0; b--) {
        int next = Byte.toUnsignedInt(bytes[from + i * size + b]);
        value = value.shiftLeft(Byte.SIZE).or(BigInteger.valueOf(next));
      }
      expected.add(kept(storage, value.longValue(), value.shiftRight(Long.SIZE).longValue()));
    }
    Bytes data = Bytes.of(bytes);
    assertEquals(expected, elements(ArrayInstance.ofData(type, data, from, count)));
    TrapException e =
        assertThrows(TrapException.class, () -> ArrayInstance.ofData(type, data, from, count + 1));
    assertEquals(Trap.OUT_OF_BOUNDS_MEMORY_ACCESS, e.trap());
  }

  @Property(tries = 50)
  void elementsInCellsBecomeTheArray(
      @ForAll("storages") StorageType storage, @ForAll long[] cells) {
    int width = storage == VecType.V128 ? 2 : 1;
    int count = cells.length / width;
    Object[] references = new Object[cells.length];
    List<@Nullable Object> expected = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      references[i] = cells[i];
    }
    for (int i = 0; i < count; i++) {
      expected.add(kept(storage, cells[i * width], cells[i * width + width - 1]));
    }
    ArrayInstance array =
        ArrayInstance.ofElements(
            type(storage), cells, storage instanceof RefType ? references : NONE, count);
    assertEquals(expected, elements(array));
  }
}

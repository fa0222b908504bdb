package cezve.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.module.ImplementationLimits;
import cezve.model.type.DefType;
import cezve.model.type.FieldType;
import cezve.model.type.Mutability;
import cezve.model.type.NumType;
import cezve.model.type.PackedType;
import cezve.model.type.RecType;
import cezve.model.type.RefType;
import cezve.model.type.StorageType;
import cezve.model.type.StructType;
import cezve.model.type.SubType;
import cezve.model.type.TypeSpace;
import cezve.model.type.TypeUse;
import cezve.model.type.VecType;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StructClassTest {
  private static final List<StorageType> STORAGES =
      List.of(
          PackedType.I8,
          PackedType.I16,
          NumType.I32,
          NumType.I64,
          NumType.F32,
          NumType.F64,
          VecType.V128,
          RefType.ANYREF);

  @Provide
  Arbitrary<List<StorageType>> storages() {
    return Arbitraries.of(STORAGES).list().ofMaxSize(20);
  }

  private static StructType struct(List<StorageType> storages) {
    List<FieldType> fields = new ArrayList<>();
    for (StorageType storage : storages) {
      fields.add(new FieldType(Mutability.VAR, storage));
    }
    return new StructType(fields);
  }

  /** A type, and one below it that has more fields. */
  private static TypeSpace hierarchy(List<StorageType> storages, List<StorageType> more) {
    List<StorageType> all = new ArrayList<>(storages);
    all.addAll(more);
    return TypeSpace.of(
        List.of(
            RecType.of(new SubType(false, List.of(), struct(storages))),
            RecType.of(new SubType(false, List.of(new TypeUse.Index(0)), struct(all)))));
  }

  /** Every field keeps what it is set to, and is zero or null before. */
  private static void check(StructInstance struct, List<StorageType> storages, long seed) {
    for (int i = 0; i < storages.size(); i++) {
      if (storages.get(i) instanceof RefType) {
        assertNull(struct.reference(i));
        struct.set(i, Integer.valueOf(i));
      } else {
        assertEquals(0, struct.number(i));
        struct.set(i, value(seed, i));
      }
      if (storages.get(i) == VecType.V128) {
        assertEquals(0, struct.high(i));
        struct.setHigh(i, ~value(seed, i));
      }
    }
    for (int i = 0; i < storages.size(); i++) {
      if (storages.get(i) instanceof RefType) {
        assertEquals(i, struct.reference(i));
      } else {
        assertEquals(kept(storages.get(i), value(seed, i)), struct.number(i));
      }
      if (storages.get(i) == VecType.V128) {
        assertEquals(~value(seed, i), struct.high(i));
      }
    }
  }

  private static long value(long seed, int field) {
    return (seed + field) * 0x9E3779B97F4A7C15L;
  }

  private static long kept(StorageType storage, long bits) {
    return switch (FieldKind.of(storage)) {
      case I8 -> (byte) bits;
      case I16 -> (short) bits;
      case I32, F32 -> (int) bits;
      case I64, F64, V128 -> bits;
      case REF -> throw new AssertionError(storage);
    };
  }

  @Property(tries = 200)
  void fieldsKeepTheirBits(
      @ForAll("storages") List<StorageType> storages,
      @ForAll("storages") List<StorageType> more,
      @ForAll long seed) {
    TypeSpace types = hierarchy(storages, more);
    StructInstance above = StructClass.of(types.get(0)).newDefault();
    check(above, storages, seed);
    assertSame(types.get(0), above.defType());

    StructInstance below = StructClass.of(types.get(1)).newDefault();
    List<StorageType> all = new ArrayList<>(storages);
    all.addAll(more);
    check(below, all, seed);
    assertSame(types.get(1), below.defType());
    assertSame(above.getClass(), below.getClass().getSuperclass());
  }

  @Test
  void signallingNaNsStayAsTheyAre() {
    DefType type = DefType.of(struct(List.of(NumType.F32, NumType.F64)));
    StructInstance struct = StructClass.of(type).newDefault();
    struct.set(0, 0x7FA0_0001);
    struct.set(1, 0x7FF4_0000_0000_0001L);
    assertEquals(0x7FA0_0001, struct.number(0));
    assertEquals(0x7FF4_0000_0000_0001L, struct.number(1));
  }

  @Test
  void aStructureMayHaveAsManyFieldsAsTheLimitAllows() {
    List<StorageType> most = Collections.nCopies(ImplementationLimits.STRUCT_FIELDS, VecType.V128);
    check(StructClass.of(DefType.of(struct(most))).newDefault(), most, 1);

    List<StorageType> mixed = new ArrayList<>();
    for (int i = 0; i < ImplementationLimits.STRUCT_FIELDS; i++) {
      mixed.add(STORAGES.get(i % STORAGES.size()));
    }
    TypeSpace types = hierarchy(mixed.subList(0, 600), mixed.subList(600, mixed.size()));
    check(StructClass.of(types.get(1)).newDefault(), mixed, 2);
    assertNull(StructClass.of(types.get(1)).constructor());
  }

  @Test
  void aChainOfSupertypesMayBeAsLongAsTheLimitAllows() {
    List<RecType> chain = new ArrayList<>();
    chain.add(RecType.of(new SubType(false, List.of(), struct(List.of()))));
    for (int i = 0; i < ImplementationLimits.SUBTYPING_DEPTH; i++) {
      StructType fields = struct(Collections.nCopies(i + 1, NumType.I32));
      chain.add(RecType.of(new SubType(false, List.of(new TypeUse.Index(i)), fields)));
    }
    TypeSpace types = TypeSpace.of(chain);
    StructInstance last = StructClass.of(types.get(types.size() - 1)).newDefault();
    for (int i = 0; i < types.size(); i++) {
      assertTrue(StructClass.of(types.get(i)).javaClass().isInstance(last));
    }
  }

  @Test
  void equalTypesAreOneClassAndOthersAreNot() {
    List<StorageType> storages = List.of(NumType.I64, RefType.EQREF);
    Class<?> first = StructClass.of(hierarchy(storages, List.of()).get(1)).javaClass();
    Class<?> second = StructClass.of(hierarchy(storages, List.of()).get(1)).javaClass();
    Class<?> alone = StructClass.of(DefType.of(struct(storages))).javaClass();
    assertSame(first, second);
    assertNotSame(first, alone);
    assertFalse(first.getName().equals(alone.getName()));
  }

  @Test
  void aClassHasTheSameNameInEveryProcess() {
    DefType type = hierarchy(List.of(NumType.I64), List.of(PackedType.I8, RefType.EQREF)).get(1);
    assertEquals("wasm.struct.Struct_3527a4c7489f8218", StructClass.of(type).name());
  }

  @Test
  void aClassThatNobodyUsesIsUnloaded() throws InterruptedException {
    WeakReference<Class<?>> unused = unused();
    for (int i = 0; i < 100 && unused.get() != null; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertNull(unused.get());
  }

  private static WeakReference<Class<?>> unused() {
    List<StorageType> storages = Collections.nCopies(7, PackedType.I16);
    StructClass struct = StructClass.of(hierarchy(storages, storages).get(1));
    return new WeakReference<>(struct.newDefault().getClass());
  }
}

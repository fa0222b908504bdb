package cezve.model.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/** Subtyping, with a module that has a small hierarchy of each kind of type. */
class MatchingTest {
  private static final FieldType I32 = new FieldType(Mutability.CONST, NumType.I32);

  private static final FieldType I64 = new FieldType(Mutability.CONST, NumType.I64);

  private static final TypeSpace TYPES =
      TypeSpace.of(
          List.of(
              /* 0 */ sub(new StructType(List.of())),
              /* 1 */ sub(new StructType(List.of(I32)), 0),
              /* 2 */ sub(new StructType(List.of(I32, I32)), 1),
              /* 3 */ sub(new StructType(List.of(I64)), 0),
              /* 4 */ sub(new ArrayType(I32)),
              /* 5 */ sub(new ArrayType(I32), 4),
              /* 6 */ sub(new FuncType(List.of(), List.of(RefType.ANYREF))),
              /* 7 */ sub(new FuncType(List.of(), List.of(RefType.EQREF)), 6),
              /* 8 */ RecType.of(SubType.finalOf(new StructType(List.of(I32))))));

  private static RecType sub(CompType type, int... supers) {
    List<TypeUse> uses = new ArrayList<>();
    for (int index : supers) {
      uses.add(new TypeUse.Index(index));
    }
    return RecType.of(new SubType(false, uses, type));
  }

  /** The abstract heap types directly above each, as the specification draws them. */
  private static final Map<AbsHeapType, Set<AbsHeapType>> ABOVE =
      Map.ofEntries(
          Map.entry(
              AbsHeapType.NONE, EnumSet.of(AbsHeapType.I31, AbsHeapType.STRUCT, AbsHeapType.ARRAY)),
          Map.entry(AbsHeapType.I31, EnumSet.of(AbsHeapType.EQ)),
          Map.entry(AbsHeapType.STRUCT, EnumSet.of(AbsHeapType.EQ)),
          Map.entry(AbsHeapType.ARRAY, EnumSet.of(AbsHeapType.EQ)),
          Map.entry(AbsHeapType.EQ, EnumSet.of(AbsHeapType.ANY)),
          Map.entry(AbsHeapType.ANY, Set.of()),
          Map.entry(AbsHeapType.NOFUNC, EnumSet.of(AbsHeapType.FUNC)),
          Map.entry(AbsHeapType.FUNC, Set.of()),
          Map.entry(AbsHeapType.NOEXTERN, EnumSet.of(AbsHeapType.EXTERN)),
          Map.entry(AbsHeapType.EXTERN, Set.of()),
          Map.entry(AbsHeapType.NOEXN, EnumSet.of(AbsHeapType.EXN)),
          Map.entry(AbsHeapType.EXN, Set.of()));

  private static boolean isAtOrAbove(AbsHeapType high, AbsHeapType low) {
    return low == high
        || ABOVE.getOrDefault(low, Set.of()).stream().anyMatch(next -> isAtOrAbove(high, next));
  }

  @Test
  void abstractHeapTypesFormTheFourHierarchiesOfTheSpecification() {
    for (AbsHeapType low : AbsHeapType.values()) {
      for (AbsHeapType high : AbsHeapType.values()) {
        assertEquals(isAtOrAbove(high, low), Matching.matches(low, high), low + " <: " + high);
      }
    }
  }

  @Test
  void definedTypesMatchTheirDeclaredSupertypesOnly() {
    Set<List<Integer>> expected =
        Set.of(
            List.of(1, 0),
            List.of(2, 0),
            List.of(2, 1),
            List.of(3, 0),
            List.of(5, 4),
            List.of(7, 6));
    for (int low = 0; low < TYPES.size(); low++) {
      for (int high = 0; high < TYPES.size(); high++) {
        assertEquals(
            TYPES.get(low) == TYPES.get(high) || expected.contains(List.of(low, high)),
            Matching.matches(TYPES.get(low), TYPES.get(high)),
            low + " <: " + high);
      }
    }
  }

  @Test
  void definedTypesMatchWhatIsAboveTheirKind() {
    Map<Integer, AbsHeapType> kinds =
        Map.of(2, AbsHeapType.STRUCT, 5, AbsHeapType.ARRAY, 7, AbsHeapType.FUNC);
    kinds.forEach((index, kind) -> {
      for (AbsHeapType abs : AbsHeapType.values()) {
        assertEquals(isAtOrAbove(abs, kind), Matching.matches(TYPES.get(index), abs));
        boolean isBottom =
            isAtOrAbove(kind, abs) && ABOVE.values().stream().noneMatch(s -> s.contains(abs));
        assertEquals(isBottom, Matching.matches(abs, TYPES.get(index)), abs + " <: " + kind);
      }
    });
  }

  @Test
  void topAndBottomAreTheEndsOfTheHierarchy() {
    for (AbsHeapType type : AbsHeapType.values()) {
      assertTrue(isAtOrAbove(Matching.top(type), type));
      assertEquals(Set.of(), ABOVE.get(Matching.top(type)));
      assertTrue(isAtOrAbove(type, Matching.bottom(type)));
      AbsHeapType bottom = Matching.bottom(type);
      assertTrue(ABOVE.values().stream().noneMatch(above -> above.contains(bottom)));
    }
    assertEquals(AbsHeapType.NONE, Matching.bottom(TYPES.get(0)));
    assertEquals(AbsHeapType.FUNC, Matching.top(TYPES.get(6)));
  }

  @Provide
  Arbitrary<ValType> valTypes() {
    Arbitrary<HeapType> heaps =
        Arbitraries.oneOf(
            Arbitraries.of(AbsHeapType.values()),
            Arbitraries.integers().between(0, TYPES.size() - 1).map(TYPES::get));
    Arbitrary<ValType> refs =
        Combinators.combine(Arbitraries.of(true, false), heaps).as(RefType::new);
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.of(NumType.values())),
        Tuple.of(1, Arbitraries.just(VecType.V128)),
        Tuple.of(20, refs));
  }

  @Property
  void matchingIsReflexive(@ForAll("valTypes") ValType type) {
    assertTrue(Matching.matches(type, type));
  }

  @Property(tries = 5000)
  void matchingIsTransitive(
      @ForAll("valTypes") ValType a, @ForAll("valTypes") ValType b, @ForAll("valTypes") ValType c) {
    if (Matching.matches(a, b) && Matching.matches(b, c)) {
      assertTrue(Matching.matches(a, c), a + " <: " + b + " <: " + c);
    }
  }

  @Property(tries = 5000)
  void matchingIsAntisymmetric(@ForAll("valTypes") ValType a, @ForAll("valTypes") ValType b) {
    if (Matching.matches(a, b) && Matching.matches(b, a)) {
      assertEquals(a, b);
    }
  }

  @Test
  void nullabilityMatchesInOneDirection() {
    RefType some = RefType.nonNull(AbsHeapType.STRUCT);
    RefType maybe = RefType.nullable(AbsHeapType.STRUCT);
    assertTrue(Matching.matches(some, maybe));
    assertFalse(Matching.matches(maybe, some));
    assertTrue(Matching.matches(RefType.nonNull(TYPES.get(2)), RefType.EQREF));
  }

  @Test
  void sequencesMatchPairwise() {
    List<ValType> types = List.of(NumType.I32, RefType.nonNull(AbsHeapType.I31));
    assertTrue(Matching.matches(types, List.of(NumType.I32, RefType.EQREF)));
    assertFalse(Matching.matches(types, List.of(NumType.I64, RefType.EQREF)));
    assertFalse(Matching.matches(types, List.of(NumType.I32)));
  }

  @Test
  void functionTypesAreContravariantInParametersAndCovariantInResults() {
    FuncType general = new FuncType(List.of(RefType.ANYREF), List.of(RefType.I31REF));
    FuncType special = new FuncType(List.of(RefType.EQREF), List.of(RefType.EQREF));
    assertTrue(Matching.matches(general, special));
    assertFalse(Matching.matches(special, general));
    assertFalse(Matching.matches(general, new StructType(List.of())));
  }

  @Test
  void structureTypesMatchInWidthAndInTheDepthOfConstantFields() {
    FieldType eq = new FieldType(Mutability.CONST, RefType.EQREF);
    FieldType any = new FieldType(Mutability.CONST, RefType.ANYREF);
    FieldType eqVar = new FieldType(Mutability.VAR, RefType.EQREF);
    FieldType anyVar = new FieldType(Mutability.VAR, RefType.ANYREF);
    FieldType packed = new FieldType(Mutability.CONST, PackedType.I8);
    assertTrue(Matching.matches(struct(eq, packed), struct(any)));
    assertFalse(Matching.matches(struct(any), struct(any, packed)));
    assertFalse(Matching.matches(struct(eqVar), struct(anyVar)));
    assertTrue(Matching.matches(struct(eqVar), struct(eqVar)));
    assertFalse(Matching.matches(struct(eqVar), struct(eq)));
    assertFalse(Matching.matches(struct(packed), struct(I32)));
    assertTrue(Matching.matches(new ArrayType(eq), new ArrayType(any)));
    assertFalse(Matching.matches(new ArrayType(eqVar), new ArrayType(anyVar)));
  }

  private static StructType struct(FieldType... fields) {
    return new StructType(List.of(fields));
  }

  @Test
  void limitsMatchIfTheyLieWithin() {
    assertTrue(Matching.matches(Limits.between(2, 3), Limits.between(1, 3)));
    assertTrue(Matching.matches(Limits.between(2, 3), Limits.atLeast(2)));
    assertTrue(Matching.matches(Limits.atLeast(2), Limits.atLeast(2)));
    assertFalse(Matching.matches(Limits.atLeast(1), Limits.atLeast(2)));
    assertFalse(Matching.matches(Limits.atLeast(2), Limits.between(2, 5)));
    assertFalse(Matching.matches(Limits.between(2, 6), Limits.between(2, 5)));
  }

  @Test
  void limitsAreUnsigned() {
    assertTrue(Matching.matches(Limits.atLeast(-1), Limits.atLeast(1)));
    assertFalse(Matching.matches(Limits.atLeast(1), Limits.atLeast(-1)));
    assertTrue(Matching.matches(Limits.between(1, 5), Limits.between(1, -1)));
    assertFalse(Matching.matches(Limits.between(1, -1), Limits.between(1, 5)));
  }

  @Test
  void importsMatchByKind() {
    ExternType function = new ExternType.Func(TYPES.get(7));
    assertTrue(Matching.matches(function, new ExternType.Func(TYPES.get(6))));
    assertFalse(Matching.matches(new ExternType.Func(TYPES.get(6)), function));
    assertFalse(Matching.matches(function, new TagType(TYPES.get(7))));
  }

  @Test
  void constantGlobalsMatchCovariantlyAndVariableOnesExactly() {
    ExternType eq = new GlobalType(Mutability.CONST, RefType.EQREF);
    ExternType any = new GlobalType(Mutability.CONST, RefType.ANYREF);
    ExternType eqVar = new GlobalType(Mutability.VAR, RefType.EQREF);
    ExternType anyVar = new GlobalType(Mutability.VAR, RefType.ANYREF);
    assertTrue(Matching.matches(eq, any));
    assertFalse(Matching.matches(any, eq));
    assertTrue(Matching.matches(eqVar, eqVar));
    assertFalse(Matching.matches(eqVar, anyVar));
    assertFalse(Matching.matches(eqVar, eq));
    assertFalse(Matching.matches(eq, eqVar));
  }

  @Test
  void tablesMatchInElementTypeExactlyAndInLimits() {
    TableType table = new TableType(AddrType.I32, Limits.atLeast(5), RefType.FUNCREF);
    assertTrue(
        Matching.matches(table, new TableType(AddrType.I32, Limits.atLeast(1), RefType.FUNCREF)));
    assertFalse(
        Matching.matches(table, new TableType(AddrType.I64, Limits.atLeast(5), RefType.FUNCREF)));
    assertFalse(
        Matching.matches(
            new TableType(AddrType.I32, Limits.atLeast(5), RefType.nonNull(AbsHeapType.FUNC)),
            table));
  }

  @Test
  void memoriesMatchInEverythingButTheirLimitsExactly() {
    Limits limits = Limits.between(1, 2);
    MemType memory = MemType.of(AddrType.I32, limits);
    assertTrue(Matching.matches(memory, MemType.of(AddrType.I32, Limits.between(0, 3))));
    assertFalse(Matching.matches(memory, MemType.of(AddrType.I64, limits)));
    assertFalse(
        Matching.matches(memory, new MemType(AddrType.I32, limits, MemType.Sharing.SHARED, 16)));
    assertFalse(
        Matching.matches(memory, new MemType(AddrType.I32, limits, MemType.Sharing.UNSHARED, 0)));
  }

  @Test
  void tagsMatchExactly() {
    assertTrue(Matching.matches(new TagType(TYPES.get(6)), new TagType(TYPES.get(6))));
    assertFalse(Matching.matches(new TagType(TYPES.get(7)), new TagType(TYPES.get(6))));
  }
}

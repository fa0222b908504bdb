package cezve.validator;

import static cezve.validator.Instrs.*;
import static cezve.validator.TestModule.module;
import static cezve.validator.TestModule.type;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import cezve.model.module.ImplementationLimits;
import cezve.model.type.AbsHeapType;
import cezve.model.type.ArrayType;
import cezve.model.type.CompType;
import cezve.model.type.FieldType;
import cezve.model.type.FuncType;
import cezve.model.type.Mutability;
import cezve.model.type.PackedType;
import cezve.model.type.RefType;
import cezve.model.type.StorageType;
import cezve.model.type.StructType;
import cezve.model.type.SubType;
import cezve.model.type.TypeUse;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TypeRulesTest {
  private static final RefType ANY = ref(AbsHeapType.ANY);
  private static final RefType EQ = ref(AbsHeapType.EQ);

  @Test
  void typesReferOnlyToEarlierTypesAndTheirOwnGroup() {
    FuncType usesNext = type(List.of(ref(1)), NONE);
    assertEquals("unknown type 1", module().type(usesNext).type(type(NONE, NONE)).invalid());
    module().rec(SubType.finalOf(usesNext), SubType.finalOf(type(NONE, NONE))).valid();
    module().type(type(NONE, NONE)).type(type(List.of(ref(0)), NONE)).valid();
    assertEquals("unknown type 7", module().type(struct(constant(refNull(7)))).invalid());
    assertEquals(
        "unknown type 4294967295", module().type(new ArrayType(constant(refNull(-1)))).invalid());
  }

  @Test
  void equalGroupsAreOneType() {
    SubType self = SubType.finalOf(struct(constant(refNull(0))));
    SubType other = SubType.finalOf(struct(constant(refNull(1))));
    ValidModule valid = module().rec(self).rec(other).valid();
    assertSame(valid.types().get(0), valid.types().get(1));
  }

  @Test
  void aSupertypeComesFirstAndIsNotFinal() {
    SubType open = open(type(NONE, NONE));
    SubType derived = derived(0, type(NONE, NONE));
    module().rec(open).rec(derived).valid();
    module().rec(open, derived).valid();
    assertEquals(
        "sub type 1 has the final supertype 0",
        module().type(type(NONE, NONE)).rec(derived).invalid());
    assertEquals(
        "sub type 0 has supertype 1, which comes after it (type 0)",
        module().rec(derived(1, type(NONE, NONE)), open).invalid());
    assertEquals(
        "sub type 0 has supertype 0, which comes after it (type 0)",
        module().rec(derived(0, type(NONE, NONE))).invalid());
    assertEquals("unknown type 3 (type 0)", module().rec(derived(3, type(NONE, NONE))).invalid());
    assertEquals(
        "unknown type 1 (type 0)", module().rec(derived(1, type(NONE, NONE))).rec(open).invalid());
  }

  @Test
  void aTypeHasOneSupertypeAtMost() {
    List<TypeUse> two = List.of(index(0), index(0));
    assertEquals(
        "sub type 1 has 2 supertypes, but can have one (type 1)",
        module()
            .rec(open(type(NONE, NONE)))
            .rec(new SubType(true, two, type(NONE, NONE)))
            .invalid());
  }

  @Test
  void functionsAreContravariantInParametersAndCovariantInResults() {
    subtype(type(List.of(EQ), List.of(ANY)), type(List.of(ANY), List.of(EQ)));
    notSubtype(type(List.of(ANY), NONE), type(List.of(EQ), NONE));
    notSubtype(type(NONE, List.of(EQ)), type(NONE, List.of(ANY)));
    notSubtype(type(NONE, NONE), type(List.of(I32), NONE));
  }

  @Test
  void structuresGrowAtTheirEnd() {
    subtype(struct(constant(I32)), struct(constant(I32), constant(F32)));
    notSubtype(struct(constant(I32), constant(F32)), struct(constant(I32)));
    notSubtype(struct(constant(I32)), struct(constant(F32), constant(I32)));
  }

  @Test
  void constantFieldsAreCovariantAndMutableOnesInvariant() {
    subtype(struct(constant(ANY)), struct(constant(EQ)));
    notSubtype(struct(constant(EQ)), struct(constant(ANY)));
    notSubtype(struct(variable(ANY)), struct(variable(EQ)));
    subtype(struct(variable(ANY)), struct(variable(ANY)));
    notSubtype(struct(variable(ANY)), struct(constant(ANY)));
    notSubtype(struct(constant(ANY)), struct(variable(ANY)));
    notSubtype(struct(constant(PackedType.I8)), struct(constant(PackedType.I16)));
    subtype(new ArrayType(constant(ANY)), new ArrayType(constant(EQ)));
    notSubtype(new ArrayType(constant(I32)), new ArrayType(constant(I64)));
  }

  @Test
  void kindsDoNotMix() {
    List<CompType> kinds = List.of(type(NONE, NONE), struct(), new ArrayType(constant(I32)));
    for (CompType base : kinds) {
      for (CompType derived : kinds) {
        if (base.equals(derived)) {
          subtype(base, derived);
        } else {
          notSubtype(base, derived);
        }
      }
    }
  }

  @Test
  void theReasonIsShown() {
    assertEquals(
        "sub type 1 does not match its supertype 0: (struct (field f32)) is not a subtype of"
            + " (struct (field i32))",
        module().rec(open(struct(constant(I32)))).rec(derived(0, struct(constant(F32)))).invalid());
  }

  @Test
  void chainsOfSupertypesHaveALimit() {
    int limit = ImplementationLimits.SUBTYPING_DEPTH;
    chain(limit).valid();
    assertEquals(
        "implementation limit: sub type 64 has more than 63 supertypes above it",
        chain(limit + 1).invalid());
  }

  /** A type with {@code length} supertypes above it. */
  private static TestModule chain(int length) {
    TestModule module = module().rec(open(struct()));
    for (int i = 0; i < length; i++) {
      module.rec(derived(i, struct()));
    }
    return module;
  }

  private static void subtype(CompType base, CompType derived) {
    module().rec(open(base)).rec(derived(0, derived)).valid();
  }

  private static void notSubtype(CompType base, CompType derived) {
    String message = module().rec(open(base)).rec(derived(0, derived)).invalid();
    String expected = "sub type 1 does not match its supertype 0";
    assertEquals(expected, message.substring(0, expected.length()), message);
  }

  private static SubType open(CompType type) {
    return new SubType(false, List.of(), type);
  }

  private static SubType derived(int supertype, CompType type) {
    return new SubType(false, List.of(index(supertype)), type);
  }

  private static StructType struct(FieldType... fields) {
    return new StructType(List.of(fields));
  }

  private static FieldType constant(StorageType type) {
    return new FieldType(Mutability.CONST, type);
  }

  private static FieldType variable(StorageType type) {
    return new FieldType(Mutability.VAR, type);
  }
}

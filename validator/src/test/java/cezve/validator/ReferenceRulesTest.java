package cezve.validator;

import static cezve.validator.Instrs.*;
import static cezve.validator.TestModule.module;
import static cezve.validator.TestModule.type;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.model.instruction.Instr;
import cezve.model.instruction.ReferenceInstr.RefAsNonNull;
import cezve.model.instruction.ReferenceInstr.RefCast;
import cezve.model.instruction.ReferenceInstr.RefEq;
import cezve.model.instruction.ReferenceInstr.RefFunc;
import cezve.model.instruction.ReferenceInstr.RefIsNull;
import cezve.model.instruction.ReferenceInstr.RefNull;
import cezve.model.instruction.ReferenceInstr.RefTest;
import cezve.model.module.Data;
import cezve.model.type.AbsHeapType;
import cezve.model.type.AddrType;
import cezve.model.type.ExternKind;
import cezve.model.type.FieldType;
import cezve.model.type.GlobalType;
import cezve.model.type.Limits;
import cezve.model.type.Mutability;
import cezve.model.type.RefType;
import cezve.model.type.StructType;
import cezve.model.type.SubType;
import cezve.model.type.TableType;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReferenceRulesTest {

  @Test
  void nullIsOfTheTypeItNames() {
    module().func(NONE, List.of(RefType.FUNCREF), new RefNull(AbsHeapType.FUNC)).valid();
    module()
        .type(type(NONE, NONE))
        .func(NONE, List.of(RefType.FUNCREF), new RefNull(index(0)))
        .valid();
    assertEquals(
        "unknown type 1 (ref.null in function 0)",
        module().func(NONE, NONE, new RefNull(index(1)), DROP).invalid());
    assertEquals(
        "type mismatch: instruction requires [externref] but stack has [funcref]"
            + " (end in function 0)",
        module().func(NONE, List.of(RefType.EXTERNREF), new RefNull(AbsHeapType.FUNC)).invalid());
  }

  @Test
  void isNullTakesAnyReference() {
    module().func(List.of(RefType.EXTERNREF), List.of(I32), get(0), new RefIsNull()).valid();
    assertEquals(
        "type mismatch: instruction requires a reference but stack has [i32]"
            + " (ref.is_null in function 0)",
        module().func(NONE, NONE, i32(), new RefIsNull(), DROP).invalid());
    assertEquals(
        "type mismatch: instruction requires a reference but stack has []"
            + " (ref.is_null in function 0)",
        module().func(NONE, NONE, new RefIsNull(), DROP).invalid());
  }

  @Test
  void asNonNullTakesNullAway() {
    module()
        .func(List.of(RefType.ANYREF), List.of(ref(AbsHeapType.ANY)), get(0), new RefAsNonNull())
        .valid();
    assertEquals(
        "type mismatch: instruction requires a reference but stack has [f32]"
            + " (ref.as_non_null in function 0)",
        module().func(NONE, NONE, f32(), new RefAsNonNull(), DROP).invalid());
  }

  @Test
  void aReferenceToAFunctionHasTheFunctionsType() {
    module().func(NONE, List.of(ref(0)), new RefFunc(0)).declare(0).valid();
    assertEquals(
        "type mismatch: instruction requires [(ref 0)] but stack has [(ref 1)] (end in function 0)",
        module()
            .type(type(List.of(I32), NONE))
            .func(NONE, List.of(ref(0)), new RefFunc(0))
            .declare(0)
            .invalid());
    assertEquals(
        "unknown function 3 (ref.func in function 0)",
        module().func(NONE, NONE, new RefFunc(3), DROP).invalid());
  }

  @Test
  void bodiesReferOnlyToFunctionsThatOccurElsewhere() {
    assertEquals("undeclared function reference 0 (ref.func in function 0)", referring().invalid());
    assertEquals(
        "undeclared function reference 0 (ref.func in function 0)", referring().start(0).invalid());
    referring().declare(0).valid();
    referring().export("f", ExternKind.FUNC, 0).valid();
    referring().global(new GlobalType(Mutability.CONST, RefType.FUNCREF), new RefFunc(0)).valid();
    TableType table = new TableType(AddrType.I32, Limits.atLeast(1), RefType.FUNCREF);
    referring().table(table, new RefFunc(0)).valid();
    assertEquals(
        "undeclared function reference 0 (ref.func in function 0)",
        referring().data(new Data.Passive()).elem(RefType.FUNCREF).invalid());
  }

  private static TestModule referring() {
    return module().func(NONE, NONE, new RefFunc(0), DROP);
  }

  @Test
  void testsAndCastsStayInOneHierarchy() {
    RefType eq = ref(AbsHeapType.EQ);
    module().func(List.of(RefType.ANYREF), List.of(I32), get(0), new RefTest(eq)).valid();
    module().func(List.of(RefType.ANYREF), List.of(eq), get(0), new RefCast(eq)).valid();
    module().func(List.of(RefType.I31REF), List.of(eq), get(0), new RefCast(eq)).valid();
    module()
        .type(type(NONE, NONE))
        .func(List.of(RefType.FUNCREF), List.of(refNull(0)), get(0), new RefCast(refNull(0)))
        .valid();
    assertEquals(
        "type mismatch: instruction requires [anyref] but stack has [funcref]"
            + " (ref.test in function 0)",
        module().func(List.of(RefType.FUNCREF), List.of(I32), get(0), new RefTest(eq)).invalid());
    assertEquals(
        "type mismatch: instruction requires [funcref] but stack has [anyref]"
            + " (ref.cast in function 0)",
        module()
            .type(type(NONE, NONE))
            .func(List.of(RefType.ANYREF), NONE, get(0), new RefCast(ref(0)), DROP)
            .invalid());
    assertEquals(
        "unknown type 5 (ref.cast in function 0)",
        module().func(NONE, NONE, UNREACHABLE, new RefCast(ref(5)), DROP).invalid());
  }

  @Test
  void onlyReferencesThatCanBeComparedAre() {
    module()
        .func(List.of(RefType.EQREF, RefType.I31REF), List.of(I32), get(0), get(1), new RefEq())
        .valid();
    assertEquals(
        "type mismatch: instruction requires [eqref eqref] but stack has [anyref anyref]"
            + " (ref.eq in function 0)",
        module()
            .func(List.of(RefType.ANYREF), List.of(I32), get(0), get(0), new RefEq())
            .invalid());
  }

  @Test
  void aSubtypeStandsForItsSupertypes() {
    FieldType field = new FieldType(Mutability.CONST, I32);
    SubType base = new SubType(false, List.of(), new StructType(List.of()));
    SubType derived = new SubType(true, List.of(index(0)), new StructType(List.of(field)));
    Instr[] pass = {get(0)};
    module().rec(base).rec(derived).func(List.of(ref(1)), List.of(ref(0)), pass).valid();
    module().rec(base).rec(derived).func(List.of(ref(1)), List.of(RefType.STRUCTREF), pass).valid();
    assertEquals(
        "type mismatch: instruction requires [(ref 1)] but stack has [(ref 0)] (end in function 0)",
        module().rec(base).rec(derived).func(List.of(ref(0)), List.of(ref(1)), pass).invalid());
    assertEquals(
        "type mismatch: instruction requires [arrayref] but stack has [(ref 1)]"
            + " (end in function 0)",
        module()
            .rec(base)
            .rec(derived)
            .func(List.of(ref(1)), List.of(RefType.ARRAYREF), pass)
            .invalid());
  }
}

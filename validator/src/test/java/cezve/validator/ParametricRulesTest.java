package cezve.validator;

import static cezve.validator.Instrs.*;
import static cezve.validator.TestModule.module;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.model.instruction.Instr;
import cezve.model.instruction.NumericOp;
import cezve.model.instruction.ParametricInstr.Select;
import cezve.model.instruction.ParametricInstr.SelectTyped;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ParametricRulesTest {
  private static final Instr SELECT = new Select();

  @Test
  void dropTakesAnything() {
    module().func(List.of(V128, RefType.ANYREF), NONE, get(0), DROP, get(1), DROP).valid();
    assertEquals(
        "type mismatch: instruction requires an operand but stack has [] (drop in function 0)",
        module().func(NONE, NONE, DROP).invalid());
  }

  @Test
  void selectChoosesBetweenNumbersOrVectorsOfOneType() {
    for (ValType type : List.of(I32, I64, F32, F64, V128)) {
      module().func(NONE, List.of(type), value(type), value(type), i32(), SELECT).valid();
    }
    assertEquals(
        "type mismatch: instruction requires two numbers or vectors of one type but stack has"
            + " [i32 f32] (select in function 0)",
        module().func(NONE, NONE, i32(), f32(), i32(), SELECT, DROP).invalid());
    assertEquals(
        "type mismatch: instruction requires two numbers or vectors of one type but stack has"
            + " [anyref anyref] (select in function 0)",
        module()
            .func(List.of(RefType.ANYREF), NONE, get(0), get(0), i32(), SELECT, DROP)
            .invalid());
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [i64] (select in function 0)",
        module().func(NONE, NONE, i32(), i32(), i64(), SELECT, DROP).invalid());
    assertEquals(
        "type mismatch: instruction requires an operand but stack has [] (select in function 0)",
        module().func(NONE, NONE, i32(), i32(), SELECT, DROP).invalid());
  }

  @Test
  void selectTakesTheTypeThatItKnows() {
    module().func(NONE, List.of(F64), UNREACHABLE, SELECT).valid();
    module().func(NONE, List.of(F64), UNREACHABLE, f64(), i32(), SELECT).valid();
    assertEquals(
        "type mismatch: instruction requires [f64] but stack has [i32] (f64.neg in function 0)",
        module()
            .func(NONE, NONE, UNREACHABLE, i32(), i32(), SELECT, NumericOp.F64_NEG.instr(), DROP)
            .invalid());
  }

  @Test
  void selectWithATypeChoosesBetweenAny() {
    Instr typed = new SelectTyped(List.of(RefType.ANYREF));
    module()
        .func(List.of(RefType.EQREF), List.of(RefType.ANYREF), get(0), get(0), i32(), typed)
        .valid();
    assertEquals(
        "type mismatch: instruction requires [anyref anyref i32] but stack has [i32 i32 i32]"
            + " (select in function 0)",
        module().func(NONE, NONE, i32(), i32(), i32(), typed, DROP).invalid());
    assertEquals(
        "invalid result arity: select has one result, not 0 (select in function 0)",
        module().func(NONE, NONE, new SelectTyped(NONE)).invalid());
    assertEquals(
        "invalid result arity: select has one result, not 2 (select in function 0)",
        module().func(NONE, NONE, UNREACHABLE, new SelectTyped(List.of(I32, I32))).invalid());
    assertEquals(
        "unknown type 3 (select in function 0)",
        module().func(NONE, NONE, UNREACHABLE, new SelectTyped(List.of(ref(3))), DROP).invalid());
  }
}

package cezve.validator;

import static cezve.validator.Instrs.*;
import static cezve.validator.TestModule.module;
import static cezve.validator.TestModule.type;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.model.instruction.AggregateInstr.AnyConvertExtern;
import cezve.model.instruction.ControlInstr.BrIf;
import cezve.model.instruction.ControlInstr.BrOnNull;
import cezve.model.instruction.Instr;
import cezve.model.instruction.NumericOp;
import cezve.model.instruction.ParametricInstr.Select;
import cezve.model.instruction.ReferenceInstr.RefAsNonNull;
import cezve.model.instruction.ReferenceInstr.RefIsNull;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Operands of bottom type, which stand on the stack behind instructions that never complete. */
final class UnreachableCodeTest {
  private static final Instr ADD = NumericOp.I32_ADD.instr();

  @Test
  void anyNumberOfOperandsIsThere() {
    for (Instr stop : List.of(UNREACHABLE, RETURN, br(0))) {
      module().func(NONE, List.of(F64), f64(), stop, ADD, DROP, DROP, DROP).valid();
    }
  }

  @Test
  void operandsThatAreKnownMustMatch() {
    assertEquals(
        "type mismatch: instruction requires [i32 i32] but stack has [... f32]"
            + " (i32.add in function 0)",
        module().func(NONE, NONE, UNREACHABLE, f32(), ADD, DROP).invalid());
    assertEquals(
        "type mismatch: instruction requires [i32 i32] but stack has [f32 i32]"
            + " (i32.add in function 0)",
        module().func(NONE, NONE, UNREACHABLE, f32(), i32(), ADD, DROP).invalid());
  }

  @Test
  void whatIsLeftOverIsCounted() {
    assertEquals(
        "type mismatch: block requires [] but stack has [i32] (end in function 0)",
        module().func(NONE, NONE, UNREACHABLE, i32()).invalid());
    assertEquals(
        "type mismatch: block requires [] but stack has [bot] (end in function 0)",
        module().func(NONE, NONE, UNREACHABLE, new Select()).invalid());
  }

  @Test
  void whatWasThereBeforeIsGone() {
    module().func(NONE, List.of(I64), i32(), UNREACHABLE, i64()).valid();
  }

  @Test
  void itEndsWithTheBlock() {
    assertEquals(
        "type mismatch: instruction requires [i32 i32] but stack has [] (i32.add in function 0)",
        module().func(NONE, NONE, block(), UNREACHABLE, END, ADD, DROP).invalid());
    module().func(NONE, NONE, UNREACHABLE, block(), END, ADD, DROP).valid();
    assertEquals(
        "type mismatch: instruction requires [i32 i32] but stack has [] (i32.add in function 0)",
        module().func(NONE, NONE, i32(), ifThen(), UNREACHABLE, ELSE, ADD, DROP, END).invalid());
    assertEquals(
        "type mismatch: instruction requires [i32 i32] but stack has [] (i32.add in function 0)",
        module().func(NONE, NONE, UNREACHABLE, block(), ADD, DROP, END).invalid());
  }

  @Test
  void aReferenceOfUnknownTypeIsAReference() {
    module().func(NONE, List.of(I32), UNREACHABLE, new RefAsNonNull(), new RefIsNull()).valid();
    module()
        .type(type(NONE, NONE))
        .func(NONE, List.of(ref(0)), UNREACHABLE, new RefAsNonNull())
        .valid();
    assertEquals(
        "type mismatch: instruction requires [i32 i32] but stack has [... (ref bot)]"
            + " (i32.add in function 0)",
        module().func(NONE, NONE, UNREACHABLE, new RefAsNonNull(), ADD, DROP).invalid());
    assertEquals(
        "type mismatch: instruction requires two numbers or vectors of one type but stack has"
            + " [bot (ref bot)] (select in function 0)",
        module()
            .func(NONE, NONE, UNREACHABLE, new RefAsNonNull(), i32(), new Select(), DROP)
            .invalid());
    module()
        .func(
            NONE,
            List.of(ref(cezve.model.type.AbsHeapType.ANY)),
            UNREACHABLE,
            new AnyConvertExtern())
        .valid();
  }

  @Test
  void branchesThatAreNotTakenLeaveTheLabelsTypes() {
    module().func(NONE, List.of(I32), UNREACHABLE, new BrIf(0), NumericOp.I32_CLZ.instr()).valid();
    assertEquals(
        "type mismatch: instruction requires [i64] but stack has [i32] (i64.clz in function 0)",
        module()
            .func(NONE, List.of(I32), UNREACHABLE, new BrIf(0), NumericOp.I64_CLZ.instr(), DROP)
            .invalid());
    module().func(NONE, NONE, UNREACHABLE, new BrOnNull(0), new RefIsNull(), DROP).valid();
  }
}

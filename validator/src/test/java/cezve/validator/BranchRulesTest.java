package cezve.validator;

import static cezve.validator.Instrs.*;
import static cezve.validator.TestModule.module;
import static cezve.validator.TestModule.type;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.model.instruction.ControlInstr.BrIf;
import cezve.model.instruction.ControlInstr.BrOnCast;
import cezve.model.instruction.ControlInstr.BrOnCastFail;
import cezve.model.instruction.ControlInstr.BrOnNonNull;
import cezve.model.instruction.ControlInstr.BrOnNull;
import cezve.model.instruction.Instr;
import cezve.model.instruction.LabelCast;
import cezve.model.type.AbsHeapType;
import cezve.model.type.RefType;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BranchRulesTest {
  private static final RefType ANY = ref(AbsHeapType.ANY);
  private static final RefType EQ = ref(AbsHeapType.EQ);

  @Test
  void aBranchTakesWhatItsLabelTakes() {
    module().func(NONE, List.of(I32), i64(), i32(), br(0)).valid();
    module().func(NONE, List.of(I32), block(), i32(), br(1), END, UNREACHABLE).valid();
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [f32] (br in function 0)",
        module().func(NONE, List.of(I32), f32(), br(0)).invalid());
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [] (br in function 0)",
        module().func(NONE, List.of(I32), i32(), block(), br(1), END).invalid());
  }

  @Test
  void aBranchToALoopTakesItsParameters() {
    module().func(NONE, NONE, loop(I32), br(0), END, DROP).valid();
    assertEquals(
        "type mismatch: instruction requires [i64] but stack has [] (br in function 0)",
        module()
            .type(type(List.of(I64), NONE))
            .func(NONE, NONE, i64(), loop(0), DROP, br(0), END)
            .invalid());
  }

  @Test
  void labelsCountTheBlocksAroundThemAndTheFunction() {
    module().func(NONE, NONE, block(), loop(), br(2), END, END).valid();
    assertEquals(
        "unknown label 3 (br in function 0)",
        module().func(NONE, NONE, block(), loop(), br(3), END, END).invalid());
    assertEquals(
        "unknown label 4294967295 (br_if in function 0)",
        module().func(NONE, NONE, i32(), new BrIf(-1)).invalid());
  }

  @Test
  void aConditionalBranchLeavesTheLabelsTypes() {
    module().func(NONE, List.of(I64), i64(), i32(), new BrIf(0)).valid();
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [i64] (br_if in function 0)",
        module().func(NONE, List.of(I64), i32(), i64(), new BrIf(0)).invalid());
    assertEquals(
        "type mismatch: instruction requires [(ref 0)] but stack has [(ref null 0)]"
            + " (end of block in function 0)",
        module()
            .type(type(NONE, NONE))
            .func(
                List.of(ref(0)),
                List.of(refNull(0)),
                block(ref(0)),
                get(0),
                i32(),
                new BrIf(1),
                END)
            .invalid());
  }

  @Test
  void allLabelsOfATableTakeTheOperands() {
    module().func(NONE, List.of(I32), i32(), i32(), brTable(0, 0, 0)).valid();
    module().func(NONE, List.of(I32), block(I32), i32(), i32(), brTable(1, 0, 1, 0), END).valid();
    assertEquals(
        "type mismatch: instruction requires [f32] but stack has [i32] (br_table in function 0)",
        module()
            .func(NONE, List.of(I32), block(F32), i32(), i32(), brTable(1, 0), END, DROP, i32())
            .invalid());
    assertEquals(
        "type mismatch: label 0 requires [] but label 1 requires [i32] (br_table in function 0)",
        module()
            .func(NONE, List.of(I32), block(), i32(), i32(), brTable(1, 0), END, i32())
            .invalid());
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [i64] (br_table in function 0)",
        module().func(NONE, NONE, i64(), brTable(0)).invalid());
    assertEquals(
        "unknown label 5 (br_table in function 0)",
        module().func(NONE, NONE, i32(), brTable(0, 0, 5)).invalid());
    assertEquals(
        "unknown label 6 (br_table in function 0)",
        module().func(NONE, NONE, i32(), brTable(6, 0)).invalid());
  }

  @Test
  void labelsOfATableMayDifferInTypeWhereNothingIsReached() {
    module()
        .func(NONE, List.of(I32), block(F32), UNREACHABLE, i32(), brTable(1, 0), END, DROP, i32())
        .valid();
    assertEquals(
        "type mismatch: label 0 requires [] but label 1 requires [i32] (br_table in function 0)",
        module()
            .func(NONE, List.of(I32), block(), UNREACHABLE, brTable(1, 0), END, i32())
            .invalid());
  }

  @Test
  void eachTableChecksItsLabelsAnew() {
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [i64] (br_table in function 0)",
        module()
            .func(
                NONE,
                List.of(I32),
                i32(),
                ifThen(),
                i32(),
                i32(),
                brTable(1, 1),
                ELSE,
                i64(),
                i32(),
                brTable(1, 1),
                END,
                i32())
            .invalid());
  }

  @Test
  void returnTakesTheFunctionsResults() {
    module().func(NONE, List.of(I32), i64(), block(), i32(), RETURN, END, i32(), RETURN).valid();
    assertEquals(
        "type mismatch: instruction requires [i32 i64] but stack has [i64] (return in function 0)",
        module().func(NONE, List.of(I32, I64), i64(), RETURN).invalid());
  }

  @Test
  void aBranchOnNullGoesOnWithWhatIsNotNull() {
    module()
        .type(type(NONE, NONE))
        .func(
            List.of(refNull(0)),
            List.of(ref(0)),
            block(),
            get(0),
            new BrOnNull(0),
            RETURN,
            END,
            UNREACHABLE)
        .valid();
    assertEquals(
        "type mismatch: instruction requires a reference but stack has [i32]"
            + " (br_on_null in function 0)",
        module().func(NONE, NONE, i32(), new BrOnNull(0), DROP).invalid());
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [] (br_on_null in function 0)",
        module().func(List.of(ANY), List.of(I32), get(0), new BrOnNull(0), DROP, i32()).invalid());
  }

  @Test
  void aBranchOnNonNullTakesTheReferenceAlong() {
    module()
        .type(type(NONE, NONE))
        .func(List.of(refNull(0)), List.of(ref(0)), get(0), new BrOnNonNull(0), UNREACHABLE)
        .valid();
    assertEquals(
        "type mismatch: label 0 must take a reference last, but takes []"
            + " (br_on_non_null in function 0)",
        module().func(List.of(ANY), NONE, get(0), new BrOnNonNull(0)).invalid());
    assertEquals(
        "type mismatch: label 0 must take a reference last, but takes [i32]"
            + " (br_on_non_null in function 0)",
        module()
            .func(List.of(ANY), List.of(I32), get(0), new BrOnNonNull(0), UNREACHABLE)
            .invalid());
    assertEquals(
        "type mismatch: instruction requires [eqref] but stack has [(ref any)]"
            + " (br_on_non_null in function 0)",
        module()
            .func(List.of(ANY), List.of(EQ), get(0), new BrOnNonNull(0), UNREACHABLE)
            .invalid());
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has []"
            + " (br_on_non_null in function 0)",
        module()
            .func(List.of(ANY), List.of(I32, ANY), get(0), new BrOnNonNull(0), UNREACHABLE)
            .invalid());
  }

  @Test
  void aBranchOnACastGoesOnWithTheRest() {
    RefType anyOrNull = RefType.ANYREF;
    RefType eqOrNull = RefType.EQREF;
    module()
        .func(List.of(anyOrNull), List.of(EQ), get(0), cast(anyOrNull, EQ), UNREACHABLE)
        .valid();
    castLeaves(anyOrNull, EQ, anyOrNull);
    castLeaves(anyOrNull, eqOrNull, ANY);
    castFailLeaves(anyOrNull, EQ, anyOrNull, EQ);
    castFailLeaves(anyOrNull, eqOrNull, ANY, eqOrNull);
    assertEquals(
        "type mismatch: (ref any) is not a subtype of eqref, which is cast"
            + " (br_on_cast in function 0)",
        module().func(NONE, List.of(ANY), UNREACHABLE, cast(eqOrNull, ANY)).invalid());
    assertEquals(
        "type mismatch: label 0 requires (ref eq) but the branch has (ref any)"
            + " (br_on_cast_fail in function 0)",
        module().func(List.of(ANY), List.of(EQ), get(0), castFail(ANY, EQ), UNREACHABLE).invalid());
    assertEquals(
        "type mismatch: instruction requires [(ref any)] but stack has [anyref]"
            + " (br_on_cast in function 0)",
        module()
            .func(List.of(anyOrNull), List.of(EQ), get(0), cast(ANY, EQ), UNREACHABLE)
            .invalid());
    assertEquals(
        "type mismatch: label 0 must take a reference last, but takes [] (br_on_cast in function 0)",
        module().func(NONE, NONE, UNREACHABLE, cast(ANY, EQ)).invalid());
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [] (br_on_cast in function 0)",
        module()
            .func(List.of(ANY), List.of(I32, EQ), get(0), cast(ANY, EQ), UNREACHABLE)
            .invalid());
    assertEquals(
        "unknown type 8 (br_on_cast in function 0)",
        module().func(NONE, List.of(ANY), UNREACHABLE, cast(ANY, ref(8))).invalid());
  }

  /** Casts in a block that takes {@code to}; requires that exactly {@code rest} stays. */
  private static void castLeaves(RefType from, RefType to, RefType rest) {
    module()
        .func(
            List.of(from),
            List.of(rest),
            block(to),
            get(0),
            cast(from, to),
            RETURN,
            END,
            UNREACHABLE)
        .valid();
  }

  private static void castFailLeaves(RefType from, RefType to, RefType branches, RefType stays) {
    module()
        .func(
            List.of(from),
            List.of(stays),
            block(branches),
            get(0),
            castFail(from, to),
            RETURN,
            END,
            UNREACHABLE)
        .valid();
  }

  private static Instr cast(RefType from, RefType to) {
    return new BrOnCast(new LabelCast(0, from, to));
  }

  private static Instr castFail(RefType from, RefType to) {
    return new BrOnCastFail(new LabelCast(0, from, to));
  }
}

package cezve.validator;

import static cezve.validator.Instrs.*;
import static cezve.validator.TestModule.module;
import static cezve.validator.TestModule.type;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.model.instruction.NumericOp;
import cezve.model.type.FieldType;
import cezve.model.type.Mutability;
import cezve.model.type.StructType;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BlockRulesTest {

  @Test
  void aBodyLeavesTheFunctionsResults() {
    module().func(NONE, NONE).valid();
    module().func(List.of(I32), List.of(I32, I64), get(0), i64()).valid();
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [] (end in function 0)",
        module().func(NONE, List.of(I32)).invalid());
    assertEquals(
        "type mismatch: instruction requires [i32 i64] but stack has [i64 i32]"
            + " (end in function 0)",
        module().func(NONE, List.of(I32, I64), i64(), i32()).invalid());
    assertEquals(
        "type mismatch: block requires [] but stack has [f32] (end in function 0)",
        module().func(NONE, NONE, f32()).invalid());
  }

  @Test
  void aBlockTakesItsParametersAndLeavesItsResults() {
    module()
        .type(type(List.of(I32, I64), List.of(I64)))
        .locals(I64)
        .func(NONE, List.of(I64), i32(), i64(), block(0), set(0), DROP, get(0), END)
        .valid();
    assertEquals(
        "type mismatch: instruction requires [i32 i64] but stack has [i64] (block in function 0)",
        module()
            .type(type(List.of(I32, I64), List.of(I64)))
            .func(NONE, NONE, i64(), block(0), UNREACHABLE, END, DROP)
            .invalid());
    assertEquals(
        "type mismatch: instruction requires [i64] but stack has [] (end of block in function 0)",
        module().func(NONE, NONE, block(I64), END, DROP).invalid());
    assertEquals(
        "type mismatch: block requires [] but stack has [f64] (end of loop in function 0)",
        module().func(NONE, NONE, loop(), f64(), END).invalid());
  }

  @Test
  void aBlockCannotTakeTheOperandsAroundIt() {
    assertEquals(
        "type mismatch: instruction requires an operand but stack has [] (drop in function 0)",
        module().func(NONE, NONE, i32(), block(), DROP, END, DROP).invalid());
    module().func(NONE, NONE, i32(), block(), END, DROP).valid();
  }

  @Test
  void anIfTakesItsConditionAndHasTwoArmsOfOneType() {
    module().func(NONE, List.of(I32), i32(), ifThen(I32), i32(), ELSE, i32(), END).valid();
    module().func(NONE, NONE, i32(), ifThen(), END).valid();
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [i64] (if in function 0)",
        module().func(NONE, NONE, i64(), ifThen(), END).invalid());
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [f32] (else in function 0)",
        module().func(NONE, NONE, i32(), ifThen(I32), f32(), ELSE, i32(), END, DROP).invalid());
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [] (end of else in function 0)",
        module().func(NONE, NONE, i32(), ifThen(I32), i32(), ELSE, END, DROP).invalid());
  }

  @Test
  void withoutElseAnIfLeavesWhatItIsGiven() {
    module()
        .type(type(List.of(I32), List.of(I32)))
        .func(NONE, NONE, i32(), i32(), ifThen(0), NumericOp.I32_CLZ.instr(), END, DROP)
        .valid();
    assertEquals(
        "type mismatch: if without else must leave what it is given, but its type is [] -> [i32]"
            + " (end of if in function 0)",
        module().func(NONE, NONE, i32(), ifThen(I32), i32(), END, DROP).invalid());
  }

  @Test
  void elseStartsWithTheParameters() {
    module()
        .type(type(List.of(I64), List.of(I64)))
        .func(NONE, List.of(I64), i64(), i32(), ifThen(0), ELSE, NumericOp.I64_CLZ.instr(), END)
        .valid();
  }

  @Test
  void aBlockTypeIsAFunctionTypeThatExists() {
    assertEquals(
        "unknown type 7 (block in function 0)", module().func(NONE, NONE, block(7), END).invalid());
    assertEquals(
        "type mismatch: type 0 is (struct (field i32)), which is no function type"
            + " (loop in function 0)",
        module()
            .type(new StructType(List.of(new FieldType(Mutability.CONST, I32))))
            .func(NONE, NONE, loop(0), END)
            .invalid());
    assertEquals(
        "unknown type 9 (block in function 0)",
        module().func(NONE, NONE, block(ref(9)), UNREACHABLE, END, DROP).invalid());
  }

  @Test
  void aBlocksResultCanBeMorePreciseThanItsTypeSays() {
    module()
        .type(type(NONE, NONE))
        .func(List.of(ref(0)), NONE, block(refNull(0)), get(0), END, DROP)
        .valid();
    assertEquals(
        "type mismatch: instruction requires [(ref 0)] but stack has [(ref null 0)]"
            + " (end of block in function 0)",
        module()
            .type(type(NONE, NONE))
            .func(List.of(refNull(0)), NONE, block(ref(0)), get(0), END, DROP)
            .invalid());
  }

  @Test
  void elseNeedsAnIfAroundIt() {
    assertEquals(
        "else without if before it (else in function 0)",
        module().func(NONE, NONE, ELSE).invalid());
    assertEquals(
        "else without if before it (else in function 0)",
        module().func(NONE, NONE, i32(), ifThen(), ELSE, ELSE, END).invalid());
  }

  @Test
  void theLastBlockIsClosedOnce() {
    assertEquals(
        "unexpected instruction after the end (end in function 0)",
        module().func(NONE, NONE, END, NOP).invalid());
    assertEquals(
        "unexpected end: the last block is not closed (function 0)",
        module().func(NONE, NONE, block()).invalid());
  }
}

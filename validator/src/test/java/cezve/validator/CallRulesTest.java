package cezve.validator;

import static cezve.validator.Instrs.*;
import static cezve.validator.TestModule.module;
import static cezve.validator.TestModule.type;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.model.instruction.ControlInstr.Call;
import cezve.model.instruction.ControlInstr.CallIndirect;
import cezve.model.instruction.ControlInstr.CallRef;
import cezve.model.instruction.ControlInstr.ReturnCall;
import cezve.model.instruction.ControlInstr.ReturnCallIndirect;
import cezve.model.instruction.ControlInstr.ReturnCallRef;
import cezve.model.type.AddrType;
import cezve.model.type.ArrayType;
import cezve.model.type.FieldType;
import cezve.model.type.Limits;
import cezve.model.type.Mutability;
import cezve.model.type.RefType;
import cezve.model.type.TableType;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CallRulesTest {

  /** Type 0 is {@code [i32 i64] -> [f32]}, and function 0 has it. */
  private static TestModule withCallee() {
    return module().type(type(List.of(I32, I64), List.of(F32))).importsFunc(0);
  }

  @Test
  void aCallTakesTheParametersAndLeavesTheResults() {
    withCallee().func(NONE, List.of(F32), i32(), i64(), new Call(0)).valid();
    assertEquals(
        "type mismatch: instruction requires [i32 i64] but stack has [i64 i32]"
            + " (call in function 1)",
        withCallee().func(NONE, List.of(F32), i64(), i32(), new Call(0)).invalid());
    assertEquals(
        "unknown function 2 (call in function 1)",
        withCallee().func(NONE, NONE, new Call(2)).invalid());
    assertEquals(
        "unknown function 4294967295 (call in function 1)",
        withCallee().func(NONE, NONE, new Call(-1)).invalid());
  }

  @Test
  void anIndirectCallTakesAnIndexOfTheTablesType() {
    withCallee()
        .table(RefType.FUNCREF)
        .func(NONE, List.of(F32), i32(), i64(), i32(), new CallIndirect(0, 0))
        .valid();
    TableType wide = new TableType(AddrType.I64, Limits.atLeast(0), RefType.FUNCREF);
    withCallee()
        .table(wide)
        .func(NONE, List.of(F32), i32(), i64(), i64(), new CallIndirect(0, 0))
        .valid();
    assertEquals(
        "type mismatch: instruction requires [i64] but stack has [i32]"
            + " (call_indirect in function 1)",
        withCallee()
            .table(wide)
            .func(NONE, List.of(F32), i32(), i64(), i32(), new CallIndirect(0, 0))
            .invalid());
    assertEquals(
        "unknown table 0 (call_indirect in function 1)",
        withCallee().func(NONE, NONE, i32(), new CallIndirect(0, 0)).invalid());
    assertEquals(
        "unknown type 5 (call_indirect in function 1)",
        withCallee()
            .table(RefType.FUNCREF)
            .func(NONE, NONE, i32(), new CallIndirect(0, 5))
            .invalid());
    assertEquals(
        "type mismatch: instruction requires a table of functions but table 0 has elements of type"
            + " externref (call_indirect in function 1)",
        withCallee()
            .table(RefType.EXTERNREF)
            .func(NONE, NONE, i32(), new CallIndirect(0, 0))
            .invalid());
    assertEquals(
        "type mismatch: type 1 is (array i32), which is no function type"
            + " (call_indirect in function 1)",
        withCallee()
            .type(new ArrayType(new FieldType(Mutability.CONST, I32)))
            .table(RefType.FUNCREF)
            .func(NONE, NONE, i32(), new CallIndirect(0, 1))
            .invalid());
  }

  @Test
  void aTableOfOneFunctionTypeCanBeCalled() {
    withCallee()
        .table(refNull(0))
        .func(NONE, List.of(F32), i32(), i64(), i32(), new CallIndirect(0, 0))
        .valid();
  }

  @Test
  void aCallOfAReferenceTakesItOnTop() {
    withCallee()
        .func(List.of(refNull(0)), List.of(F32), i32(), i64(), get(0), new CallRef(0))
        .valid();
    assertEquals(
        "type mismatch: instruction requires [(ref null 0)] but stack has [funcref]"
            + " (call_ref in function 1)",
        withCallee()
            .func(List.of(RefType.FUNCREF), List.of(F32), i32(), i64(), get(0), new CallRef(0))
            .invalid());
    assertEquals(
        "unknown type 4 (call_ref in function 1)",
        withCallee().func(NONE, NONE, new CallRef(4)).invalid());
  }

  @Test
  void aTailCallReturnsWhatTheFunctionReturns() {
    withCallee().func(NONE, List.of(F32), i64(), i32(), i64(), new ReturnCall(0)).valid();
    withCallee()
        .table(RefType.FUNCREF)
        .func(NONE, List.of(F32), i32(), i64(), i32(), new ReturnCallIndirect(0, 0))
        .valid();
    withCallee()
        .func(
            List.of(ref(0)), List.of(F32), i32(), i64(), get(0), new ReturnCallRef(0), i64(), DROP)
        .valid();
    assertEquals(
        "type mismatch: the function requires results [f64] but the callee has [f32]"
            + " (return_call in function 1)",
        withCallee().func(NONE, List.of(F64), i32(), i64(), new ReturnCall(0)).invalid());
    assertEquals(
        "type mismatch: the function requires results [] but the callee has [f32]"
            + " (return_call_ref in function 1)",
        withCallee()
            .func(List.of(ref(0)), NONE, i32(), i64(), get(0), new ReturnCallRef(0))
            .invalid());
    assertEquals(
        "type mismatch: instruction requires [i32 i64] but stack has []"
            + " (return_call_indirect in function 1)",
        withCallee()
            .table(RefType.FUNCREF)
            .func(NONE, List.of(F32), i32(), new ReturnCallIndirect(0, 0))
            .invalid());
  }

  @Test
  void aTailCallsResultsCanBeMorePrecise() {
    module()
        .type(type(NONE, NONE))
        .type(type(NONE, List.of(ref(0))))
        .importsFunc(1)
        .func(NONE, List.of(RefType.FUNCREF), new ReturnCall(0))
        .valid();
  }
}

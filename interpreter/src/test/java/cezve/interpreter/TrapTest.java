package cezve.interpreter;

import static cezve.interpreter.Program.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cezve.model.error.Position;
import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.error.WasmFrame;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.NumericOp;
import cezve.model.instruction.ParametricInstr;
import cezve.model.type.FuncType;
import cezve.runtime.ModuleInstance;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What traps tell, and which there are. Positions are indices of instructions here. */
final class TrapTest {
  private static final FuncType NOTHING = type(List.of());
  private static final FuncType UNARY = type(List.of(I32), I32);

  private static TrapException trap(Program program, int function, Object... arguments) {
    return assertThrows(TrapException.class, () -> program.invoke(function, arguments));
  }

  private static String frame(String function, int offset) {
    return new WasmFrame(function, new Position.Offset(offset)).toString();
  }

  @Test
  void aTraceNamesFunctionsAndWhereTheyStand() {
    Program program =
        new Program()
            .func(
                "inner",
                UNARY,
                get(0),
                i32(0),
                NumericOp.I32_DIV_S.instr(),
                new ParametricInstr.Drop(),
                i32(1))
            .func("middle", UNARY, i32(1), get(0), call(0), ADD)
            .func("outer", UNARY, get(0), call(1));
    TrapException e = trap(program, 2, 5);
    assertEquals(Trap.INTEGER_DIVIDE_BY_ZERO, e.trap());
    assertEquals(List.of(frame("inner", 3), frame("middle", 2), frame("outer", 1)), e.trace());
  }

  @Test
  void aTraceNamesTheFunctionThatWasTailCalledAndNotItsCaller() {
    Program program =
        new Program()
            .func("inner", NOTHING, new ControlInstr.Unreachable())
            .func("middle", NOTHING, new ControlInstr.ReturnCall(0))
            .func("outer", NOTHING, call(1));
    assertEquals(List.of(frame("inner", 0), frame("outer", 0)), trap(program, 2).trace());
  }

  @Test
  void aTrapInAHostFunctionGoesThroughTheFunctionsThatCalledIt() {
    TrapException thrown = new TrapException(Trap.HOST_FUNCTION, "no luck");
    Program program =
        new Program()
            .host(
                "fails",
                NOTHING,
                (_, _, _) -> {
                  throw thrown;
                })
            .func("f", NOTHING, new ControlInstr.Nop(), call(0));
    TrapException e = trap(program, 1);
    assertSame(thrown, e);
    assertEquals(frame("f", 1), e.trace().getLast());
  }

  @Test
  void aHostFunctionIsToldWhoCallsIt() {
    Program program =
        new Program()
            .host(
                "count",
                NOTHING,
                (caller, _, _) -> {
                  assertNotNull(caller);
                  caller.global(0).set(caller.global(0).low() + 1);
                })
            .func("f", type(List.of(), I32), call(0), call(0), getGlobal());
    assertEquals(List.of(2), program.invoke(1));
  }

  @Test
  void theStartFunctionRunsWhenTheModuleIsInstantiated() {
    Program program = new Program().func("s", NOTHING, i32(42), setGlobal()).start(0);
    ModuleInstance instance = program.instantiate();
    assertEquals(42, instance.global(0).low());
  }

  @Test
  void aTrapInTheStartFunctionFailsTheInstantiation() {
    Program program = new Program().func("s", NOTHING, new ControlInstr.Unreachable()).start(0);
    TrapException e = assertThrows(TrapException.class, program::instantiate);
    assertEquals(List.of(frame("s", 0)), e.trace());
  }

  @Test
  void anIndirectCallNeedsAnElementThatIsThereAndNotNullAndOfTheType() {
    Program program =
        new Program()
            .table(0, 1)
            .func("nothing", NOTHING)
            .func("unary", UNARY, get(0), i32(1), ADD)
            .func("calls", UNARY, i32(41), get(0), new ControlInstr.CallIndirect(0, 1))
            .func("leaves", UNARY, i32(41), get(0), new ControlInstr.ReturnCallIndirect(0, 1));
    for (int function = 2; function <= 3; function++) {
      assertEquals(Trap.INDIRECT_CALL_TYPE_MISMATCH, trap(program, function, 0).trap());
      assertEquals(List.of(42), program.invoke(function, 1));
      assertEquals(Trap.UNINITIALIZED_ELEMENT, trap(program, function, 2).trap());
      assertEquals(Trap.UNDEFINED_ELEMENT, trap(program, function, 4).trap());
      assertEquals(Trap.UNDEFINED_ELEMENT, trap(program, function, -1).trap());
    }
  }

  @Test
  void argumentsAreEvaluatedBeforeAnIndirectCallLooksForItsFunction() {
    Program program =
        new Program()
            .func(
                "calls",
                UNARY,
                i32(1),
                get(0),
                NumericOp.I32_DIV_S.instr(),
                i32(99),
                new ControlInstr.CallIndirect(0, 0));
    assertEquals(Trap.INTEGER_DIVIDE_BY_ZERO, trap(program, 0, 0).trap());
    assertEquals(Trap.UNDEFINED_ELEMENT, trap(program, 0, 1).trap());
  }

  @Test
  void severalResultsMayBeTheParametersInAnotherOrder() {
    FuncType three = type(List.of(I32, I32, I32), I32, I32, I32);
    Program program =
        new Program()
            .func("rotate", three, get(2), get(0), get(1))
            .func("again", three, get(0), get(1), get(2), call(0), call(0))
            .func("tail", three, get(1), get(0), get(2), new ControlInstr.ReturnCall(0));
    assertEquals(List.of(3, 1, 2), program.invoke(0, 1, 2, 3));
    assertEquals(List.of(2, 3, 1), program.invoke(1, 1, 2, 3));
    assertEquals(List.of(3, 2, 1), program.invoke(2, 1, 2, 3));
  }
}

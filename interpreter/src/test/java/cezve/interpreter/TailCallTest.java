package cezve.interpreter;

import static cezve.interpreter.Program.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.model.instruction.BlockType;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.Instr;
import cezve.model.instruction.ReferenceInstr.RefFunc;
import cezve.model.instruction.ReferenceInstr.RefNull;
import cezve.model.type.AbsHeapType;
import cezve.model.type.FuncType;
import cezve.model.type.RefType;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.StoreLimits;
import cezve.runtime.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls that replace their caller, in a store whose stack has room for a few calls only. */
final class TailCallTest {
  private static final int COUNT = 1_000_000;
  private static final FuncType COUNTDOWN = type(List.of(I32, I32), I32);

  @Test
  void aFunctionCallsItselfAMillionTimes() {
    Program program = new Program().func("f", COUNTDOWN, countdown(new ControlInstr.ReturnCall(0)));
    assertEquals(COUNT, count(program));
  }

  @Test
  void functionsCallEachOtherAMillionTimes() {
    Program program =
        new Program()
            .func("f", COUNTDOWN, countdown(new ControlInstr.ReturnCall(1)))
            .func("g", COUNTDOWN, countdown(new ControlInstr.ReturnCall(0)));
    assertEquals(COUNT, count(program));
  }

  @Test
  void functionsCallEachOtherThroughTheTableAMillionTimes() {
    Program program =
        new Program()
            .table(0, 1)
            .func("f", COUNTDOWN, countdown(i32(1), new ControlInstr.ReturnCallIndirect(0, 1)))
            .func("g", COUNTDOWN, countdown(i32(0), new ControlInstr.ReturnCallIndirect(0, 0)));
    assertEquals(COUNT, count(program));
  }

  @Test
  void aFunctionCallsItselfByReferenceAMillionTimes() {
    Program program =
        new Program()
            .table(0)
            .func("f", COUNTDOWN, countdown(new RefFunc(0), new ControlInstr.ReturnCallRef(0)));
    assertEquals(COUNT, count(program));
  }

  @Test
  void aHostFunctionIsCalledInPlaceOfAFunctionWithoutReferences() {
    FuncType withReference = type(List.of(RefType.EXTERNREF, I32), I32);
    Program program =
        new Program()
            .host("twice", withReference, (_, numbers, _) -> numbers[0] = 2 * numbers[1])
            .func(
                "f",
                type(List.of(), I32),
                new RefNull(AbsHeapType.EXTERN),
                i32(21),
                new ControlInstr.ReturnCall(0));
    assertEquals(List.of(42), program.invoke(1));
  }

  /** Counts its first parameter down and its second up, with a call that is given. */
  private static Instr[] countdown(Instr... call) {
    List<Instr> instrs =
        new ArrayList<>(
            List.of(
                get(0),
                new ControlInstr.If(BlockType.EMPTY),
                get(0),
                i32(1),
                SUB,
                get(1),
                i32(1),
                ADD));
    instrs.addAll(Arrays.asList(call));
    instrs.add(new ControlInstr.End());
    instrs.add(get(1));
    return instrs.toArray(new Instr[0]);
  }

  private static Object count(Program program) {
    ModuleInstance instance =
        program.instantiate(new Store(StoreLimits.builder().stackLevels(100).build()));
    return Values.invoke(instance.function(0), List.of(COUNT, 0)).getFirst();
  }
}

package cezve.interpreter;

import static cezve.interpreter.Program.ADD;
import static cezve.interpreter.Program.I32;
import static cezve.interpreter.Program.call;
import static cezve.interpreter.Program.get;
import static cezve.interpreter.Program.i32;
import static cezve.interpreter.Program.type;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cezve.model.instruction.BlockType;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.ControlInstr.End;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.Instr;
import cezve.model.instruction.ParametricInstr;
import cezve.model.instruction.VariableInstr.GlobalGet;
import cezve.model.instruction.VariableInstr.GlobalSet;
import cezve.model.instruction.VariableInstr.LocalSet;
import cezve.model.instruction.VariableInstr.LocalTee;
import cezve.model.instruction.VectorInstr.V128Const;
import cezve.model.instruction.VectorOp;
import cezve.model.type.FuncType;
import cezve.model.type.GlobalType;
import cezve.model.type.Mutability;
import cezve.model.type.NumType;
import cezve.model.type.VecType;
import cezve.runtime.GlobalInstance;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Values;
import cezve.runtime.numeric.V128;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Vectors wherever values go: both halves arrive, and nothing beside them is overwritten. */
final class VectorValuesTest {
  private static final VecType VEC = VecType.V128;
  private static final V128 A = new V128(0x1111_1111_1111_1111L, 0x2222_2222_2222_2222L);
  private static final V128 B = new V128(0x3333_3333_3333_3333L, 0x4444_4444_4444_4444L);

  /** Takes and yields two vectors with numbers around them. */
  private static final FuncType MIXED =
      type(List.of(I32, VEC, NumType.I64, VEC, I32), VEC, I32, VEC, NumType.I64);

  /** Swaps the two vectors and adds the two i32. */
  private static final Instr[] SWAP = {get(3), get(0), get(4), ADD, get(1), get(2)};

  private static final Object[] ARGUMENTS = {1, A, -7L, B, 2};
  private static final List<Object> SWAPPED = List.of(B, 3, A, -7L);

  private static Instr constant(V128 value) {
    return new V128Const(value.low(), value.high());
  }

  private static Instr[] passOn(Instr... call) {
    Instr[] body = new Instr[5 + call.length];
    for (int i = 0; i < 5; i++) {
      body[i] = get(i);
    }
    System.arraycopy(call, 0, body, 5, call.length);
    return body;
  }

  @Test
  void argumentsAndResultsOfFunctions() {
    assertEquals(SWAPPED, new Program().func("f", MIXED, SWAP).invoke(0, ARGUMENTS));
  }

  @Test
  void callsOfAllKinds() {
    List<Instr[]> calls =
        List.of(
            new Instr[] {call(0)},
            new Instr[] {new ControlInstr.ReturnCall(0)},
            new Instr[] {i32(0), new ControlInstr.CallIndirect(0, 0)},
            new Instr[] {i32(0), new ControlInstr.ReturnCallIndirect(0, 0)});
    for (Instr[] call : calls) {
      Program program =
          new Program().func("swap", MIXED, SWAP).func("f", MIXED, passOn(call)).table(0);
      assertEquals(SWAPPED, program.invoke(1, ARGUMENTS), call[0]::toString);
    }
  }

  @Test
  void callsOfTheHost() {
    Program program =
        new Program()
            .host(
                "swap",
                MIXED,
                (_, numbers, _) -> {
                  long[] in = numbers.clone();
                  long[] out = {in[4], in[5], in[0] + in[6], in[1], in[2], in[3]};
                  System.arraycopy(out, 0, numbers, 0, out.length);
                })
            .func("f", MIXED, passOn(call(0)))
            .func("g", MIXED, passOn(new ControlInstr.ReturnCall(0)));
    assertEquals(SWAPPED, program.invoke(1, ARGUMENTS));
    assertEquals(SWAPPED, program.invoke(2, ARGUMENTS));
  }

  @Test
  void anArgumentOfAnotherTypeIsRefused() {
    Program program = new Program().func("f", type(List.of(VEC), VEC), get(0));
    assertThrows(IllegalArgumentException.class, () -> program.invoke(0, 5L));
  }

  @Test
  void localsStartAsZerosAndKeepWhatIsSet() {
    FuncType type = type(List.of(VEC), VEC, VEC, VEC, I32);
    Instr[] body = {get(1), get(0), new LocalTee(1), get(1), new LocalSet(2), get(2), get(3)};
    assertEquals(
        List.of(V128.ZERO, A, A, 0),
        new Program().func("f", type, List.of(VEC, VEC, I32), body).invoke(0, A));
  }

  @Test
  void aLocalThatIsOverwrittenYieldsWhatItHeldBefore() {
    FuncType type = type(List.of(VEC, VEC), VEC, VEC, VEC);
    Instr[] swap = {get(0), get(1), new LocalSet(0), new LocalTee(1), get(0), get(1)};
    assertEquals(List.of(A, B, A), new Program().func("f", type, swap).invoke(0, A, B));
  }

  @Test
  void globals() {
    Program program =
        new Program()
            .global(new GlobalType(Mutability.CONST, VEC), constant(A))
            .global(new GlobalType(Mutability.VAR, VEC), new GlobalGet(1))
            .func(
                "f",
                type(List.of(VEC), VEC, VEC),
                new GlobalGet(2),
                get(0),
                new GlobalSet(2),
                new GlobalGet(2));
    ModuleInstance instance = program.instantiate();
    assertEquals(List.of(A, B), Values.invoke(instance.function(0), List.of(B)));
    GlobalInstance global = instance.global(2);
    assertEquals(B, new V128(global.low(), global.high()));
  }

  @Test
  void select() {
    Program program =
        new Program()
            .func(
                "f",
                type(List.of(I32), VEC),
                constant(A),
                constant(B),
                get(0),
                new ParametricInstr.Select());
    assertEquals(List.of(A), program.invoke(0, 1));
    assertEquals(List.of(B), program.invoke(0, 0));
  }

  @Test
  void blocksAndBranches() {
    Instr vector = VectorOp.I32X4_ADD.instr();
    Program program =
        new Program()
            .type(type(List.of(VEC, I32), VEC))
            .func(
                "f",
                type(List.of(VEC, I32), VEC),
                get(0),
                get(1),
                new ControlInstr.Block(new BlockType.Index(0)),
                new ControlInstr.BrTable(IndexList.of(0), 1),
                new End(),
                constant(A),
                vector);
    V128 ones = V128.ofI32(1, 1, 1, 1);
    V128 sum = V128.ofI32(0x1111_1112, 0x1111_1112, 0x2222_2223, 0x2222_2223);
    assertEquals(List.of(sum), program.invoke(0, ones, 0));
    assertEquals(List.of(ones), program.invoke(0, ones, 1));
  }

  @Test
  void aLoopCarriesAVector() {
    FuncType type = type(List.of(VEC, I32), VEC);
    Program program =
        new Program()
            .func(
                "f",
                type,
                List.of(),
                get(0),
                new ControlInstr.Loop(new BlockType.Index(1)),
                get(0),
                VectorOp.I32X4_ADD.instr(),
                get(1),
                i32(-1),
                ADD,
                new LocalTee(1),
                new ControlInstr.BrIf(0),
                new End())
            .type(type(List.of(VEC), VEC));
    assertEquals(List.of(V128.ofI32(4, 8, 12, 16)), program.invoke(0, V128.ofI32(1, 2, 3, 4), 3));
  }
}

package cezve.interpreter;

import static cezve.interpreter.Program.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cezve.model.error.ExhaustionException;
import cezve.model.error.Position;
import cezve.model.error.ThrownException;
import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.error.WasmFrame;
import cezve.model.instruction.BlockType;
import cezve.model.instruction.CatchClause;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.Instr;
import cezve.model.instruction.ReferenceInstr;
import cezve.model.type.AbsHeapType;
import cezve.model.type.FuncType;
import cezve.model.type.NumType;
import cezve.model.type.RefType;
import cezve.runtime.ExceptionInstance;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.StoreLimits;
import cezve.runtime.TagInstance;
import cezve.runtime.Values;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Exceptions between functions, modules and the host. */
final class ExceptionTest {
  private static final FuncType NOTHING = type(List.of());
  private static final FuncType UNARY = type(List.of(I32), I32);
  private static final FuncType TAKES_I32 = type(List.of(I32));
  private static final BlockType I32_RESULT = new BlockType.Result(I32);
  private static final Instr END = new ControlInstr.End();
  private static final Instr UNREACHABLE = new ControlInstr.Unreachable();

  private static Instr block(BlockType type) {
    return new ControlInstr.Block(type);
  }

  private static Instr tryTable(BlockType type, CatchClause... clauses) {
    return new ControlInstr.TryTable(type, List.of(clauses));
  }

  private static CatchClause catching(int tag, int label) {
    return new CatchClause(CatchClause.Kind.CATCH, tag, label);
  }

  private static CatchClause catchAll(int label) {
    return new CatchClause(CatchClause.Kind.CATCH_ALL, null, label);
  }

  private static CatchClause catchAllRef(int label) {
    return new CatchClause(CatchClause.Kind.CATCH_ALL_REF, null, label);
  }

  private static Instr throwing(int tag) {
    return new ControlInstr.Throw(tag);
  }

  private static String frame(String function, int offset) {
    return new WasmFrame(function, new Position.Offset(offset)).toString();
  }

  /** Function 0 throws tag 0, an i32; function 1 calls it; function 2 calls that and catches. */
  private static Program thrower() {
    return new Program()
        .func("throws", TAKES_I32, get(0), throwing(0))
        .func("passes", TAKES_I32, get(0), call(0))
        .func(
            "catches",
            UNARY,
            tryTable(I32_RESULT, catching(0, 0)),
            get(0),
            call(1),
            UNREACHABLE,
            END)
        .tag("bad", 0);
  }

  @Test
  void anExceptionIsCaughtByACallersHandler() {
    assertEquals(List.of(42), thrower().invoke(2, 42));
  }

  @Test
  void anUncaughtExceptionHasTagAndValuesAndATrace() {
    ModuleInstance instance = thrower().instantiate();
    ExceptionInstance e =
        assertThrows(
            ExceptionInstance.class, () -> Values.invoke(instance.function(1), List.of(-7)));
    assertSame(instance.export("bad"), e.tag());
    assertEquals(List.of(-7), e.values());
    assertEquals("bad(-7)", e.getMessage());
    assertEquals(List.of(frame("throws", 1), frame("passes", 1)), e.trace());
    assertEquals(0, e.getStackTrace().length);
  }

  @Test
  void anExceptionOfAnotherTagPassesAHandler() {
    Program program =
        new Program()
            .func("throws", NOTHING, throwing(1))
            .func("f", UNARY, tryTable(I32_RESULT, catching(0, 0)), call(0), i32(1), END)
            .type(TAKES_I32)
            .tag("mine", 2)
            .tag("other", 0);
    ThrownException e = assertThrows(ThrownException.class, () -> program.invoke(1, 1));
    assertEquals("other()", e.getMessage());
  }

  @Test
  void theFirstClauseThatFitsIsTaken() {
    Program program =
        new Program()
            .func("throws", NOTHING, throwing(0))
            .func(
                "f",
                type(List.of(), I32),
                block(BlockType.EMPTY),
                block(BlockType.EMPTY),
                tryTable(BlockType.EMPTY, catching(0, 1), catchAll(0)),
                call(0),
                END,
                i32(0),
                new ControlInstr.Return(),
                END,
                i32(1),
                new ControlInstr.Return(),
                END,
                i32(2))
            .tag("t", 0);
    assertEquals(List.of(2), program.invoke(1));
  }

  @Test
  void trapsAndExhaustionPassAllHandlers() {
    Program program =
        new Program()
            .func("traps", NOTHING, new ControlInstr.Unreachable())
            .func("recurses", NOTHING, call(1))
            .func("f", NOTHING, tryTable(BlockType.EMPTY, catchAll(0)), call(0), END)
            .func("g", NOTHING, tryTable(BlockType.EMPTY, catchAll(0)), call(1), END);
    assertThrows(TrapException.class, () -> program.invoke(2));
    assertThrows(ExhaustionException.class, () -> program.invoke(3));
  }

  @Test
  void levelsOfTheCallStackComeBackWhenAnExceptionIsCaught() {
    ModuleInstance instance =
        thrower().instantiate(new Store(StoreLimits.builder().stackLevels(200).build()));
    for (int i = 0; i < 1000; i++) {
      assertEquals(List.of(i), Values.invoke(instance.function(2), List.of(i)));
    }
    int mark = instance.store().stackMark();
    assertThrows(ThrownException.class, () -> Values.invoke(instance.function(0), List.of(1)));
    assertEquals(mark, instance.store().stackMark());
    assertEquals(200, mark);
  }

  @Test
  void aReferenceIsTheExceptionThatWasThrownAndItsTraceGoesOn() {
    ExceptionInstance thrown =
        ExceptionInstance.of(TagInstance.of("host's", List.of(I32)), List.of(3));
    Program program =
        new Program()
            .host(
                "throws",
                NOTHING,
                (_, _, _) -> {
                  throw thrown;
                })
            .func(
                "again",
                NOTHING,
                block(new BlockType.Result(RefType.EXNREF)),
                tryTable(BlockType.EMPTY, catchAllRef(0)),
                call(0),
                END,
                new ControlInstr.Return(),
                END,
                new ControlInstr.ThrowRef())
            .func("calls", NOTHING, call(1));
    ThrownException e = assertThrows(ThrownException.class, () -> program.invoke(2));
    assertSame(thrown, e);
    assertEquals(List.of("throws", frame("again", 6), frame("calls", 0)), e.trace());
  }

  @Test
  void throwingNullTraps() {
    Program program =
        new Program()
            .func(
                "f",
                NOTHING,
                tryTable(BlockType.EMPTY, catchAll(0)),
                new ReferenceInstr.RefNull(AbsHeapType.EXN),
                new ControlInstr.ThrowRef(),
                END);
    TrapException e = assertThrows(TrapException.class, () -> program.invoke(0));
    assertEquals(Trap.NULL_EXCEPTION_REFERENCE, e.trap());
  }

  @Test
  void aTagThatIsImportedTwiceIsOneTag() {
    TagInstance tag = TagInstance.of("shared", List.of(I32));
    Program program =
        new Program()
            .func("throws", TAKES_I32, get(0), throwing(0))
            .func(
                "f", UNARY, tryTable(I32_RESULT, catching(1, 0)), get(0), call(0), UNREACHABLE, END)
            .importTag("one", 0, tag)
            .importTag("two", 0, tag);
    assertEquals(List.of(5), program.invoke(1, 5));
  }

  @Test
  void aHostFunctionThrowsIntoTheGuestAndCatchesWhatItThrows() {
    TagInstance tag = TagInstance.of("t", List.of(I32));
    Program program =
        new Program()
            .host(
                "doubled",
                TAKES_I32,
                (caller, numbers, _) -> {
                  assertNotNull(caller);
                  try {
                    Values.invoke(caller.function(1), List.of((int) numbers[0]));
                  } catch (ExceptionInstance e) {
                    throw ExceptionInstance.of(e.tag(), List.of(2 * (int) e.values().getFirst()));
                  }
                })
            .func("throws", TAKES_I32, get(0), throwing(0))
            .func(
                "f", UNARY, tryTable(I32_RESULT, catching(0, 0)), get(0), call(0), UNREACHABLE, END)
            .importTag("t", 0, tag);
    assertEquals(List.of(42), program.invoke(2, 21));
  }

  @Test
  void anExceptionCrossesInstances() {
    ModuleInstance inner = thrower().instantiate();
    TagInstance bad = assertInstanceOf(TagInstance.class, inner.export("bad"));
    Program outer =
        new Program()
            .importFunc("passes", TAKES_I32, inner.function(1))
            .func(
                "f", UNARY, tryTable(I32_RESULT, catching(0, 0)), get(0), call(0), UNREACHABLE, END)
            .importTag("bad", 0, bad);
    assertEquals(List.of(8), outer.invoke(1, 8));
  }

  @Test
  void aTailCallLeavesTheHandlersOfItsFunction() {
    TagInstance tag = TagInstance.of("t", List.of());
    Program program =
        new Program()
            .host(
                "host",
                NOTHING,
                (_, _, _) -> {
                  throw ExceptionInstance.of(tag, List.of());
                })
            .func("throws", NOTHING, throwing(0))
            .func(
                "leaves",
                NOTHING,
                tryTable(BlockType.EMPTY, catchAll(0)),
                new ControlInstr.ReturnCall(1),
                END)
            .func(
                "leavesForTheHost",
                NOTHING,
                tryTable(BlockType.EMPTY, catchAll(0)),
                new ControlInstr.ReturnCall(0),
                END)
            .importTag("t", 0, tag);
    assertThrows(ThrownException.class, () -> program.invoke(2));
    assertThrows(ThrownException.class, () -> program.invoke(3));
  }

  @Test
  void allTypesOfValuesAreHandedOver() {
    NumType[] all = {NumType.I32, NumType.I64, NumType.F32, NumType.F64};
    FuncType type =
        new FuncType(List.of(all[0], all[1], RefType.FUNCREF, all[2], all[3]), List.of());
    FuncType swap = new FuncType(type.params(), type.params());
    Program program =
        new Program()
            .func("throws", type, get(0), get(1), get(2), get(3), get(4), throwing(0))
            .func(
                "f",
                swap,
                tryTable(new BlockType.Index(2), catching(0, 0)),
                get(0),
                get(1),
                get(2),
                get(3),
                get(4),
                call(0),
                UNREACHABLE,
                END)
            .type(new FuncType(List.of(), type.params()))
            .tag("t", 0);
    ModuleInstance instance = program.instantiate();
    List<Object> values = Arrays.asList(-1, Long.MIN_VALUE, instance.function(0), 0.5f, Math.PI);
    assertEquals(values, Values.invoke(instance.function(1), values));
  }
}

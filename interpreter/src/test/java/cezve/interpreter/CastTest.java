package cezve.interpreter;

import static cezve.interpreter.Program.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.instruction.AggregateInstr.AnyConvertExtern;
import cezve.model.instruction.AggregateInstr.ArrayNewFixed;
import cezve.model.instruction.AggregateInstr.ExternConvertAny;
import cezve.model.instruction.AggregateInstr.RefI31;
import cezve.model.instruction.AggregateInstr.StructNewDefault;
import cezve.model.instruction.BlockType;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.Instr;
import cezve.model.instruction.LabelCast;
import cezve.model.instruction.ReferenceInstr;
import cezve.model.instruction.VariableInstr;
import cezve.model.type.AbsHeapType;
import cezve.model.type.ArrayType;
import cezve.model.type.DefType;
import cezve.model.type.FieldType;
import cezve.model.type.HeapType;
import cezve.model.type.Matching;
import cezve.model.type.Mutability;
import cezve.model.type.RefType;
import cezve.model.type.StructType;
import cezve.model.type.SubType;
import cezve.model.type.TypeUse;
import cezve.runtime.AggregateInstance;
import cezve.runtime.FuncInstance;
import cezve.runtime.I31;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Casts: every kind of reference against every type of its hierarchy, by each of the four ways to
 * ask, compared with the rules of matching.
 */
final class CastTest {
  private static final RefType ANYREF = RefType.ANYREF;
  private static final int STRUCTS = 4;
  private static final int TYPES = 5;
  private static final int MAKERS = 9;

  private final Program program = new Program();
  private final List<RefType> targets = new ArrayList<>();
  private final ModuleInstance instance;

  CastTest() {
    // 0 and 1 <: 0, in one group; 2 <: 1; 3 is like 0 but unrelated; 4 is an array.
    SubType open = new SubType(false, List.of(), new StructType(List.of()));
    SubType first = new SubType(false, List.of(new TypeUse.Index(0)), open.type());
    program.rec(open, first);
    program.rec(new SubType(true, List.of(new TypeUse.Index(1)), open.type()));
    program.rec(open);
    ArrayType array = new ArrayType(new FieldType(Mutability.CONST, I32));
    program.rec(SubType.finalOf(array));
    for (int struct = 0; struct < STRUCTS; struct++) {
      program.func("struct", type(List.of(), ANYREF), new StructNewDefault(struct));
    }
    program.func("array", type(List.of(), ANYREF), new ArrayNewFixed(4, 0));
    program.func("i31", type(List.of(), ANYREF), i32(-1), new RefI31());
    program.func("null", type(List.of(), ANYREF), new ReferenceInstr.RefNull(AbsHeapType.NONE));
    program.func(
        "internalise", type(List.of(RefType.EXTERNREF), ANYREF), get(0), new AnyConvertExtern());
    program.func(
        "externalise", type(List.of(ANYREF), RefType.EXTERNREF), get(0), new ExternConvertAny());
    for (HeapType heap : heaps()) {
      target(RefType.nullable(heap));
      target(RefType.nonNull(heap));
    }
    instance = program.instantiate();
  }

  private static List<HeapType> heaps() {
    List<HeapType> heaps = new ArrayList<>();
    for (AbsHeapType abs : AbsHeapType.values()) {
      if (Matching.top(abs) == AbsHeapType.ANY) {
        heaps.add(abs);
      }
    }
    for (int type = 0; type < TYPES; type++) {
      heaps.add(new TypeUse.Index(type));
    }
    return heaps;
  }

  /** Four functions that ask for a type. */
  private void target(RefType target) {
    targets.add(target);
    Instr end = new ControlInstr.End();
    LabelCast cast = new LabelCast(0, ANYREF, target);
    Instr block = new ControlInstr.Block(new BlockType.Result(target));
    Instr failing = new ControlInstr.Block(new BlockType.Result(ANYREF));
    program.func("test", type(List.of(ANYREF), I32), get(0), new ReferenceInstr.RefTest(target));
    program.func("cast", type(List.of(ANYREF), target), get(0), new ReferenceInstr.RefCast(target));
    Instr leave = new ControlInstr.Return();
    program.func(
        "branch",
        type(List.of(ANYREF), I32, ANYREF),
        block,
        get(0),
        new ControlInstr.BrOnCast(cast),
        setTo(0),
        i32(0),
        get(0),
        leave,
        end,
        setTo(0),
        i32(1),
        get(0));
    program.func(
        "fail",
        type(List.of(ANYREF), I32, ANYREF),
        failing,
        get(0),
        new ControlInstr.BrOnCastFail(cast),
        setTo(0),
        i32(1),
        get(0),
        leave,
        end,
        setTo(0),
        i32(0),
        get(0));
  }

  private static Instr setTo(int local) {
    return new VariableInstr.LocalSet(local);
  }

  private List<@Nullable Object> call(int function, @Nullable Object... arguments) {
    return Values.invoke(instance.function(function), Arrays.asList(arguments));
  }

  private List<@Nullable Object> references() {
    List<@Nullable Object> references = new ArrayList<>();
    for (int maker = 0; maker < STRUCTS + 3; maker++) {
      references.add(call(maker).getFirst());
    }
    references.add(call(STRUCTS + 3, "host").getFirst());
    references.add(call(STRUCTS + 3, 5).getFirst());
    return references;
  }

  private boolean expected(@Nullable Object reference, RefType target) {
    if (reference == null) {
      return target.nullable();
    }
    HeapType heap =
        switch (reference) {
          case AggregateInstance aggregate -> aggregate.defType();
          case I31 _ -> AbsHeapType.I31;
          default -> AbsHeapType.ANY;
        };
    return Matching.matches(heap, instance.module().types().close(target.heap()));
  }

  @Test
  void allFourAgreeWithMatching() {
    int yes = 0;
    for (int i = 0; i < targets.size(); i++) {
      int function = MAKERS + 4 * i;
      for (Object reference : references()) {
        boolean is = expected(reference, targets.get(i));
        yes += is ? 1 : 0;
        String what = reference + " as " + targets.get(i);
        assertEquals(List.of(is ? 1 : 0), call(function, reference), what);
        assertEquals(Arrays.asList(is ? 1 : 0, reference), call(function + 2, reference), what);
        assertEquals(Arrays.asList(is ? 1 : 0, reference), call(function + 3, reference), what);
        if (is) {
          assertSame(reference, call(function + 1, reference).getFirst(), what);
        } else {
          TrapException e =
              assertThrows(TrapException.class, () -> call(function + 1, reference), what);
          assertEquals(Trap.CAST_FAILURE, e.trap());
        }
      }
    }
    assertEquals(67, yes);
  }

  @Test
  void convertingToAndFromExternKeepsTheObject() {
    for (Object reference : references()) {
      Object external = call(STRUCTS + 4, reference).getFirst();
      assertSame(reference, external);
      assertSame(reference, call(STRUCTS + 3, external).getFirst());
    }
  }

  @Test
  void equalTypesOfDifferentModulesAreOneType() {
    CastTest other = new CastTest();
    for (int type = 0; type < STRUCTS; type++) {
      AggregateInstance mine = (AggregateInstance) call(type).getFirst();
      DefType theirs = other.instance.module().types().get(type);
      assertSame(theirs, mine == null ? null : mine.defType());
    }
  }

  @Test
  void anIndirectCallTakesAFunctionOfASubtype() {
    SubType top = new SubType(false, List.of(), type(List.of(), ANYREF));
    SubType sub = new SubType(true, List.of(new TypeUse.Index(0)), type(List.of(), RefType.I31REF));
    Program calls =
        new Program()
            .rec(top)
            .rec(sub)
            .table(0, 1, 2)
            .func(0, "top", i32(1), new RefI31())
            .func(1, "sub", i32(2), new RefI31())
            .func("other", type(List.of(), ANYREF), i32(3), new RefI31())
            .func("asTop", type(List.of(I32), ANYREF), get(0), new ControlInstr.CallIndirect(0, 0))
            .func("asSub", type(List.of(I32), ANYREF), get(0), new ControlInstr.CallIndirect(0, 1));
    assertEquals(List.of(I31.of(1)), calls.invoke(3, 0));
    assertEquals(List.of(I31.of(2)), calls.invoke(3, 1));
    assertEquals(List.of(I31.of(2)), calls.invoke(4, 1));
    for (int function = 3; function <= 4; function++) {
      FuncInstance caller = calls.instantiate().function(function);
      for (int index : function == 3 ? new int[] {2} : new int[] {0, 2}) {
        TrapException e =
            assertThrows(TrapException.class, () -> Values.invoke(caller, List.of(index)));
        assertEquals(Trap.INDIRECT_CALL_TYPE_MISMATCH, e.trap());
      }
    }
  }
}

package cezve.interpreter;

import static cezve.interpreter.Program.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cezve.model.error.Exhaustion;
import cezve.model.error.ExhaustionException;
import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.instruction.AggregateInstr.ArrayCopy;
import cezve.model.instruction.AggregateInstr.ArrayFill;
import cezve.model.instruction.AggregateInstr.ArrayGet;
import cezve.model.instruction.AggregateInstr.ArrayInitData;
import cezve.model.instruction.AggregateInstr.ArrayLen;
import cezve.model.instruction.AggregateInstr.ArrayNew;
import cezve.model.instruction.AggregateInstr.ArrayNewData;
import cezve.model.instruction.AggregateInstr.ArrayNewDefault;
import cezve.model.instruction.AggregateInstr.ArrayNewElem;
import cezve.model.instruction.AggregateInstr.ArrayNewFixed;
import cezve.model.instruction.AggregateInstr.ArraySet;
import cezve.model.instruction.AggregateInstr.ExternConvertAny;
import cezve.model.instruction.AggregateInstr.I31Get;
import cezve.model.instruction.AggregateInstr.RefI31;
import cezve.model.instruction.AggregateInstr.StructGet;
import cezve.model.instruction.AggregateInstr.StructNew;
import cezve.model.instruction.AggregateInstr.StructNewDefault;
import cezve.model.instruction.AggregateInstr.StructSet;
import cezve.model.instruction.AggregateOp;
import cezve.model.instruction.BlockType;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.Instr;
import cezve.model.instruction.MemoryInstr;
import cezve.model.instruction.NumericInstr.F32Const;
import cezve.model.instruction.NumericInstr.F64Const;
import cezve.model.instruction.NumericInstr.I64Const;
import cezve.model.instruction.NumericOp;
import cezve.model.instruction.ParametricInstr;
import cezve.model.instruction.ReferenceInstr;
import cezve.model.instruction.TableInstr;
import cezve.model.instruction.VariableInstr;
import cezve.model.type.AbsHeapType;
import cezve.model.type.ArrayType;
import cezve.model.type.FieldType;
import cezve.model.type.FuncType;
import cezve.model.type.GlobalType;
import cezve.model.type.Mutability;
import cezve.model.type.NumType;
import cezve.model.type.PackedType;
import cezve.model.type.RefType;
import cezve.model.type.StorageType;
import cezve.model.type.StructType;
import cezve.model.type.SubType;
import cezve.model.type.TypeUse;
import cezve.runtime.FuncInstance;
import cezve.runtime.I31;
import cezve.runtime.ModuleInstance;
import cezve.runtime.RefArray;
import cezve.runtime.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Structures, arrays and scalar references, from the instruction to the result. */
final class AggregateTest {
  private static final Instr DROP = new ParametricInstr.Drop();
  private static final RefType EXTERNREF = RefType.EXTERNREF;

  private static FieldType mutable(StorageType storage) {
    return new FieldType(Mutability.VAR, storage);
  }

  private static SubType struct(StorageType... fields) {
    return SubType.finalOf(
        new StructType(List.of(fields).stream().map(AggregateTest::mutable).toList()));
  }

  private static SubType array(StorageType element) {
    return SubType.finalOf(new ArrayType(mutable(element)));
  }

  private static RefType ref(int type) {
    return RefType.nullable(new TypeUse.Index(type));
  }

  private static Trap trap(Program program, int function, @Nullable Object... arguments) {
    return assertThrows(TrapException.class, () -> program.invoke(function, arguments)).trap();
  }

  private static Instr structGet(int field) {
    return new StructGet(AggregateOp.STRUCT_GET, 0, field);
  }

  private static Instr arrayGet() {
    return new ArrayGet(AggregateOp.ARRAY_GET, 0);
  }

  private static final SubType EVERY_KIND =
      struct(
          NumType.I32,
          EXTERNREF,
          PackedType.I8,
          NumType.I64,
          PackedType.I16,
          NumType.F32,
          RefType.EQREF,
          NumType.F64);

  /** Makes a structure of parameter 0, and leaves all of its fields. */
  private static Instr[] readsOfEveryKind() {
    return new Instr[] {
      get(0),
      call(0),
      new VariableInstr.LocalSet(1),
      get(1),
      structGet(0),
      get(1),
      structGet(1),
      get(1),
      new StructGet(AggregateOp.STRUCT_GET_S, 0, 2),
      get(1),
      new StructGet(AggregateOp.STRUCT_GET_U, 0, 2),
      get(1),
      structGet(3),
      get(1),
      new StructGet(AggregateOp.STRUCT_GET_S, 0, 4),
      get(1),
      new StructGet(AggregateOp.STRUCT_GET_U, 0, 4),
      get(1),
      structGet(5),
      NumericOp.I32_REINTERPRET_F32.instr(),
      get(1),
      structGet(6),
      get(1),
      structGet(7),
      NumericOp.I64_REINTERPRET_F64.instr()
    };
  }

  @Test
  void everyFieldHoldsItsOwnValue() {
    Program program =
        new Program()
            .rec(EVERY_KIND)
            .func(
                "make",
                type(List.of(EXTERNREF), ref(0)),
                i32(-1),
                get(0),
                i32(0x1FF),
                new I64Const(Long.MIN_VALUE + 1),
                i32(0x1_8001),
                new F32Const(0x7FA0_0001),
                i32(7),
                new RefI31(),
                new F64Const(0x7FF4_0000_0000_0001L),
                new StructNew(0))
            .func(
                "all",
                type(
                    List.of(EXTERNREF),
                    I32,
                    EXTERNREF,
                    I32,
                    I32,
                    NumType.I64,
                    I32,
                    I32,
                    I32,
                    RefType.EQREF,
                    NumType.I64),
                List.of(ref(0)),
                readsOfEveryKind());
    assertEquals(
        List.of(
            -1,
            "host",
            -1,
            0xFF,
            Long.MIN_VALUE + 1,
            -0x7FFF,
            0x8001,
            0x7FA0_0001,
            I31.of(7),
            0x7FF4_0000_0000_0001L),
        program.invoke(1, "host"));
  }

  @Test
  void aWriteIsSeenThroughEveryReferenceAndInNoOtherObject() {
    Program program =
        new Program()
            .rec(struct(NumType.I32))
            .func(
                "f",
                type(List.of(), I32, I32, I32),
                List.of(ref(0), ref(0), ref(0)),
                new StructNewDefault(0),
                new VariableInstr.LocalTee(0),
                new VariableInstr.LocalSet(1),
                new StructNewDefault(0),
                new VariableInstr.LocalSet(2),
                get(0),
                structGet(0),
                get(0),
                i32(5),
                new StructSet(0, 0),
                get(1),
                structGet(0),
                get(2),
                structGet(0));
    assertEquals(List.of(0, 5, 0), program.invoke(0));
  }

  @Test
  void anAllocationThatWaitsOnTheStackIsStillOnlyOne() {
    Instr eq = new ReferenceInstr.RefEq();
    Program program =
        new Program()
            .rec(struct())
            .func(
                "same",
                type(List.of(), I32),
                List.of(ref(0)),
                new StructNewDefault(0),
                new VariableInstr.LocalTee(0),
                i32(1),
                new ControlInstr.If(BlockType.EMPTY),
                new ControlInstr.Nop(),
                new ControlInstr.End(),
                get(0),
                eq)
            .func(
                "different",
                type(List.of(), I32),
                new StructNewDefault(0),
                new StructNewDefault(0),
                eq)
            .func(
                "branch",
                type(List.of(I32), I32),
                new ControlInstr.Block(new BlockType.Result(RefType.EQREF)),
                new StructNewDefault(0),
                get(0),
                new ControlInstr.BrIf(0),
                new VariableInstr.LocalGet(0),
                DROP,
                new ControlInstr.End(),
                DROP,
                i32(3));
    assertEquals(List.of(1), program.invoke(0));
    assertEquals(List.of(0), program.invoke(1));
    assertEquals(List.of(3), program.invoke(2, 0));
  }

  @Test
  void nullTrapsAfterTheOtherOperandsWereEvaluated() {
    Instr div = NumericOp.I32_DIV_S.instr();
    Instr nullStruct = new ReferenceInstr.RefNull(new TypeUse.Index(0));
    Instr nullArray = new ReferenceInstr.RefNull(new TypeUse.Index(1));
    FuncType nothing = type(List.of(I32));
    Program program =
        new Program()
            .rec(struct(NumType.I32))
            .rec(array(NumType.I32))
            .func("get", nothing, nullStruct, structGet(0), DROP)
            .func("set", nothing, nullStruct, i32(1), get(0), div, new StructSet(0, 0))
            .func("len", nothing, nullArray, new ArrayLen(), DROP)
            .func("element", nothing, nullArray, i32(1), get(0), div, get1(), DROP)
            .func("put", nothing, nullArray, i32(0), i32(1), get(0), div, new ArraySet(1))
            .func("fill", nothing, nullArray, i32(0), i32(1), i32(1), get(0), div, fill())
            .func("i31", nothing, new ReferenceInstr.RefNull(AbsHeapType.I31), i31(), DROP);
    assertEquals(Trap.NULL_STRUCTURE_REFERENCE, trap(program, 0, 0));
    assertEquals(Trap.NULL_STRUCTURE_REFERENCE, trap(program, 1, 1));
    assertEquals(Trap.INTEGER_DIVIDE_BY_ZERO, trap(program, 1, 0));
    assertEquals(Trap.NULL_ARRAY_REFERENCE, trap(program, 2, 0));
    for (int function = 3; function <= 5; function++) {
      assertEquals(Trap.NULL_ARRAY_REFERENCE, trap(program, function, 1));
      assertEquals(Trap.INTEGER_DIVIDE_BY_ZERO, trap(program, function, 0));
    }
    assertEquals(Trap.NULL_I31_REFERENCE, trap(program, 6, 0));
  }

  private static Instr get1() {
    return new ArrayGet(AggregateOp.ARRAY_GET, 1);
  }

  private static Instr fill() {
    return new ArrayFill(1);
  }

  private static Instr i31() {
    return new I31Get(AggregateOp.I31_GET_S);
  }

  /** An array of three zeros of type 0, in parameter 0. */
  private static Program onThree(StorageType element) {
    Instr[] three = {i32(3), new ArrayNewDefault(0)};
    return new Program()
        .rec(array(element))
        .func("three", type(List.of(), ref(0)), three)
        .func("get", type(List.of(I32), I32), call(0), get(0), arrayGet())
        .func("set", type(List.of(I32)), call(0), get(0), i32(1), new ArraySet(0))
        .func("fill", range(), call(0), get(0), i32(1), get(1), new ArrayFill(0))
        .func("to", range(), call(0), get(0), call(0), i32(0), get(1), new ArrayCopy(0, 0))
        .func("from", range(), call(0), i32(0), call(0), get(0), get(1), new ArrayCopy(0, 0))
        .func("init", range(), call(0), get(0), i32(0), get(1), new ArrayInitData(0, 0))
        .data(new byte[64]);
  }

  private static FuncType range() {
    return type(List.of(I32, I32));
  }

  @Test
  void arraysAreIndexedUnsignedAndWithinBounds() {
    Program program = onThree(I32);
    assertEquals(List.of(0), program.invoke(1, 2));
    program.invoke(2, 2);
    for (int index : new int[] {3, -1, Integer.MIN_VALUE}) {
      assertEquals(Trap.OUT_OF_BOUNDS_ARRAY_ACCESS, trap(program, 1, index));
      assertEquals(Trap.OUT_OF_BOUNDS_ARRAY_ACCESS, trap(program, 2, index));
    }
    for (int function = 3; function <= 6; function++) {
      program.invoke(function, 1, 2);
      program.invoke(function, 3, 0);
      assertEquals(Trap.OUT_OF_BOUNDS_ARRAY_ACCESS, trap(program, function, 2, 2));
      assertEquals(Trap.OUT_OF_BOUNDS_ARRAY_ACCESS, trap(program, function, 4, 0));
      assertEquals(Trap.OUT_OF_BOUNDS_ARRAY_ACCESS, trap(program, function, -1, 2));
      assertEquals(Trap.OUT_OF_BOUNDS_ARRAY_ACCESS, trap(program, function, 1, -1));
    }
  }

  @Test
  void segmentsAreReadWithinTheirBoundsAndAreEmptyOnceDropped() {
    Program program =
        new Program()
            .rec(array(PackedType.I16))
            .rec(array(RefType.EQREF))
            .data((byte) 1, (byte) 0x82, (byte) 3)
            .elem(RefType.EQREF, expression(i32(9), new RefI31()), expression(i32(8), new RefI31()))
            .func("data", type(List.of(I32), ref(0)), get(0), i32(1), new ArrayNewData(0, 0))
            .func("elem", type(List.of(I32), ref(1)), get(0), i32(1), new ArrayNewElem(1, 1))
            .func(
                "get",
                type(List.of(I32), I32),
                get(0),
                call(0),
                i32(0),
                new ArrayGet(AggregateOp.ARRAY_GET_S, 0))
            .func("ref", type(List.of(I32), RefType.EQREF), get(0), call(1), i32(0), get1())
            .func("drop", type(List.of()), new MemoryInstr.DataDrop(0), new TableInstr.ElemDrop(1));
    assertEquals(List.of((int) (short) 0x8201), program.invoke(2, 0));
    assertEquals(List.of(I31.of(8)), program.invoke(3, 1));
    assertEquals(Trap.OUT_OF_BOUNDS_MEMORY_ACCESS, trap(program, 2, 2));
    assertEquals(Trap.OUT_OF_BOUNDS_MEMORY_ACCESS, trap(program, 2, -1));
    assertEquals(Trap.OUT_OF_BOUNDS_TABLE_ACCESS, trap(program, 3, 2));
    ModuleInstance instance = program.instantiate();
    Values.invoke(instance.function(4), List.of());
    for (int function = 2; function <= 3; function++) {
      FuncInstance dropped = instance.function(function);
      assertThrows(TrapException.class, () -> Values.invoke(dropped, List.of(0)));
    }
  }

  @Test
  void anArrayTooLargeForAnyHeapIsAnErrorOfTheGuestEvenIfItIsDropped() {
    Program program =
        new Program()
            .rec(array(NumType.I64))
            .func("f", type(List.of(I32)), get(0), new ArrayNewDefault(0), DROP)
            .func("g", type(List.of(I32)), new I64Const(1), get(0), new ArrayNew(0), DROP);
    for (int count : new int[] {Integer.MIN_VALUE, -1, Integer.MAX_VALUE}) {
      for (int function = 0; function <= 1; function++) {
        int index = function;
        ExhaustionException e =
            assertThrows(ExhaustionException.class, () -> program.invoke(index, count));
        assertEquals(Exhaustion.MEMORY, e.resource());
        assertEquals(
            "out of memory: an array of "
                + Integer.toUnsignedString(count)
                + " elements cannot be allocated",
            e.getMessage());
      }
    }
    program.invoke(0, 10);
  }

  @Test
  void constantExpressionsAllocateOnceAndMayUseEarlierGlobals() {
    GlobalType arrays = new GlobalType(Mutability.CONST, ref(1));
    Program program =
        new Program()
            .rec(struct(PackedType.I8, EXTERNREF, NumType.I64))
            .rec(array(ref(0)))
            .global(
                new GlobalType(Mutability.CONST, ref(0)),
                i32(0x1FF),
                i32(3),
                new RefI31(),
                new ExternConvertAny(),
                new I64Const(-2),
                new StructNew(0))
            .global(arrays, new VariableInstr.GlobalGet(1), i32(2), new ArrayNew(1))
            .global(
                arrays,
                new VariableInstr.GlobalGet(1),
                new StructNewDefault(0),
                new ArrayNewFixed(1, 2))
            .func(
                "f",
                type(List.of(), I32, EXTERNREF, NumType.I64),
                new VariableInstr.GlobalGet(1),
                new StructGet(AggregateOp.STRUCT_GET_U, 0, 0),
                new VariableInstr.GlobalGet(1),
                structGet(1),
                new VariableInstr.GlobalGet(1),
                structGet(2));
    ModuleInstance instance = program.instantiate();
    Object struct = instance.global(1).reference();
    RefArray twice = assertInstanceOf(RefArray.class, instance.global(2).reference());
    RefArray fixed = assertInstanceOf(RefArray.class, instance.global(3).reference());
    assertEquals(2, twice.length());
    assertSame(struct, twice.get(0));
    assertSame(struct, twice.get(1));
    assertSame(struct, fixed.get(0));
    assertNotSame(struct, fixed.get(1));
    assertEquals(List.of(0xFF, I31.of(3), -2L), Values.invoke(instance.function(0), List.of()));
  }
}

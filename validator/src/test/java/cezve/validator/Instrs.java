package cezve.validator;

import cezve.model.instruction.BlockType;
import cezve.model.instruction.ControlInstr.Block;
import cezve.model.instruction.ControlInstr.Br;
import cezve.model.instruction.ControlInstr.BrTable;
import cezve.model.instruction.ControlInstr.Else;
import cezve.model.instruction.ControlInstr.End;
import cezve.model.instruction.ControlInstr.If;
import cezve.model.instruction.ControlInstr.Loop;
import cezve.model.instruction.ControlInstr.Nop;
import cezve.model.instruction.ControlInstr.Return;
import cezve.model.instruction.ControlInstr.Unreachable;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.Instr;
import cezve.model.instruction.NumericInstr.F32Const;
import cezve.model.instruction.NumericInstr.F64Const;
import cezve.model.instruction.NumericInstr.I32Const;
import cezve.model.instruction.NumericInstr.I64Const;
import cezve.model.instruction.ParametricInstr.Drop;
import cezve.model.instruction.ReferenceInstr.RefNull;
import cezve.model.instruction.VariableInstr.LocalGet;
import cezve.model.instruction.VariableInstr.LocalSet;
import cezve.model.instruction.VariableInstr.LocalTee;
import cezve.model.instruction.VectorInstr.V128Const;
import cezve.model.type.HeapType;
import cezve.model.type.NumType;
import cezve.model.type.RefType;
import cezve.model.type.TypeUse;
import cezve.model.type.ValType;
import cezve.model.type.VecType;
import java.util.List;

/** Short names for the instructions and types that tests are full of. */
final class Instrs {
  static final NumType I32 = NumType.I32;
  static final NumType I64 = NumType.I64;
  static final NumType F32 = NumType.F32;
  static final NumType F64 = NumType.F64;
  static final VecType V128 = VecType.V128;
  static final List<ValType> NONE = List.of();

  static final Instr END = new End();
  static final Instr ELSE = new Else();
  static final Instr NOP = new Nop();
  static final Instr DROP = new Drop();
  static final Instr RETURN = new Return();
  static final Instr UNREACHABLE = new Unreachable();

  private Instrs() {}

  static Instr i32() {
    return new I32Const(0);
  }

  static Instr i64() {
    return new I64Const(0);
  }

  static Instr f32() {
    return new F32Const(0);
  }

  static Instr f64() {
    return new F64Const(0);
  }

  /** An instruction that leaves a value of a type that has a default value. */
  static Instr value(ValType type) {
    return switch (type) {
      case NumType number ->
          switch (number) {
            case I32 -> i32();
            case I64 -> i64();
            case F32 -> f32();
            case F64 -> f64();
          };
      case VecType _ -> new V128Const(0, 0);
      case RefType(_, HeapType heap) -> new RefNull(heap);
    };
  }

  static Instr get(int local) {
    return new LocalGet(local);
  }

  static Instr set(int local) {
    return new LocalSet(local);
  }

  static Instr tee(int local) {
    return new LocalTee(local);
  }

  static Instr block() {
    return new Block(BlockType.EMPTY);
  }

  static Instr block(ValType result) {
    return new Block(new BlockType.Result(result));
  }

  static Instr block(int type) {
    return new Block(new BlockType.Index(type));
  }

  static Instr loop() {
    return new Loop(BlockType.EMPTY);
  }

  static Instr loop(ValType result) {
    return new Loop(new BlockType.Result(result));
  }

  static Instr loop(int type) {
    return new Loop(new BlockType.Index(type));
  }

  static Instr ifThen() {
    return new If(BlockType.EMPTY);
  }

  static Instr ifThen(ValType result) {
    return new If(new BlockType.Result(result));
  }

  static Instr ifThen(int type) {
    return new If(new BlockType.Index(type));
  }

  static Instr br(int label) {
    return new Br(label);
  }

  static Instr brTable(int fallback, int... labels) {
    return new BrTable(IndexList.of(labels), fallback);
  }

  static TypeUse index(int type) {
    return new TypeUse.Index(type);
  }

  /** {@code (ref type)}. */
  static RefType ref(int type) {
    return RefType.nonNull(index(type));
  }

  /** {@code (ref heap)}. */
  static RefType ref(HeapType heap) {
    return RefType.nonNull(heap);
  }

  /** {@code (ref null type)}. */
  static RefType refNull(int type) {
    return RefType.nullable(index(type));
  }

  /** {@code (ref null heap)}. */
  static RefType refNull(HeapType heap) {
    return RefType.nullable(heap);
  }
}

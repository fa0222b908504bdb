package cezve.model.instruction;

import cezve.model.instruction.AggregateInstr.*;
import cezve.model.instruction.ControlInstr.*;
import cezve.model.instruction.MemoryInstr.*;
import cezve.model.instruction.NumericInstr.*;
import cezve.model.instruction.ParametricInstr.*;
import cezve.model.instruction.ReferenceInstr.*;
import cezve.model.instruction.TableInstr.*;
import cezve.model.instruction.VariableInstr.*;
import cezve.model.instruction.VectorInstr.*;

/** Takes instructions apart into immediates, the counterpart of {@link InstrReader}. */
public final class InstrWriter {
  private InstrWriter() {}

  /** Gives the immediates of an instruction, without its opcode, to the sink. */
  public static void write(Instr instr, ImmediateSink out) {
    switch (instr) {
      case ControlInstr control -> control(control, out);
      case ParametricInstr parametric -> parametric(parametric, out);
      case VariableInstr variable -> variable(variable, out);
      case TableInstr table -> table(table, out);
      case MemoryInstr memory -> memory(memory, out);
      case ReferenceInstr reference -> reference(reference, out);
      case AggregateInstr aggregate -> aggregate(aggregate, out);
      case NumericInstr numeric -> numeric(numeric, out);
      case VectorInstr vector -> vector(vector, out);
      case AtomicInstr atomic -> atomic(atomic, out);
    }
  }

  private static void control(ControlInstr instr, ImmediateSink out) {
    switch (instr) {
      case Unreachable _, Nop _, Else _, End _, CatchAll _, ThrowRef _, Return _ -> {}
      case Block(BlockType type) -> out.blockType(type);
      case Loop(BlockType type) -> out.blockType(type);
      case If(BlockType type) -> out.blockType(type);
      case Try(BlockType type) -> out.blockType(type);
      case TryTable(BlockType type, var clauses) -> {
        out.blockType(type);
        out.catchClauses(clauses);
      }
      case Throw(int tag) -> out.tag(tag);
      case Catch(int tag) -> out.tag(tag);
      case Delegate(int label) -> out.label(label);
      case Rethrow(int label) -> out.label(label);
      case Br(int label) -> out.label(label);
      case BrIf(int label) -> out.label(label);
      case BrTable(IndexList labels, int defaultLabel) -> out.labels(labels, defaultLabel);
      case BrOnNull(int label) -> out.label(label);
      case BrOnNonNull(int label) -> out.label(label);
      case BrOnCast(LabelCast cast) -> out.labelCast(cast);
      case BrOnCastFail(LabelCast cast) -> out.labelCast(cast);
      case Call(int function) -> out.function(function);
      case CallIndirect(int table, int type) -> out.tableType(table, type);
      case CallRef(int type) -> out.type(type);
      case ReturnCall(int function) -> out.function(function);
      case ReturnCallIndirect(int table, int type) -> out.tableType(table, type);
      case ReturnCallRef(int type) -> out.type(type);
    }
  }

  private static void parametric(ParametricInstr instr, ImmediateSink out) {
    switch (instr) {
      case Drop _, Select _ -> {}
      case SelectTyped(var types) -> out.valTypes(types);
    }
  }

  private static void variable(VariableInstr instr, ImmediateSink out) {
    switch (instr) {
      case LocalGet(int local) -> out.local(local);
      case LocalSet(int local) -> out.local(local);
      case LocalTee(int local) -> out.local(local);
      case GlobalGet(int global) -> out.global(global);
      case GlobalSet(int global) -> out.global(global);
    }
  }

  private static void table(TableInstr instr, ImmediateSink out) {
    switch (instr) {
      case TableGet(int table) -> out.table(table);
      case TableSet(int table) -> out.table(table);
      case TableSize(int table) -> out.table(table);
      case TableGrow(int table) -> out.table(table);
      case TableFill(int table) -> out.table(table);
      case TableCopy(int target, int source) -> out.tableTable(target, source);
      case TableInit(int table, int elem) -> out.tableElem(table, elem);
      case ElemDrop(int elem) -> out.elem(elem);
    }
  }

  private static void memory(MemoryInstr instr, ImmediateSink out) {
    switch (instr) {
      case Load(LoadOp op, MemArg memArg) -> out.memArg(memArg, op.naturalAlignment());
      case Store(StoreOp op, MemArg memArg) -> out.memArg(memArg, op.naturalAlignment());
      case LaneMemory(LaneMemoryOp op, MemArg memArg, int lane) -> {
        out.memArg(memArg, op.naturalAlignment());
        out.lane(lane);
      }
      case MemorySize(int memory) -> out.memory(memory);
      case MemoryGrow(int memory) -> out.memory(memory);
      case MemoryFill(int memory) -> out.memory(memory);
      case MemoryCopy(int target, int source) -> out.memoryMemory(target, source);
      case MemoryInit(int memory, int data) -> out.memoryData(memory, data);
      case DataDrop(int data) -> out.data(data);
    }
  }

  private static void reference(ReferenceInstr instr, ImmediateSink out) {
    switch (instr) {
      case RefIsNull _, RefEq _, RefAsNonNull _ -> {}
      case RefNull(var type) -> out.heapType(type);
      case RefFunc(int function) -> out.function(function);
      case RefTest(var type) -> out.refType(type);
      case RefCast(var type) -> out.refType(type);
    }
  }

  private static void aggregate(AggregateInstr instr, ImmediateSink out) {
    switch (instr) {
      case ArrayLen _, AnyConvertExtern _, ExternConvertAny _, RefI31 _, I31Get _ -> {}
      case StructNew(int type) -> out.type(type);
      case StructNewDefault(int type) -> out.type(type);
      case StructGet(AggregateOp _, int type, int field) -> out.typeField(type, field);
      case StructSet(int type, int field) -> out.typeField(type, field);
      case ArrayNew(int type) -> out.type(type);
      case ArrayNewDefault(int type) -> out.type(type);
      case ArrayNewFixed(int type, int count) -> out.typeCount(type, count);
      case ArrayNewData(int type, int data) -> out.typeData(type, data);
      case ArrayNewElem(int type, int elem) -> out.typeElem(type, elem);
      case ArrayGet(AggregateOp _, int type) -> out.type(type);
      case ArraySet(int type) -> out.type(type);
      case ArrayFill(int type) -> out.type(type);
      case ArrayCopy(int target, int source) -> out.typeType(target, source);
      case ArrayInitData(int type, int data) -> out.typeData(type, data);
      case ArrayInitElem(int type, int elem) -> out.typeElem(type, elem);
    }
  }

  private static void numeric(NumericInstr instr, ImmediateSink out) {
    switch (instr) {
      case Numeric _ -> {}
      case I32Const(int value) -> out.i32(value);
      case I64Const(long value) -> out.i64(value);
      case F32Const(int bits) -> out.f32(bits);
      case F64Const(long bits) -> out.f64(bits);
    }
  }

  private static void vector(VectorInstr instr, ImmediateSink out) {
    switch (instr) {
      case Vector _ -> {}
      case V128Const value -> out.v128(value);
      case Lane(LaneOp _, int lane) -> out.lane(lane);
      case Shuffle lanes -> out.shuffle(lanes);
    }
  }

  private static void atomic(AtomicInstr instr, ImmediateSink out) {
    switch (instr) {
      case AtomicInstr.Atomic(AtomicOp op, MemArg memArg) ->
          out.memArg(memArg, op.naturalAlignment());
      case AtomicInstr.AtomicFence _ -> out.ordering();
    }
  }
}

package cezve.model.instruction;

import cezve.model.type.HeapType;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import java.util.List;

/** Where the immediates of an instruction go: the counterpart of {@link ImmediateSource}. */
public interface ImmediateSink {
  void blockType(BlockType type);

  void catchClauses(List<CatchClause> clauses);

  void label(int label);

  void labels(IndexList labels, int defaultLabel);

  void labelCast(LabelCast cast);

  void function(int function);

  void type(int type);

  void tableType(int table, int type);

  void tag(int tag);

  void valTypes(List<ValType> types);

  void local(int local);

  void global(int global);

  void table(int table);

  void tableTable(int target, int source);

  void elem(int elem);

  void tableElem(int table, int elem);

  void memory(int memory);

  void memoryMemory(int target, int source);

  void data(int data);

  void memoryData(int memory, int data);

  void memArg(MemArg memArg, int naturalAlignment);

  void lane(int lane);

  void shuffle(VectorInstr.Shuffle lanes);

  void heapType(HeapType type);

  void refType(RefType type);

  void typeField(int type, int field);

  void typeCount(int type, int count);

  void typeType(int target, int source);

  void typeData(int type, int data);

  void typeElem(int type, int elem);

  void i32(int value);

  void i64(long value);

  void f32(int bits);

  void f64(long bits);

  void v128(VectorInstr.V128Const value);

  void ordering();
}

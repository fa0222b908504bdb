package cezve.decoder;

import cezve.model.instruction.BlockType;
import cezve.model.instruction.CatchClause;
import cezve.model.instruction.ImmediateSink;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.LabelCast;
import cezve.model.instruction.MemArg;
import cezve.model.instruction.VectorInstr;
import cezve.model.type.HeapType;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import java.util.List;

/** Writes immediates: the counterpart of {@link ImmediateReader}. */
final class ImmediateWriter implements ImmediateSink {
  private final ByteWriter out;
  private final TypeWriter types;
  private boolean namesData;

  ImmediateWriter(ByteWriter out) {
    this.out = out;
    this.types = new TypeWriter(out);
  }

  /** Whether a data segment was named, which takes a data count section. */
  boolean namesData() {
    return namesData;
  }

  @Override
  public void blockType(BlockType type) {
    types.blockType(type);
  }

  @Override
  public void catchClauses(List<CatchClause> clauses) {
    out.u32(clauses.size());
    for (CatchClause clause : clauses) {
      out.u8(clause.kind().code());
      Integer tag = clause.tag();
      if (tag != null) {
        out.u32(tag);
      }
      out.u32(clause.label());
    }
  }

  @Override
  public void label(int label) {
    out.u32(label);
  }

  @Override
  public void labels(IndexList labels, int defaultLabel) {
    out.u32(labels.size());
    for (int i = 0; i < labels.size(); i++) {
      out.u32(labels.get(i));
    }
    out.u32(defaultLabel);
  }

  @Override
  public void labelCast(LabelCast cast) {
    out.u8((cast.from().nullable() ? 1 : 0) | (cast.to().nullable() ? 2 : 0));
    out.u32(cast.label());
    types.heapType(cast.from().heap());
    types.heapType(cast.to().heap());
  }

  @Override
  public void function(int function) {
    out.u32(function);
  }

  @Override
  public void type(int type) {
    out.u32(type);
  }

  @Override
  public void tableType(int table, int type) {
    pair(type, table);
  }

  @Override
  public void tag(int tag) {
    out.u32(tag);
  }

  @Override
  public void valTypes(List<ValType> values) {
    types.valTypes(values);
  }

  @Override
  public void local(int local) {
    out.u32(local);
  }

  @Override
  public void global(int global) {
    out.u32(global);
  }

  @Override
  public void table(int table) {
    out.u32(table);
  }

  @Override
  public void tableTable(int target, int source) {
    pair(target, source);
  }

  @Override
  public void elem(int elem) {
    out.u32(elem);
  }

  @Override
  public void tableElem(int table, int elem) {
    pair(elem, table);
  }

  @Override
  public void memory(int memory) {
    out.u32(memory);
  }

  @Override
  public void memoryMemory(int target, int source) {
    pair(target, source);
  }

  @Override
  public void data(int data) {
    namesData = true;
    out.u32(data);
  }

  @Override
  public void memoryData(int memory, int data) {
    namesData = true;
    pair(data, memory);
  }

  @Override
  public void memArg(MemArg memArg, int naturalAlignment) {
    if (memArg.memory() == 0) {
      out.u32(memArg.align());
    } else {
      out.u32(memArg.align() | MemArgFlags.HAS_MEMORY);
      out.u32(memArg.memory());
    }
    out.u64(memArg.offset());
  }

  @Override
  public void lane(int lane) {
    out.u8(lane);
  }

  @Override
  public void shuffle(VectorInstr.Shuffle lanes) {
    out.fixed64(lanes.low());
    out.fixed64(lanes.high());
  }

  @Override
  public void heapType(HeapType type) {
    types.heapType(type);
  }

  @Override
  public void refType(RefType type) {
    types.heapType(type.heap());
  }

  @Override
  public void typeField(int type, int field) {
    pair(type, field);
  }

  @Override
  public void typeCount(int type, int count) {
    pair(type, count);
  }

  @Override
  public void typeType(int target, int source) {
    pair(target, source);
  }

  @Override
  public void typeData(int type, int data) {
    namesData = true;
    pair(type, data);
  }

  @Override
  public void typeElem(int type, int elem) {
    pair(type, elem);
  }

  @Override
  public void i32(int value) {
    out.signed(value);
  }

  @Override
  public void i64(long value) {
    out.signed(value);
  }

  @Override
  public void f32(int bits) {
    out.fixed32(bits);
  }

  @Override
  public void f64(long bits) {
    out.fixed64(bits);
  }

  @Override
  public void v128(VectorInstr.V128Const value) {
    out.fixed64(value.low());
    out.fixed64(value.high());
  }

  @Override
  public void ordering() {
    out.u8(0);
  }

  private void pair(int first, int second) {
    out.u32(first);
    out.u32(second);
  }
}

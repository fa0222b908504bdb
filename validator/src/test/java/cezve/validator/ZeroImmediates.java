package cezve.validator;

import cezve.model.instruction.BlockType;
import cezve.model.instruction.CatchClause;
import cezve.model.instruction.ImmediateSource;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.IndexPair;
import cezve.model.instruction.Instr;
import cezve.model.instruction.InstrReader;
import cezve.model.instruction.LabelCast;
import cezve.model.instruction.MemArg;
import cezve.model.instruction.Opcode;
import cezve.model.instruction.ReferenceOp;
import cezve.model.instruction.VectorInstr;
import cezve.model.type.AbsHeapType;
import cezve.model.type.HeapType;
import cezve.model.type.NumType;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import java.util.List;

/** Makes an instruction of any opcode: indices are 0, types are the simplest there are. */
final class ZeroImmediates implements ImmediateSource {
  private static final IndexPair ZEROS = new IndexPair(0, 0);

  private ZeroImmediates() {}

  static Instr instr(Opcode op) {
    return InstrReader.read(op, new ZeroImmediates());
  }

  @Override
  public BlockType blockType() {
    return BlockType.EMPTY;
  }

  @Override
  public List<CatchClause> catchClauses() {
    return List.of();
  }

  @Override
  public int label() {
    return 0;
  }

  @Override
  public IndexList labels() {
    return IndexList.of(0);
  }

  @Override
  public LabelCast labelCast() {
    return new LabelCast(0, RefType.ANYREF, RefType.EQREF);
  }

  @Override
  public int function() {
    return 0;
  }

  @Override
  public int type() {
    return 0;
  }

  @Override
  public IndexPair tableType() {
    return ZEROS;
  }

  @Override
  public int tag() {
    return 0;
  }

  @Override
  public List<ValType> valTypes() {
    return List.of(NumType.I32);
  }

  @Override
  public int local() {
    return 0;
  }

  @Override
  public int global() {
    return 0;
  }

  @Override
  public int table() {
    return 0;
  }

  @Override
  public IndexPair tableTable() {
    return ZEROS;
  }

  @Override
  public int elem() {
    return 0;
  }

  @Override
  public IndexPair tableElem() {
    return ZEROS;
  }

  @Override
  public int memory() {
    return 0;
  }

  @Override
  public IndexPair memoryMemory() {
    return ZEROS;
  }

  @Override
  public int data() {
    return 0;
  }

  @Override
  public IndexPair memoryData() {
    return ZEROS;
  }

  @Override
  public MemArg memArg(int naturalAlignment) {
    return new MemArg(0, naturalAlignment, 0);
  }

  @Override
  public int lane() {
    return 0;
  }

  @Override
  public VectorInstr.Shuffle shuffle() {
    return new VectorInstr.Shuffle(0, 0);
  }

  @Override
  public HeapType heapType() {
    return AbsHeapType.ANY;
  }

  @Override
  public RefType refType(ReferenceOp op) {
    boolean nullable = op == ReferenceOp.REF_TEST_NULL || op == ReferenceOp.REF_CAST_NULL;
    return new RefType(nullable, AbsHeapType.EQ);
  }

  @Override
  public IndexPair typeField() {
    return ZEROS;
  }

  @Override
  public IndexPair typeCount() {
    return ZEROS;
  }

  @Override
  public IndexPair typeType() {
    return ZEROS;
  }

  @Override
  public IndexPair typeData() {
    return ZEROS;
  }

  @Override
  public IndexPair typeElem() {
    return ZEROS;
  }

  @Override
  public int i32() {
    return 0;
  }

  @Override
  public long i64() {
    return 0;
  }

  @Override
  public int f32() {
    return 0;
  }

  @Override
  public long f64() {
    return 0;
  }

  @Override
  public VectorInstr.V128Const v128() {
    return new VectorInstr.V128Const(0, 0);
  }

  @Override
  public void ordering() {}
}

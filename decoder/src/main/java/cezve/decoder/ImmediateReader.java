package cezve.decoder;

import cezve.decoder.BinaryModule.DataIndices;
import cezve.model.instruction.BlockType;
import cezve.model.instruction.CatchClause;
import cezve.model.instruction.Feature;
import cezve.model.instruction.ImmediateSource;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.IndexPair;
import cezve.model.instruction.LabelCast;
import cezve.model.instruction.MemArg;
import cezve.model.instruction.ReferenceOp;
import cezve.model.instruction.VectorInstr;
import cezve.model.module.ImplementationLimits;
import cezve.model.type.HeapType;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads immediates as the binary format writes them.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/instructions.html">Binary format of
 *     instructions</a>
 */
final class ImmediateReader implements ImmediateSource {
  private final BinaryReader in;
  private final TypeReader types;
  private final DataIndices dataIndices;

  ImmediateReader(BinaryReader in, DataIndices dataIndices) {
    this.in = in;
    this.types = new TypeReader(in);
    this.dataIndices = dataIndices;
  }

  @Override
  public BlockType blockType() {
    return types.blockType();
  }

  @Override
  public List<CatchClause> catchClauses() {
    int count = in.count("catch clauses", Integer.MAX_VALUE);
    List<CatchClause> clauses = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      CatchClause.Kind kind = catchKind();
      clauses.add(new CatchClause(kind, kind.hasTag() ? in.u32() : null, in.u32()));
    }
    return clauses;
  }

  private CatchClause.Kind catchKind() {
    int at = in.offset();
    int code = in.u8();
    for (CatchClause.Kind kind : CatchClause.Kind.values()) {
      if (kind.code() == code) {
        return kind;
      }
    }
    throw in.errorAtByte("malformed catch clause", at);
  }

  @Override
  public int label() {
    return in.u32();
  }

  @Override
  public IndexList labels() {
    int count = in.count("labels", ImplementationLimits.BR_TABLE_LABELS);
    int[] labels = new int[count + 1];
    for (int i = 0; i <= count; i++) {
      labels[i] = in.u32();
    }
    return IndexList.of(labels);
  }

  @Override
  public LabelCast labelCast() {
    int at = in.offset();
    int flags = in.u8();
    if (flags > 3) {
      throw in.errorAtByte("malformed cast flags", at);
    }
    int label = in.u32();
    RefType from = new RefType((flags & 1) != 0, types.heapType());
    RefType to = new RefType((flags & 2) != 0, types.heapType());
    return new LabelCast(label, from, to);
  }

  @Override
  public int function() {
    return in.u32();
  }

  @Override
  public int type() {
    return in.u32();
  }

  @Override
  public IndexPair tableType() {
    return swappedPair();
  }

  @Override
  public int tag() {
    return in.u32();
  }

  @Override
  public List<ValType> valTypes() {
    return types.valTypes("types", Integer.MAX_VALUE);
  }

  @Override
  public int local() {
    return in.u32();
  }

  @Override
  public int global() {
    return in.u32();
  }

  @Override
  public int table() {
    return in.u32();
  }

  @Override
  public IndexPair tableTable() {
    return pair();
  }

  @Override
  public int elem() {
    return in.u32();
  }

  @Override
  public IndexPair tableElem() {
    return swappedPair();
  }

  @Override
  public int memory() {
    if (!in.has(Feature.MULTI_MEMORY)) {
      types.zeroByte();
      return 0;
    }
    return in.u32();
  }

  @Override
  public IndexPair memoryMemory() {
    int target = memory();
    return new IndexPair(target, memory());
  }

  @Override
  public int data() {
    checkDataCount();
    return in.u32();
  }

  @Override
  public IndexPair memoryData() {
    checkDataCount();
    int data = in.u32();
    return new IndexPair(memory(), data);
  }

  private void checkDataCount() {
    if (dataIndices == DataIndices.WITHOUT_COUNT) {
      throw in.error("data count section required", in.offset());
    }
  }

  @Override
  public MemArg memArg(int naturalAlignment) {
    int at = in.offset();
    int flags = in.u32();
    int known = in.has(Feature.MULTI_MEMORY) ? MemArgFlags.ALL : MemArgFlags.ALIGNMENT;
    if ((flags & ~known) != 0) {
      throw in.error("malformed memop flags: 0x" + Integer.toHexString(flags), at);
    }
    int memory = (flags & MemArgFlags.HAS_MEMORY) != 0 ? in.u32() : 0;
    return new MemArg(memory, flags & MemArgFlags.ALIGNMENT, in.u64());
  }

  @Override
  public int lane() {
    return in.u8();
  }

  @Override
  public VectorInstr.Shuffle shuffle() {
    return new VectorInstr.Shuffle(in.fixed64(), in.fixed64());
  }

  @Override
  public HeapType heapType() {
    return types.heapType();
  }

  @Override
  public RefType refType(ReferenceOp op) {
    boolean nullable = op == ReferenceOp.REF_TEST_NULL || op == ReferenceOp.REF_CAST_NULL;
    return new RefType(nullable, types.heapType());
  }

  @Override
  public IndexPair typeField() {
    return pair();
  }

  @Override
  public IndexPair typeCount() {
    int type = in.u32();
    int at = in.offset();
    int count = in.u32();
    in.limit(
        Integer.toUnsignedLong(count),
        "operands",
        ImplementationLimits.ARRAY_NEW_FIXED_OPERANDS,
        at);
    return new IndexPair(type, count);
  }

  @Override
  public IndexPair typeType() {
    return pair();
  }

  @Override
  public IndexPair typeData() {
    checkDataCount();
    return pair();
  }

  @Override
  public IndexPair typeElem() {
    return pair();
  }

  @Override
  public int i32() {
    return in.s32();
  }

  @Override
  public long i64() {
    return in.s64();
  }

  @Override
  public int f32() {
    return in.fixed32();
  }

  @Override
  public long f64() {
    return in.fixed64();
  }

  @Override
  public VectorInstr.V128Const v128() {
    return new VectorInstr.V128Const(in.fixed64(), in.fixed64());
  }

  @Override
  public void ordering() {
    types.zeroByte();
  }

  private IndexPair pair() {
    int first = in.u32();
    return new IndexPair(first, in.u32());
  }

  private IndexPair swappedPair() {
    int second = in.u32();
    return new IndexPair(in.u32(), second);
  }
}

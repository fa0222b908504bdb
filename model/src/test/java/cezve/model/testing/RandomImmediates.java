package cezve.model.testing;

import cezve.model.instruction.BlockType;
import cezve.model.instruction.CatchClause;
import cezve.model.instruction.ImmediateSource;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.IndexPair;
import cezve.model.instruction.LabelCast;
import cezve.model.instruction.MemArg;
import cezve.model.instruction.ReferenceOp;
import cezve.model.instruction.VectorInstr;
import cezve.model.type.HeapType;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import java.util.List;
import java.util.Random;

/** Random immediates, with which {@code InstrReader} makes random instructions. */
public final class RandomImmediates implements ImmediateSource {
  private final Random random;
  private final RandomTypes types;

  public RandomImmediates(Random random) {
    this.random = random;
    this.types = new RandomTypes(random);
  }

  @Override
  public BlockType blockType() {
    return switch (random.nextInt(3)) {
      case 0 -> BlockType.EMPTY;
      case 1 -> new BlockType.Result(types.valType());
      default -> new BlockType.Index(types.u32());
    };
  }

  @Override
  public List<CatchClause> catchClauses() {
    return types.list(() -> {
      CatchClause.Kind kind = types.oneOf(CatchClause.Kind.values());
      return new CatchClause(kind, kind.hasTag() ? types.u32() : null, types.u32());
    });
  }

  @Override
  public int label() {
    return types.u32();
  }

  @Override
  public IndexList labels() {
    int[] labels = new int[1 + random.nextInt(5)];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = types.u32();
    }
    return IndexList.of(labels);
  }

  @Override
  public LabelCast labelCast() {
    return new LabelCast(types.u32(), types.refType(), types.refType());
  }

  @Override
  public int function() {
    return types.u32();
  }

  @Override
  public int type() {
    return types.u32();
  }

  @Override
  public IndexPair tableType() {
    return pair();
  }

  @Override
  public int tag() {
    return types.u32();
  }

  @Override
  public List<ValType> valTypes() {
    return types.list(types::valType);
  }

  @Override
  public int local() {
    return types.u32();
  }

  @Override
  public int global() {
    return types.u32();
  }

  @Override
  public int table() {
    return types.u32();
  }

  @Override
  public IndexPair tableTable() {
    return pair();
  }

  @Override
  public int elem() {
    return types.u32();
  }

  @Override
  public IndexPair tableElem() {
    return pair();
  }

  @Override
  public int memory() {
    return types.u32();
  }

  @Override
  public IndexPair memoryMemory() {
    return pair();
  }

  @Override
  public int data() {
    return types.u32();
  }

  @Override
  public IndexPair memoryData() {
    return pair();
  }

  @Override
  public MemArg memArg(int naturalAlignment) {
    int memory = random.nextBoolean() ? 0 : types.u32();
    return new MemArg(memory, random.nextInt(64), types.u64());
  }

  @Override
  public int lane() {
    return random.nextInt(0x100);
  }

  @Override
  public VectorInstr.Shuffle shuffle() {
    return new VectorInstr.Shuffle(random.nextLong(), random.nextLong());
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
    return new IndexPair(types.u32(), random.nextInt(10_000));
  }

  @Override
  public IndexPair typeType() {
    return pair();
  }

  @Override
  public IndexPair typeData() {
    return pair();
  }

  @Override
  public IndexPair typeElem() {
    return pair();
  }

  @Override
  public int i32() {
    return random.nextInt() >> random.nextInt(32);
  }

  @Override
  public long i64() {
    return random.nextLong() >> random.nextInt(64);
  }

  @Override
  public int f32() {
    return random.nextInt();
  }

  @Override
  public long f64() {
    return random.nextLong();
  }

  @Override
  public VectorInstr.V128Const v128() {
    return new VectorInstr.V128Const(random.nextLong(), random.nextLong());
  }

  @Override
  public void ordering() {}

  private IndexPair pair() {
    return new IndexPair(types.u32(), types.u32());
  }
}

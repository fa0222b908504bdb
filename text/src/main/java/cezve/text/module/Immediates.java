package cezve.text.module;

import cezve.model.instruction.BlockType;
import cezve.model.instruction.CatchClause;
import cezve.model.instruction.ImmediateSource;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.IndexPair;
import cezve.model.instruction.LabelCast;
import cezve.model.instruction.MemArg;
import cezve.model.instruction.Opcode;
import cezve.model.instruction.ReferenceOp;
import cezve.model.instruction.Shape;
import cezve.model.instruction.VectorInstr;
import cezve.model.module.ImplementationLimits;
import cezve.model.type.HeapType;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import cezve.text.lexer.TokenCursor;
import cezve.text.lexer.TokenKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads immediates as the text format writes them.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/instructions.html">Text format of
 *     instructions</a>
 */
final class Immediates implements ImmediateSource {
  private static final String OFFSET = "offset=";
  private static final String ALIGN = "align=";
  private static final CatchClause.Kind[] CATCH_KINDS = CatchClause.Kind.values();

  private final TokenCursor in;
  private final IndexSpaces spaces;
  private final TypeReader types;
  private final TypeDefinitions definitions;
  private final IndexSpace locals;
  private final Labels labels;
  private Shape shape = Shape.NONE;

  Immediates(
      TokenCursor in,
      IndexSpaces spaces,
      TypeReader types,
      TypeDefinitions definitions,
      IndexSpace locals,
      Labels labels) {
    this.in = in;
    this.spaces = spaces;
    this.types = types;
    this.definitions = definitions;
    this.locals = locals;
    this.labels = labels;
  }

  /** Says of which instruction immediates are going to be read. */
  Immediates of(Opcode opcode) {
    shape = opcode.shape();
    return this;
  }

  @Override
  public BlockType blockType() {
    return definitions.blockType();
  }

  @Override
  public List<CatchClause> catchClauses() {
    List<CatchClause> clauses = new ArrayList<>();
    for (CatchClause.Kind kind = skipCatch(); kind != null; kind = skipCatch()) {
      clauses.add(new CatchClause(kind, kind.hasTag() ? tag() : null, label()));
      in.close();
    }
    return clauses;
  }

  private CatchClause.@Nullable Kind skipCatch() {
    for (CatchClause.Kind kind : CATCH_KINDS) {
      if (in.skipOpening(kind.toString())) {
        return kind;
      }
    }
    return null;
  }

  @Override
  public int label() {
    return labels.resolve(in);
  }

  @Override
  public IndexList labels() {
    int[] list = new int[4];
    int count = 0;
    do {
      if (count == list.length) {
        list = Arrays.copyOf(list, 2 * count);
      }
      list[count++] = label();
    } while (IndexSpace.isNext(in));
    ImplementationLimit.check(in, count - 1L, "labels", ImplementationLimits.BR_TABLE_LABELS);
    return IndexList.of(Arrays.copyOf(list, count));
  }

  @Override
  public LabelCast labelCast() {
    int label = label();
    RefType from = types.refType();
    return new LabelCast(label, from, types.refType());
  }

  @Override
  public int function() {
    return spaces.funcs.resolve(in);
  }

  @Override
  public int type() {
    return spaces.types.resolve(in);
  }

  @Override
  public IndexPair tableType() {
    int table = table();
    return new IndexPair(table, definitions.typeUse(null));
  }

  @Override
  public int tag() {
    return spaces.tags.resolve(in);
  }

  @Override
  public List<ValType> valTypes() {
    return definitions.results();
  }

  @Override
  public int local() {
    return locals.resolve(in);
  }

  @Override
  public int global() {
    return spaces.globals.resolve(in);
  }

  @Override
  public int table() {
    return optional(spaces.tables);
  }

  /** An index that is 0 if it is left out. */
  private int optional(IndexSpace space) {
    return IndexSpace.isNext(in) ? space.resolve(in) : 0;
  }

  @Override
  public IndexPair tableTable() {
    return optionalPair(spaces.tables);
  }

  /** Two indices that are left out together. */
  private IndexPair optionalPair(IndexSpace space) {
    if (!IndexSpace.isNext(in)) {
      return new IndexPair(0, 0);
    }
    int target = space.resolve(in);
    return new IndexPair(target, space.resolve(in));
  }

  @Override
  public int elem() {
    return spaces.elems.resolve(in);
  }

  @Override
  public IndexPair tableElem() {
    return withSegment(spaces.tables, spaces.elems);
  }

  /** A segment, which an index that is 0 if it is left out may precede. */
  private IndexPair withSegment(IndexSpace space, IndexSpace segments) {
    boolean two = IndexSpace.isNext(in) && isIndex(in.kindBehind());
    int index = two ? space.resolve(in) : 0;
    return new IndexPair(index, segments.resolve(in));
  }

  private static boolean isIndex(TokenKind kind) {
    return kind == TokenKind.NATURAL || kind == TokenKind.IDENTIFIER;
  }

  @Override
  public int memory() {
    return optional(spaces.memories);
  }

  @Override
  public IndexPair memoryMemory() {
    return optionalPair(spaces.memories);
  }

  @Override
  public int data() {
    return spaces.datas.resolve(in);
  }

  @Override
  public IndexPair memoryData() {
    return withSegment(spaces.memories, spaces.datas);
  }

  @Override
  public MemArg memArg(int naturalAlignment) {
    int memory = shape == Shape.MEM_ARG_LANE && atLane() ? 0 : memory();
    long offset = in.atKeywordStarting(OFFSET) ? in.u64Behind(OFFSET) : 0;
    return new MemArg(memory, alignment(naturalAlignment), offset);
  }

  /** Whether the number that comes next is a lane, and not a memory in front of one. */
  private boolean atLane() {
    int token = in.index();
    in.advance();
    boolean more =
        in.at(TokenKind.NATURAL) || in.atKeywordStarting(OFFSET) || in.atKeywordStarting(ALIGN);
    in.moveTo(token);
    return in.at(TokenKind.NATURAL) && !more;
  }

  private int alignment(int natural) {
    if (!in.atKeywordStarting(ALIGN)) {
      return natural;
    }
    int token = in.index();
    long bytes = in.u64Behind(ALIGN);
    if (Long.bitCount(bytes) != 1) {
      in.moveTo(token);
      throw in.error("alignment must be a power of two");
    }
    return Long.numberOfTrailingZeros(bytes);
  }

  @Override
  public int lane() {
    return in.u8();
  }

  @Override
  public VectorInstr.Shuffle shuffle() {
    return VectorLiterals.shuffle(in);
  }

  @Override
  public HeapType heapType() {
    return types.heapType();
  }

  @Override
  public RefType refType(ReferenceOp op) {
    return types.refType();
  }

  @Override
  public IndexPair typeField() {
    int type = type();
    return new IndexPair(type, spaces.fields(type).resolve(in));
  }

  @Override
  public IndexPair typeCount() {
    int type = type();
    int count = in.u32();
    ImplementationLimit.check(
        in,
        Integer.toUnsignedLong(count),
        "operands",
        ImplementationLimits.ARRAY_NEW_FIXED_OPERANDS);
    return new IndexPair(type, count);
  }

  @Override
  public IndexPair typeType() {
    int target = type();
    return new IndexPair(target, type());
  }

  @Override
  public IndexPair typeData() {
    int type = type();
    return new IndexPair(type, data());
  }

  @Override
  public IndexPair typeElem() {
    int type = type();
    return new IndexPair(type, elem());
  }

  @Override
  public int i32() {
    return (int) in.integer(32);
  }

  @Override
  public long i64() {
    return in.integer(64);
  }

  @Override
  public int f32() {
    return in.f32();
  }

  @Override
  public long f64() {
    return in.f64();
  }

  @Override
  public VectorInstr.V128Const v128() {
    return VectorLiterals.constant(in);
  }

  @Override
  public void ordering() {}
}

package cezve.text;

import cezve.model.instruction.BlockType;
import cezve.model.instruction.CatchClause;
import cezve.model.instruction.ImmediateSink;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.Instr;
import cezve.model.instruction.InstrWriter;
import cezve.model.instruction.LabelCast;
import cezve.model.instruction.MemArg;
import cezve.model.instruction.VectorInstr;
import cezve.model.module.Names;
import cezve.model.type.HeapType;
import cezve.model.type.RefType;
import cezve.model.type.TypeUse;
import cezve.model.type.ValType;
import java.util.List;

/**
 * Writes single instructions of a function or a constant expression.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/instructions.html">Text format of
 *     instructions</a>
 */
final class InstrPrinter implements ImmediateSink {
  private final Symbols symbols;
  private final TypePrinter types;
  private final IdSpace locals;
  private final Blocks blocks;
  private StringBuilder out = new StringBuilder(0);

  InstrPrinter(Symbols symbols, TypePrinter types, IdSpace locals, Blocks blocks) {
    this.symbols = symbols;
    this.types = types;
    this.locals = locals;
    this.blocks = blocks;
  }

  /** Appends an instruction with its immediates. */
  void print(Instr instr, StringBuilder target) {
    target.append(instr.opcode().mnemonic());
    immediates(instr, target);
  }

  /** Appends an instruction's immediates, with a space before each. */
  void immediates(Instr instr, StringBuilder target) {
    out = target;
    InstrWriter.write(instr, this);
  }

  private void use(Names.Kind kind, int index) {
    symbols.of(kind).use(index, out.append(' '));
  }

  /** The memory or table that an instruction means if it names none is not written. */
  private void useUnlessFirst(Names.Kind kind, int index) {
    if (index != 0) {
      use(kind, index);
    }
  }

  @Override
  public void blockType(BlockType type) {
    switch (type) {
      case BlockType.Index(int index) ->
          types.typeUse(new TypeUse.Index(index), IdSpace.NAMELESS, out);
      case BlockType.Result result -> {
        ValType value = result.type();
        if (value != null) {
          types.result(List.of(value), out);
        }
      }
    }
  }

  @Override
  public void catchClauses(List<CatchClause> clauses) {
    for (CatchClause clause : clauses) {
      out.append(" (").append(clause.kind());
      Integer tag = clause.tag();
      if (tag != null) {
        tag(tag);
      }
      label(clause.label());
      out.append(')');
    }
  }

  @Override
  public void label(int label) {
    blocks.use(label, out.append(' '));
  }

  @Override
  public void labels(IndexList labels, int defaultLabel) {
    for (int i = 0; i < labels.size(); i++) {
      label(labels.get(i));
    }
    label(defaultLabel);
  }

  @Override
  public void labelCast(LabelCast cast) {
    label(cast.label());
    refType(cast.from());
    refType(cast.to());
  }

  @Override
  public void function(int function) {
    use(Names.Kind.FUNCTION, function);
  }

  @Override
  public void type(int type) {
    use(Names.Kind.TYPE, type);
  }

  @Override
  public void tableType(int table, int type) {
    useUnlessFirst(Names.Kind.TABLE, table);
    types.typeUse(type, out);
  }

  @Override
  public void tag(int tag) {
    use(Names.Kind.TAG, tag);
  }

  @Override
  public void valTypes(List<ValType> list) {
    if (list.isEmpty()) {
      out.append(" (result)");
    }
    types.result(list, out);
  }

  @Override
  public void local(int local) {
    locals.use(local, out.append(' '));
  }

  @Override
  public void global(int global) {
    use(Names.Kind.GLOBAL, global);
  }

  @Override
  public void table(int table) {
    useUnlessFirst(Names.Kind.TABLE, table);
  }

  @Override
  public void tableTable(int target, int source) {
    pairUnlessFirst(Names.Kind.TABLE, target, source);
  }

  private void pairUnlessFirst(Names.Kind kind, int target, int source) {
    if (target != 0 || source != 0) {
      use(kind, target);
      use(kind, source);
    }
  }

  @Override
  public void elem(int elem) {
    use(Names.Kind.ELEM, elem);
  }

  @Override
  public void tableElem(int table, int elem) {
    useUnlessFirst(Names.Kind.TABLE, table);
    elem(elem);
  }

  @Override
  public void memory(int memory) {
    useUnlessFirst(Names.Kind.MEMORY, memory);
  }

  @Override
  public void memoryMemory(int target, int source) {
    pairUnlessFirst(Names.Kind.MEMORY, target, source);
  }

  @Override
  public void data(int data) {
    use(Names.Kind.DATA, data);
  }

  @Override
  public void memoryData(int memory, int data) {
    useUnlessFirst(Names.Kind.MEMORY, memory);
    data(data);
  }

  @Override
  public void memArg(MemArg memArg, int naturalAlignment) {
    useUnlessFirst(Names.Kind.MEMORY, memArg.memory());
    if (memArg.offset() != 0) {
      out.append(" offset=").append(Long.toUnsignedString(memArg.offset()));
    }
    if (memArg.align() != naturalAlignment) {
      out.append(" align=").append(Long.toUnsignedString(1L << memArg.align()));
    }
  }

  @Override
  public void lane(int lane) {
    out.append(' ').append(lane);
  }

  @Override
  public void shuffle(VectorInstr.Shuffle lanes) {
    lanes(lanes.low());
    lanes(lanes.high());
  }

  private void lanes(long eight) {
    for (int i = 0; i < Long.BYTES; i++) {
      lane((int) (eight >>> (Byte.SIZE * i)) & 0xFF);
    }
  }

  @Override
  public void heapType(HeapType type) {
    types.heapType(type, out.append(' '));
  }

  @Override
  public void refType(RefType type) {
    types.refType(type, out.append(' '));
  }

  @Override
  public void typeField(int type, int field) {
    type(type);
    symbols.fields(type).use(field, out.append(' '));
  }

  @Override
  public void typeCount(int type, int count) {
    type(type);
    out.append(' ').append(Integer.toUnsignedString(count));
  }

  @Override
  public void typeType(int target, int source) {
    type(target);
    type(source);
  }

  @Override
  public void typeData(int type, int data) {
    type(type);
    data(data);
  }

  @Override
  public void typeElem(int type, int elem) {
    type(type);
    elem(elem);
  }

  @Override
  public void i32(int value) {
    out.append(' ').append(value);
  }

  @Override
  public void i64(long value) {
    out.append(' ').append(value);
  }

  @Override
  public void f32(int bits) {
    Literals.f32(bits, out.append(' '));
  }

  @Override
  public void f64(long bits) {
    Literals.f64(bits, out.append(' '));
  }

  @Override
  public void v128(VectorInstr.V128Const value) {
    out.append(" i32x4");
    lane32((int) value.low());
    lane32((int) (value.low() >>> Integer.SIZE));
    lane32((int) value.high());
    lane32((int) (value.high() >>> Integer.SIZE));
  }

  private void lane32(int bits) {
    String digits = Integer.toHexString(bits);
    out.append(" 0x").repeat('0', 2 * Integer.BYTES - digits.length()).append(digits);
  }

  @Override
  public void ordering() {}
}

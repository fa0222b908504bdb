package cezve.decoder;

import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.Instr;
import cezve.model.instruction.InstrWriter;
import cezve.model.instruction.ReferenceInstr;
import cezve.model.module.BranchHints;
import cezve.model.module.Custom;
import cezve.model.module.Data;
import cezve.model.module.Elem;
import cezve.model.module.Export;
import cezve.model.module.Expression;
import cezve.model.module.Func;
import cezve.model.module.Global;
import cezve.model.module.Import;
import cezve.model.module.InstrCursor;
import cezve.model.module.Locals;
import cezve.model.module.Module;
import cezve.model.module.Section;
import cezve.model.module.Table;
import cezve.model.type.ExternKind;
import cezve.model.type.MemType;
import cezve.model.type.RecType;
import cezve.model.type.RefType;
import cezve.model.type.TagType;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Writes the contents of sections: the counterpart of {@link SectionReader}. */
final class SectionWriter {
  private static final Instr END = new ControlInstr.End();

  private final Module module;
  private final ByteWriter code;
  private final BranchHintSection.Writer hints;
  private final boolean needsDataCount;

  private ByteWriter out = new ByteWriter();
  private TypeWriter types = new TypeWriter(out);
  private ImmediateWriter immediates = new ImmediateWriter(out);

  SectionWriter(Module module) {
    this.module = module;
    this.code = new ByteWriter();
    this.hints = new BranchHintSection.Writer(module.hints());
    boolean namesData = code();
    this.needsDataCount = namesData || hasPassiveData();
  }

  /** Writes the code section, and says whether an instruction names a data segment. */
  private boolean code() {
    code.u32(module.funcs().size());
    boolean namesData = false;
    int function = module.importCount(ExternKind.FUNC);
    for (Func func : module.funcs()) {
      reset();
      List<Locals> runs = func.code().locals();
      out.u32(runs.size());
      for (Locals run : runs) {
        out.u32(run.count());
        types.valType(run.type());
      }
      body(func.code().body(), hints.begin(function++));
      code.sized(out);
      namesData |= immediates.namesData();
    }
    return namesData;
  }

  private void body(Expression body, SortedMap<Integer, BranchHints.Hint> hinted) {
    InstrCursor cursor = body.open();
    int position = 0;
    for (Instr instr = cursor.next(); instr != null; instr = cursor.next()) {
      BranchHints.Hint hint = hinted.isEmpty() ? null : hinted.get(position++);
      if (hint != null) {
        hints.add(out.size(), hint);
      }
      instr(instr);
    }
  }

  /** The section of branch hints, or null if there are none. */
  @Nullable Custom hints() {
    return hints.section();
  }

  private boolean hasPassiveData() {
    for (Data data : module.datas()) {
      if (data.mode() instanceof Data.Passive) {
        return true;
      }
    }
    return false;
  }

  private void reset() {
    out = new ByteWriter();
    types = new TypeWriter(out);
    immediates = new ImmediateWriter(out);
  }

  /** Whether the module has nothing to say in a section. */
  boolean isEmpty(Section section) {
    return switch (section) {
      case START_OF_MODULE -> true;
      case TYPE -> module.types().isEmpty();
      case IMPORT -> module.imports().isEmpty();
      case FUNCTION, CODE -> module.funcs().isEmpty();
      case TABLE -> module.tables().isEmpty();
      case MEMORY -> module.memories().isEmpty();
      case TAG -> module.tags().isEmpty();
      case GLOBAL -> module.globals().isEmpty();
      case EXPORT -> module.exports().isEmpty();
      case START -> module.start() == null;
      case ELEMENT -> module.elems().isEmpty();
      case DATA_COUNT -> !needsDataCount;
      case DATA -> module.datas().isEmpty();
    };
  }

  /** Whether a section can be there all the same. */
  boolean canBeEmpty(Section section) {
    return section != Section.START_OF_MODULE && section != Section.START;
  }

  /** A section's contents. */
  ByteWriter contents(Section section) {
    if (section == Section.CODE) {
      return code;
    }
    reset();
    switch (section) {
      case START_OF_MODULE, CODE -> throw new AssertionError("BUG: no contents of " + section);
      case TYPE -> types(module.types());
      case IMPORT -> imports(module.imports());
      case FUNCTION -> functionTypes(module.funcs());
      case TABLE -> tables(module.tables());
      case MEMORY -> memories(module.memories());
      case TAG -> tags(module.tags());
      case GLOBAL -> globals(module.globals());
      case EXPORT -> exports(module.exports());
      case START -> start();
      case ELEMENT -> elems(module.elems());
      case DATA_COUNT -> out.u32(module.datas().size());
      case DATA -> datas(module.datas());
    }
    return out;
  }

  private void types(List<RecType> groups) {
    out.u32(groups.size());
    for (RecType group : groups) {
      types.recType(group);
    }
  }

  private void imports(List<Import> imports) {
    out.u32(imports.size());
    for (Import imported : imports) {
      out.name(imported.module());
      out.name(imported.name());
      types.externType(imported.type());
    }
  }

  private void functionTypes(List<Func> funcs) {
    out.u32(funcs.size());
    for (Func func : funcs) {
      out.u32(func.type());
    }
  }

  private void tables(List<Table> tables) {
    out.u32(tables.size());
    for (Table table : tables) {
      Expression init = table.init();
      if (init == null) {
        types.tableType(table.type());
      } else {
        out.u8(TypeCodes.TABLE_WITH_INIT);
        out.u8(0);
        types.tableType(table.type());
        expression(init);
      }
    }
  }

  private void memories(List<MemType> memories) {
    out.u32(memories.size());
    for (MemType memory : memories) {
      types.memType(memory);
    }
  }

  private void tags(List<TagType> tags) {
    out.u32(tags.size());
    for (TagType tag : tags) {
      types.tagType(tag);
    }
  }

  private void globals(List<Global> globals) {
    out.u32(globals.size());
    for (Global global : globals) {
      types.globalType(global.type());
      expression(global.init());
    }
  }

  private void exports(List<Export> exports) {
    out.u32(exports.size());
    for (Export export : exports) {
      out.name(export.name());
      out.u8(export.kind().code());
      out.u32(export.index());
    }
  }

  private void start() {
    Integer start = module.start();
    if (start == null) {
      throw new AssertionError("BUG: no start function");
    }
    out.u32(start);
  }

  private void elems(List<Elem> elems) {
    out.u32(elems.size());
    for (Elem elem : elems) {
      elem(elem);
    }
  }

  private void elem(Elem elem) {
    switch (elem.items()) {
      case Elem.Functions(IndexList functions)
          when elem.type().equals(SectionReader.FUNCTION_REFERENCE) -> {
        if ((elemMode(elem.mode(), 0) & SegmentFlags.TYPED) != 0) {
          out.u8(SegmentFlags.ELEM_KIND_FUNCTIONS);
        }
        out.u32(functions.size());
        for (int i = 0; i < functions.size(); i++) {
          out.u32(functions.get(i));
        }
      }
      case Elem.Functions(IndexList functions) -> {
        elemType(elem);
        out.u32(functions.size());
        for (int i = 0; i < functions.size(); i++) {
          instr(new ReferenceInstr.RefFunc(functions.get(i)));
          instr(END);
        }
      }
      case Elem.Expressions(List<Expression> expressions) -> {
        elemType(elem);
        out.u32(expressions.size());
        for (Expression expression : expressions) {
          expression(expression);
        }
      }
    }
  }

  /** Writes what stands before the expressions of a segment. */
  private void elemType(Elem elem) {
    boolean isImplied =
        elem.type().equals(RefType.FUNCREF) || !(elem.mode() instanceof Elem.Active);
    int flags =
        elemMode(
            elem.mode(),
            isImplied
                ? SegmentFlags.EXPRESSIONS
                : SegmentFlags.EXPRESSIONS | SegmentFlags.EXPLICIT);
    if ((flags & SegmentFlags.TYPED) != 0) {
      types.refType(elem.type());
    }
  }

  /** Writes the number that a segment starts with, and its table and offset if it has them. */
  private int elemMode(Elem.Mode mode, int items) {
    int flags =
        items
            | switch (mode) {
              case Elem.Passive _ -> SegmentFlags.NOT_ACTIVE;
              case Elem.Declarative _ -> SegmentFlags.NOT_ACTIVE | SegmentFlags.EXPLICIT;
              case Elem.Active(int table, Expression _) -> table == 0 ? 0 : SegmentFlags.EXPLICIT;
            };
    out.u32(flags);
    if (mode instanceof Elem.Active(int table, Expression offset)) {
      if ((flags & SegmentFlags.EXPLICIT) != 0) {
        out.u32(table);
      }
      expression(offset);
    }
    return flags;
  }

  private void datas(List<Data> datas) {
    out.u32(datas.size());
    for (Data data : datas) {
      switch (data.mode()) {
        case Data.Passive _ -> out.u32(SegmentFlags.NOT_ACTIVE);
        case Data.Active(int memory, Expression offset) -> {
          if (memory == 0) {
            out.u32(0);
          } else {
            out.u32(SegmentFlags.EXPLICIT);
            out.u32(memory);
          }
          expression(offset);
        }
      }
      out.u32(data.bytes().length());
      out.append(data.bytes());
    }
  }

  private void expression(Expression expression) {
    InstrCursor cursor = expression.open();
    for (Instr instr = cursor.next(); instr != null; instr = cursor.next()) {
      instr(instr);
    }
  }

  private void instr(Instr instr) {
    int code = instr.opcode().code();
    int prefix = code >> 16;
    if (prefix == 0) {
      out.u8(code);
    } else {
      out.u8(prefix);
      out.u32(code & 0xFFFF);
    }
    InstrWriter.write(instr, immediates);
  }
}

package cezve.text;

import cezve.model.instruction.IndexList;
import cezve.model.module.Bytes;
import cezve.model.module.Custom;
import cezve.model.module.Data;
import cezve.model.module.Elem;
import cezve.model.module.Export;
import cezve.model.module.Expression;
import cezve.model.module.Global;
import cezve.model.module.Import;
import cezve.model.module.Module;
import cezve.model.module.Names;
import cezve.model.module.Section;
import cezve.model.module.Table;
import cezve.model.type.AbsHeapType;
import cezve.model.type.ExternKind;
import cezve.model.type.ExternType;
import cezve.model.type.GlobalType;
import cezve.model.type.MemType;
import cezve.model.type.RecType;
import cezve.model.type.RefType;
import cezve.model.type.SubType;
import cezve.model.type.TableType;
import cezve.model.type.TagType;
import cezve.model.type.TypeUse;
import cezve.text.module.SectionNames;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Prints everything in a module but its functions. */
final class FieldPrinter {
  private static final RefType FUNCTION_REFERENCE = RefType.nonNull(AbsHeapType.FUNC);

  private final Module module;
  private final Lines lines;
  private final Symbols symbols;
  private final TypePrinter types;
  private final ConstantPrinter constants;

  FieldPrinter(Module module, Lines lines, Symbols symbols, TypePrinter types, Arities arities) {
    this.module = module;
    this.lines = lines;
    this.symbols = symbols;
    this.types = types;
    this.constants = new ConstantPrinter(lines, symbols, types, arities);
  }

  void types() throws IOException {
    int index = 0;
    for (RecType group : module.types()) {
      boolean isAlone = group.members().size() == 1;
      if (!isAlone) {
        lines.line("(rec");
        lines.indent();
      }
      for (SubType member : group.members()) {
        StringBuilder line = lines.begin().append("(type");
        symbols.of(Names.Kind.TYPE).definition(index, line);
        types.subType(member, index, line.append(' '));
        line.append(')');
        lines.end();
        index++;
      }
      if (!isAlone) {
        lines.outdent();
        lines.line(")");
      }
    }
  }

  void imports() throws IOException {
    Map<ExternKind, Integer> counts = new EnumMap<>(ExternKind.class);
    for (Import imported : module.imports()) {
      StringBuilder line = lines.begin().append("(import ");
      Literals.name(imported.module(), line);
      Literals.name(imported.name(), line.append(' '));
      ExternKind kind = imported.type().kind();
      externType(imported.type(), counts.merge(kind, 1, Integer::sum) - 1, line.append(' '));
      line.append(')');
      lines.end();
    }
  }

  private void externType(ExternType type, int index, StringBuilder line) {
    start(type.kind(), index, line);
    switch (type) {
      case ExternType.Func(TypeUse use) -> types.typeUse(use, params(use, index), line);
      case TagType(TypeUse use) -> types.typeUse(use, IdSpace.NAMELESS, line);
      case TableType table -> types.tableType(table, line.append(' '));
      case MemType memory -> types.memType(memory, line.append(' '));
      case GlobalType global -> types.globalType(global, line.append(' '));
    }
    line.append(')');
  }

  private IdSpace params(TypeUse use, int function) {
    var type = symbols.funcType(use);
    return type == null ? IdSpace.NAMELESS : symbols.locals(function, type.params().size());
  }

  /** The keyword of a definition or import, and what it is called. */
  private void start(ExternKind kind, int index, StringBuilder line) {
    line.append('(').append(kind);
    symbols.of(kind).definition(index, line);
  }

  void tables() throws IOException {
    int index = module.importCount(ExternKind.TABLE);
    for (Table table : module.tables()) {
      StringBuilder line = lines.begin();
      start(ExternKind.TABLE, index++, line);
      types.tableType(table.type(), line.append(' '));
      Expression init = table.init();
      if (init != null) {
        constants.print(init, line);
      }
      line.append(')');
      lines.end();
    }
  }

  void memories() throws IOException {
    int index = module.importCount(ExternKind.MEMORY);
    for (MemType memory : module.memories()) {
      externType(memory, index++, lines.begin());
      lines.end();
    }
  }

  void tags() throws IOException {
    int index = module.importCount(ExternKind.TAG);
    for (TagType tag : module.tags()) {
      externType(tag, index++, lines.begin());
      lines.end();
    }
  }

  void globals() throws IOException {
    int index = module.importCount(ExternKind.GLOBAL);
    for (Global global : module.globals()) {
      StringBuilder line = lines.begin();
      start(ExternKind.GLOBAL, index++, line);
      types.globalType(global.type(), line.append(' '));
      constants.print(global.init(), line);
      line.append(')');
      lines.end();
    }
  }

  void exports() throws IOException {
    for (Export export : module.exports()) {
      StringBuilder line = lines.begin().append("(export ");
      Literals.name(export.name(), line);
      line.append(" (").append(export.kind());
      symbols.of(export.kind()).use(export.index(), line.append(' '));
      line.append("))");
      lines.end();
    }
  }

  void start() throws IOException {
    Integer start = module.start();
    if (start != null) {
      StringBuilder line = lines.begin().append("(start ");
      symbols.of(Names.Kind.FUNCTION).use(start, line);
      line.append(')');
      lines.end();
    }
  }

  void elems() throws IOException {
    int index = 0;
    for (Elem elem : module.elems()) {
      elem(elem, index++);
    }
  }

  private void elem(Elem elem, int index) throws IOException {
    StringBuilder line = lines.begin().append("(elem");
    symbols.of(Names.Kind.ELEM).definition(index, line);
    switch (elem.mode()) {
      case Elem.Passive _ -> {}
      case Elem.Declarative _ -> line.append(" declare");
      case Elem.Active(int table, Expression offset) -> {
        if (table != 0) {
          symbols.of(Names.Kind.TABLE).use(table, line.append(" (table "));
          line.append(')');
        }
        constants.printAs("offset", offset, line);
      }
    }
    switch (elem.items()) {
      case Elem.Functions(IndexList list) when elem.type().equals(FUNCTION_REFERENCE) -> {
        line.append(" func");
        functions(list, " ", "", line);
      }
      case Elem.Functions(IndexList list) -> {
        types.refType(elem.type(), line.append(' '));
        functions(list, " (ref.func ", ")", line);
      }
      case Elem.Expressions(List<Expression> expressions) -> {
        types.refType(elem.type(), line.append(' '));
        lines.indent();
        for (Expression expression : expressions) {
          wrap();
          constants.printAs("item", expression, line);
        }
        lines.outdent();
      }
    }
    line.append(')');
    lines.end();
  }

  private void functions(IndexList list, String before, String after, StringBuilder line)
      throws IOException {
    IdSpace names = symbols.of(Names.Kind.FUNCTION);
    lines.indent();
    for (int i = 0; i < list.size(); i++) {
      wrap();
      names.use(list.get(i), line.append(before));
      line.append(after);
    }
    lines.outdent();
  }

  /** Goes on on the next line if the last one is full. */
  private void wrap() throws IOException {
    if (lines.room() <= 0) {
      lines.end();
      lines.begin();
    }
  }

  void datas() throws IOException {
    int index = 0;
    for (Data data : module.datas()) {
      StringBuilder line = lines.begin().append("(data");
      symbols.of(Names.Kind.DATA).definition(index++, line);
      switch (data.mode()) {
        case Data.Passive _ -> {}
        case Data.Active(int memory, Expression offset) -> {
          if (memory != 0) {
            symbols.of(Names.Kind.MEMORY).use(memory, line.append(" (memory "));
            line.append(')');
          }
          constants.printAs("offset", offset, line);
        }
      }
      bytes(data.bytes(), line);
      line.append(')');
      lines.end();
    }
  }

  void custom(Custom custom) throws IOException {
    StringBuilder line = lines.begin().append("(@custom ");
    Literals.name(custom.name(), line);
    line.append(custom.after() == Section.START_OF_MODULE ? " (before " : " (after ");
    line.append(SectionNames.of(custom.after())).append(')');
    bytes(custom.contents(), line);
    line.append(')');
    lines.end();
  }

  /** Strings: one on the line that was begun, or several on lines of their own. */
  private void bytes(Bytes bytes, StringBuilder line) throws IOException {
    int start = line.length();
    int at = Literals.bytes(bytes, 0, lines.room(), line.append(" \""));
    if (at == bytes.length()) {
      line.append('"');
      return;
    }
    line.setLength(start);
    lines.indent();
    at = 0;
    while (at < bytes.length()) {
      lines.end();
      at = Literals.bytes(bytes, at, lines.roomOnLine(), lines.begin().append('"'));
      line.append('"');
    }
    lines.outdent();
  }
}

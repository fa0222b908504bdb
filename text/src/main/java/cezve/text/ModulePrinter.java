package cezve.text;

import cezve.model.module.BranchHints;
import cezve.model.module.Custom;
import cezve.model.module.Func;
import cezve.model.module.Module;
import cezve.model.module.Section;
import cezve.model.type.ExternKind;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Prints modules in the text format. Parsing what is printed gives the same module, valid or not,
 * with its types, recursive groups and imports in the same places and with all of its names, except
 * that
 *
 * <ul>
 *   <li>locals are declared one by one, so that neighbouring runs of one type become one, and empty
 *       ones are gone;
 *   <li>the name section is told by identifiers and annotations; names of what the module does not
 *       have are left out, and so are those of the locals of a function without a known type;
 *   <li>so are branch hints, unless their section is malformed; hints that are not about an
 *       instruction, but about the middle or end of a block, are left out;
 *   <li>an initial value of a table without a single instruction, which is never valid, cannot be
 *       told from none.
 * </ul>
 *
 * Where something has a name that an identifier can say, it is referred to by that; otherwise its
 * index stands in a comment, such as {@code (;5;)}, and that of a label's block as {@code (;@2;)}.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html">Text format of
 *     modules</a>
 */
public final class ModulePrinter {
  /** How instructions are written. */
  public enum Style {
    /** One by one, in the order in which they are executed. */
    FLAT,
    /** In parentheses around those that compute their operands, where that is a single value. */
    FOLDED
  }

  private static final String NAME_SECTION = "name";

  private final Module module;
  private final Lines lines;
  private final Symbols symbols;
  private final FieldPrinter fields;
  private final FunctionPrinter functions;

  private ModulePrinter(Module module, Style style, Appendable out) {
    this.module = module;
    this.lines = new Lines(out);
    this.symbols = new Symbols(module);
    TypePrinter types = new TypePrinter(symbols);
    Arities arities = new Arities(symbols);
    this.fields = new FieldPrinter(module, lines, symbols, types, arities);
    this.functions = new FunctionPrinter(style, lines, symbols, types, arities);
  }

  /**
   * Prints a module.
   *
   * @param out gets the text in pieces of some 32,000 characters; it is neither flushed nor closed
   * @throws IOException if {@code out} throws it
   * @throws cezve.model.error.MalformedException if the module was decoded and one of its function
   *     bodies turns out to be malformed
   */
  public static void print(Module module, Style style, Appendable out) throws IOException {
    new ModulePrinter(module, style, out).print();
  }

  /** The text of a module. */
  public static String print(Module module, Style style) {
    StringBuilder text = new StringBuilder();
    try {
      print(module, style, text);
    } catch (IOException e) {
      throw new UncheckedIOException("a StringBuilder does not throw", e);
    }
    return text.toString();
  }

  private void print() throws IOException {
    StringBuilder head = lines.begin().append("(module");
    String name = symbols.module();
    if (name != null && !name.isEmpty()) {
      head.append(' ').append(IdSpace.symbol(name));
    } else if (name != null) {
      IdSpace.annotation(name, head);
    }
    lines.end();
    lines.indent();
    for (Section section : Section.values()) {
      section(section);
      for (Custom custom : module.customs()) {
        if (custom.after() == section && !isSaidOtherwise(custom)) {
          fields.custom(custom);
        }
      }
    }
    lines.outdent();
    lines.line(")");
    lines.flush();
  }

  /** Whether identifiers and annotations say what stands in a custom section. */
  private boolean isSaidOtherwise(Custom custom) {
    return custom.name().equals(NAME_SECTION)
        || (custom.name().equals(BranchHints.NAME) && !module.hints().all().isEmpty());
  }

  private void section(Section section) throws IOException {
    switch (section) {
      case START_OF_MODULE, FUNCTION, DATA_COUNT -> {}
      case TYPE -> fields.types();
      case IMPORT -> fields.imports();
      case TABLE -> fields.tables();
      case MEMORY -> fields.memories();
      case TAG -> fields.tags();
      case GLOBAL -> fields.globals();
      case EXPORT -> fields.exports();
      case START -> fields.start();
      case ELEMENT -> fields.elems();
      case CODE -> functions();
      case DATA -> fields.datas();
    }
  }

  private void functions() throws IOException {
    int index = module.importCount(ExternKind.FUNC);
    for (Func func : module.funcs()) {
      functions.print(func, index++);
    }
  }
}

package cezve.text;

import cezve.model.module.Code;
import cezve.model.module.Func;
import cezve.model.module.Locals;
import cezve.model.module.Names;
import cezve.model.type.FuncType;
import cezve.model.type.TypeUse;
import java.io.IOException;
import java.util.List;

/** Prints functions. */
final class FunctionPrinter {
  private final ModulePrinter.Style style;
  private final Lines lines;
  private final Symbols symbols;
  private final TypePrinter types;
  private final Arities arities;

  FunctionPrinter(
      ModulePrinter.Style style, Lines lines, Symbols symbols, TypePrinter types, Arities arities) {
    this.style = style;
    this.lines = lines;
    this.symbols = symbols;
    this.types = types;
    this.arities = arities;
  }

  void print(Func func, int index) throws IOException {
    Code code = func.code();
    List<Locals> runs = code.locals();
    int params = params(index);
    IdSpace locals = locals(func, index);
    StringBuilder line = lines.begin().append("(func");
    symbols.of(Names.Kind.FUNCTION).definition(index, line);
    types.typeUse(new TypeUse.Index(func.type()), locals, line);
    lines.end();
    lines.indent();
    locals(runs, params, locals);
    printer(index, locals).print(code.body());
    lines.outdent();
    lines.line(")");
  }

  /** Prints the instructions alone. */
  void printBody(Func func, int index) throws IOException {
    printer(index, locals(func, index)).print(func.code().body());
  }

  private int params(int index) {
    FuncType type = symbols.typeOfFunction(index);
    return type == null ? 0 : type.params().size();
  }

  private IdSpace locals(Func func, int index) {
    return symbols.typeOfFunction(index) == null
        ? IdSpace.NAMELESS
        : symbols.locals(index, params(index) + count(func.code().locals()));
  }

  private static int count(List<Locals> runs) {
    int count = 0;
    for (Locals run : runs) {
      count += run.count();
    }
    return count;
  }

  private BodyPrinter printer(int function, IdSpace locals) {
    Arity arity = arities.ofFunction(function);
    Blocks blocks = new Blocks(new Arity(arity.results(), arity.results()));
    InstrPrinter instrs = new InstrPrinter(symbols, types, locals, blocks);
    Remarks remarks = symbols.remarks(function);
    return switch (style) {
      case FLAT -> new FlatPrinter(lines, instrs, blocks, arities, remarks);
      case FOLDED -> new FoldedPrinter(lines, instrs, blocks, arities, remarks);
    };
  }

  private void locals(List<Locals> runs, int params, IdSpace names) throws IOException {
    int index = params;
    for (Locals run : runs) {
      int end = index + run.count();
      while (index < end) {
        StringBuilder line = lines.begin();
        line.append("(local");
        if (names.isNamed(index)) {
          names.name(index++, line);
          types.valType(run.type(), line.append(' '));
        } else {
          while (index < end && !names.isNamed(index) && lines.room() > 0) {
            types.valType(run.type(), line.append(' '));
            index++;
          }
        }
        line.append(')');
        lines.end();
      }
    }
  }
}

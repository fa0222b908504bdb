package cezve.text;

import cezve.model.module.Func;
import cezve.model.module.Module;
import cezve.model.type.ExternKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The instructions of single functions, for those who show them beside something else. */
public final class FunctionText {
  private final Module module;
  private final Symbols symbols;

  /** Prints functions of a module. */
  public FunctionText(Module module) {
    this.module = module;
    this.symbols = new Symbols(module);
  }

  /**
   * The instructions of a function that the module defines, one by one as {@link
   * ModulePrinter.Style#FLAT} has them, without the {@code end} of all of it.
   *
   * @param function its index, after all imported functions
   */
  public List<String> instructions(int function) {
    Func func = module.funcs().get(function - module.importCount(ExternKind.FUNC));
    StringBuilder text = new StringBuilder();
    Lines lines = new Lines(text);
    try {
      new FunctionPrinter(
              ModulePrinter.Style.FLAT,
              lines,
              symbols,
              new TypePrinter(symbols),
              new Arities(symbols))
          .printBody(func, function);
      lines.flush();
    } catch (IOException e) {
      throw new AssertionError("BUG: a StringBuilder does not throw", e);
    }
    List<String> instructions = new ArrayList<>();
    text.toString().lines().forEach(instructions::add);
    return instructions;
  }
}

package cezve.text.module;

import cezve.model.error.Position;
import cezve.model.module.BranchHints;
import cezve.model.module.Expression;
import cezve.model.module.Func;
import cezve.model.module.ImplementationLimits;
import cezve.model.module.Locals;
import cezve.model.module.Module;
import cezve.model.module.Names;
import cezve.model.type.ExternKind;
import cezve.model.type.FuncType;
import cezve.model.type.ValType;
import cezve.text.lexer.TokenCursor;
import cezve.text.lexer.TokenKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Functions, and everything else that has instructions in it.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html#functions">Functions</a>
 */
final class Functions {
  private final TokenCursor in;
  private final IndexSpaces spaces;
  private final TypeReader types;
  private final TypeDefinitions definitions;
  private final Externals externals;
  private final LocalSpace locals = new LocalSpace();
  private final ExpressionReader expressions;
  private final List<Func> funcs = new ArrayList<>();
  private final Map<Integer, SortedMap<Integer, BranchHints.Hint>> hints = new HashMap<>();

  Functions(
      TokenCursor in,
      IndexSpaces spaces,
      TypeReader types,
      TypeDefinitions definitions,
      Externals externals) {
    this.in = in;
    this.spaces = spaces;
    this.types = types;
    this.definitions = definitions;
    this.externals = externals;
    Labels labels = new Labels();
    this.expressions =
        new ExpressionReader(
            in, new Immediates(in, spaces, types, definitions, locals.space(), labels), labels);
  }

  void addTo(Module.Builder builder) {
    builder.funcs = funcs;
    builder.hints = BranchHints.of(hints);
  }

  /**
   * The rest of a field, behind {@code (func}.
   *
   * @param position where the field stands
   */
  void function(Position position) {
    in.identifier();
    int index = externals.nextIndex(ExternKind.FUNC);
    Externals.ImportName imported = externals.inline(ExternKind.FUNC, index);
    if (imported != null) {
      externals.add(imported, ExternKind.FUNC, index);
      in.close();
      return;
    }
    locals.space().clear();
    int type = definitions.typeUse(locals);
    if (locals.space().size() == 0) {
      addParams(type);
    }
    TextCode code = new TextCode(locals(), expressions.sequence());
    in.close();
    spaces.addNames(Names.Kind.LOCAL, index, locals.space().names());
    spaces.addNames(Names.Kind.LABEL, index, expressions.last().labels().names());
    addHints(index);
    locals.space().clear();
    funcs.add(new Func(type, code, position));
    ImplementationLimit.check(in, funcs.size(), "functions", ImplementationLimits.FUNCTIONS);
  }

  private void addHints(int function) {
    SortedMap<Integer, BranchHints.Hint> all = new TreeMap<>();
    for (InstrBuffer.Hint hint : expressions.last().hints()) {
      all.put(hint.instruction(), hint.annotation().hint());
    }
    if (!all.isEmpty()) {
      hints.put(function, all);
    }
  }

  /** Counts the parameters of a type that is given by its index alone. */
  private void addParams(int type) {
    if (definitions.get(type) instanceof FuncType function) {
      locals.space().add(function.params().size());
    }
  }

  private List<Locals> locals() {
    List<Locals> runs = new ArrayList<>();
    int before = locals.space().size();
    while (in.skipOpening("local")) {
      if (in.at(TokenKind.IDENTIFIER)) {
        locals.space().define(in);
        add(runs, types.valType());
      } else {
        while (!in.at(TokenKind.RIGHT_PAREN)) {
          locals.space().add();
          add(runs, types.valType());
        }
      }
      in.close();
    }
    ImplementationLimit.check(
        in, (long) locals.space().size() - before, "locals", ImplementationLimits.LOCALS);
    return runs;
  }

  private static void add(List<Locals> runs, ValType type) {
    if (!runs.isEmpty() && runs.getLast().type().equals(type)) {
      runs.set(runs.size() - 1, new Locals(runs.getLast().count() + 1, type));
    } else {
      runs.add(new Locals(1, type));
    }
  }

  /** A constant expression up to the parenthesis that closes the form around, which is left. */
  Expression constant() {
    return withoutHints(expressions.sequence());
  }

  /** A constant expression that is a single folded instruction. */
  Expression foldedConstant() {
    return withoutHints(expressions.folded());
  }

  private Expression withoutHints(Expression constant) {
    for (InstrBuffer.Hint hint : expressions.last().hints()) {
      throw HintAnnotation.outsideOfFunction(in, hint.annotation().offset());
    }
    return constant;
  }
}

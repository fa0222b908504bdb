package cezve.text;

import cezve.model.error.Position;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.Instr;
import cezve.model.module.Code;
import cezve.model.module.Expression;
import cezve.model.module.Func;
import cezve.model.module.Locals;
import cezve.model.module.Module;
import cezve.model.module.Names;
import cezve.model.type.FuncType;
import cezve.model.type.RecType;
import cezve.model.type.SubType;
import cezve.model.type.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Modules that are put together by hand. */
final class TestModules {
  static final Instr END = new ControlInstr.End();

  private TestModules() {}

  private record FixedCode(List<Locals> locals, Expression body) implements Code {
    @Override
    public int size() {
      return 0;
    }
  }

  /** A function of the given type. */
  static Func func(int type, List<Locals> locals, Instr... body) {
    return new Func(type, new FixedCode(locals, expression(body)), Position.UNKNOWN);
  }

  /** Instructions and the {@code end} that closes them. */
  static Expression expression(Instr... instructions) {
    List<Instr> all = new ArrayList<>(List.of(instructions));
    all.add(END);
    return Expression.of(all);
  }

  /** A function type, in a group of its own. */
  static RecType type(List<ValType> params, List<ValType> results) {
    return RecType.of(SubType.finalOf(new FuncType(params, results)));
  }

  /** A module of one function without parameters. */
  static Module ofBody(List<ValType> results, Instr... body) {
    Module.Builder module = Module.builder();
    module.types = List.of(type(List.of(), results));
    module.funcs = List.of(func(0, List.of(), body));
    return module.build();
  }

  /** Names of one kind. */
  static Names names(Names.Kind kind, Map<Integer, String> names) {
    return names(null, Map.of(kind, names), Map.of());
  }

  static Names names(
      @Nullable String module,
      Map<Names.Kind, Map<Integer, String>> spaces,
      Map<Names.Kind, Map<Integer, Map<Integer, String>>> nested) {
    Names.Contents contents = new Names.Contents(module, spaces, nested);
    return new Names(() -> contents);
  }
}

package cezve.script;

import cezve.model.type.AbsHeapType;
import cezve.model.type.FuncType;
import cezve.model.type.Matching;
import cezve.model.type.NumType;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import cezve.model.type.VecType;
import cezve.runtime.CallLayout;
import cezve.runtime.Extern;
import cezve.runtime.FuncInstance;
import cezve.runtime.GlobalInstance;
import cezve.runtime.ModuleInstance;
import cezve.text.script.Action;
import cezve.text.script.Literal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls functions and reads globals. */
final class Actions {
  private Actions() {}

  /**
   * Performs an action.
   *
   * @throws CommandFailure if the script asks for what is not there, or gives wrong arguments
   * @throws cezve.model.error.ExecutionException if the function does not return
   */
  static List<Result> perform(Action action, ModuleInstance instance) throws CommandFailure {
    Extern export = instance.export(action.export());
    return switch (action) {
      case Action.Invoke invoke -> {
        if (!(export instanceof FuncInstance function)) {
          throw missing("function", action);
        }
        yield invoke(function, invoke.arguments());
      }
      case Action.Get _ -> {
        if (!(export instanceof GlobalInstance global)) {
          throw missing("global", action);
        }
        yield List.of(get(global));
      }
    };
  }

  private static CommandFailure missing(String kind, Action action) {
    return new CommandFailure("no " + kind + " is exported as \"" + action.export() + "\"");
  }

  private static List<Result> invoke(FuncInstance function, List<Literal> arguments)
      throws CommandFailure {
    FuncType type = function.funcType();
    if (arguments.size() != type.params().size()) {
      throw new CommandFailure(
          "the function is " + type + ", but there are " + arguments.size() + " arguments");
    }
    long[] numbers = function.layout().newNumbers();
    @Nullable Object[] references = function.layout().newReferences();
    int cell = 0;
    for (int i = 0; i < arguments.size(); i++) {
      ValType param = type.params().get(i);
      if (!isOfType(arguments.get(i), param)) {
        throw new CommandFailure(
            "the function is " + type + ", which does not fit argument " + (i + 1));
      }
      pass(arguments.get(i), cell, numbers, references);
      cell += CallLayout.cells(param);
    }
    function.invoke(numbers, references);
    return results(type.results(), numbers, references);
  }

  private static boolean isOfType(Literal argument, ValType type) {
    return switch (argument) {
      case Literal.Number(NumType number, _) -> number == type;
      case Literal.Vector _ -> type == VecType.V128;
      case Literal.Null(AbsHeapType heap) -> Matching.matches(RefType.nullable(heap), type);
      case Literal.Extern _ -> Matching.matches(RefType.nonNull(AbsHeapType.EXTERN), type);
      case Literal.Host _ -> Matching.matches(RefType.nonNull(AbsHeapType.ANY), type);
    };
  }

  private static void pass(
      Literal argument, int cell, long[] numbers, @Nullable Object[] references) {
    switch (argument) {
      case Literal.Number(_, long bits) -> numbers[cell] = bits;
      case Literal.Vector(long low, long high) -> {
        numbers[cell] = low;
        numbers[cell + 1] = high;
      }
      case Literal.Null _ -> references[cell] = null;
      case Literal.Extern(int object) -> references[cell] = new HostObject(object);
      case Literal.Host(int object) -> references[cell] = new HostObject(object);
    }
  }

  private static List<Result> results(
      List<ValType> types, long[] numbers, @Nullable Object[] references) {
    List<Result> results = new ArrayList<>(types.size());
    int cell = 0;
    for (ValType type : types) {
      results.add(
          switch (type) {
            case NumType number -> new Result.Number(number, numbers[cell]);
            case VecType _ -> new Result.Vector(numbers[cell], numbers[cell + 1]);
            case RefType reference -> new Result.Reference(reference, references[cell]);
          });
      cell += CallLayout.cells(type);
    }
    return results;
  }

  private static Result get(GlobalInstance global) {
    return switch (global.type().value()) {
      case NumType number -> new Result.Number(number, global.low());
      case VecType _ -> new Result.Vector(global.low(), global.high());
      case RefType reference -> new Result.Reference(reference, global.reference());
    };
  }
}

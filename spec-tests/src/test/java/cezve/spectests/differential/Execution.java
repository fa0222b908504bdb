package cezve.spectests.differential;

import cezve.model.error.ExecutionException;
import cezve.model.instruction.Instr;
import cezve.model.instruction.NumericInstr.F32Const;
import cezve.model.instruction.NumericInstr.F64Const;
import cezve.model.instruction.NumericInstr.I32Const;
import cezve.model.instruction.NumericInstr.I64Const;
import cezve.model.instruction.ReferenceInstr.RefFunc;
import cezve.model.instruction.ReferenceInstr.RefNull;
import cezve.model.instruction.VectorInstr.V128Const;
import cezve.model.testing.valid.RandomModule;
import cezve.runtime.ExceptionInstance;
import cezve.runtime.Fuel;
import cezve.runtime.FuncInstance;
import cezve.runtime.Linker;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.Values;
import cezve.runtime.numeric.V128;
import cezve.spectests.EngineVariant;
import cezve.validator.ValidModule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A module that is being executed on one of the engines, call by call. */
final class Execution {
  private final Store store;
  private final ModuleInstance instance;
  private final Snapshot snapshot;

  Execution(ValidModule module, EngineVariant variant, Store store) {
    this(new Linker().instantiate(store, module, variant.engine().load(module)));
  }

  /** Executes what is in an instance. */
  Execution(ModuleInstance instance) {
    this.store = instance.store();
    this.instance = instance;
    this.snapshot = new Snapshot(instance);
  }

  /** What is in the instance. */
  List<String> state() {
    return snapshot.state();
  }

  /** Gives it more fuel. */
  void refuel(int units) {
    Fuel fuel = store.fuel();
    if (fuel != null) {
      fuel.add(units);
    }
  }

  /** Calls a function with constants; what came of it and what it left behind. */
  List<String> call(int function, List<Instr> arguments) {
    instance.global(RandomModule.FUEL).set(RandomModule.TURNS);
    List<@Nullable Object> values = new ArrayList<>();
    arguments.forEach(argument -> values.add(constant(argument)));
    List<String> observed = new ArrayList<>();
    FuncInstance callee = instance.function(function);
    try {
      observed.add("results " + snapshot.values(Values.invoke(callee, values)));
    } catch (ExceptionInstance e) {
      observed.add("exception " + snapshot.exception(e));
    } catch (ExecutionException e) {
      observed.add(e.getClass().getSimpleName() + ": " + e.getMessage());
      // Of a call in the place of another, engines may or may not keep the other's frame.
      observed.add("in " + e.trace().getFirst());
    }
    Fuel fuel = store.fuel();
    if (fuel != null) {
      observed.add("fuel used: " + fuel.used());
    }
    observed.addAll(snapshot.state());
    return observed;
  }

  private @Nullable Object constant(Instr instr) {
    return switch (instr) {
      case I32Const(int value) -> value;
      case I64Const(long value) -> value;
      case F32Const(int bits) -> Float.intBitsToFloat(bits);
      case F64Const(long bits) -> Double.longBitsToDouble(bits);
      case V128Const(long low, long high) -> new V128(low, high);
      case RefFunc(int index) -> instance.function(index);
      case RefNull _ -> null;
      default -> throw new AssertionError("BUG: not a constant: " + instr);
    };
  }
}

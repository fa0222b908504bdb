package cezve.runtime;

import cezve.model.error.ExecutionException;
import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.type.DefType;
import cezve.model.type.FuncType;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import org.jspecify.annotations.Nullable;

/** A function that the host implements. */
public final class HostFuncInstance extends FuncInstance {
  private final String name;
  private final HostFunction body;

  private HostFuncInstance(String name, DefType type, HostFunction body) {
    super(type);
    this.name = name;
    this.body = body;
  }

  /**
   * A host function.
   *
   * @param name what stack traces call it
   * @param type its type, which is closed. References that the body leaves as results have to be of
   *     their types, or the call traps.
   */
  public static HostFuncInstance of(String name, FuncType type, HostFunction body) {
    return new HostFuncInstance(name, DefType.of(type), body);
  }

  @Override
  public @Nullable ModuleInstance instance() {
    return null;
  }

  @Override
  public void call(@Nullable ModuleInstance caller, long[] numbers, @Nullable Object[] references) {
    try {
      body.call(caller, numbers, references);
      if (layout().hasReferences()) {
        checkResults(references);
      }
    } catch (ExecutionException e) {
      e.unwind(name);
      throw e;
    }
  }

  /** Code that is valid relies on the types of what it gets. */
  private void checkResults(@Nullable Object[] references) {
    int cell = 0;
    for (ValType result : funcType().results()) {
      if (result instanceof RefType type && !References.matches(references[cell], type)) {
        throw new TrapException(
            Trap.HOST_FUNCTION, name + " returned something that is not of type " + type);
      }
      cell += CallLayout.cells(result);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}

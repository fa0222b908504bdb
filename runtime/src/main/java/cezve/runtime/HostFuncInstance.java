package cezve.runtime;

import cezve.model.error.ExecutionException;
import cezve.model.type.DefType;
import cezve.model.type.FuncType;
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
   * @param type its type, of numbers, vectors and abstract references
   */
  public static HostFuncInstance of(String name, FuncType type, HostFunction body) {
    return new HostFuncInstance(name, DefType.of(type), body);
  }

  @Override
  public void call(@Nullable ModuleInstance caller, long[] numbers, @Nullable Object[] references) {
    try {
      body.call(caller, numbers, references);
    } catch (ExecutionException e) {
      e.unwind(name);
      throw e;
    }
  }

  @Override
  public String toString() {
    return name;
  }
}

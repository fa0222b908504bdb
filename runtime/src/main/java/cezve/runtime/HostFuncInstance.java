package cezve.runtime;

import cezve.model.error.ExecutionException;
import cezve.model.error.HostException;
import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.type.DefType;
import cezve.model.type.FuncType;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function that the host implements. */
public final class HostFuncInstance extends FuncInstance {
  private final String name;
  private final HostFunction body;
  private final @Nullable MethodHandle target;
  private @Nullable Object entry;

  private HostFuncInstance(
      String name, DefType type, HostFunction body, @Nullable MethodHandle target) {
    super(type);
    this.name = name;
    this.body = body;
    this.target = target;
  }

  /**
   * A host function.
   *
   * @param name what stack traces call it
   * @param type its type, which is closed. References that the body leaves as results have to be of
   *     their types, or the call traps.
   */
  public static HostFuncInstance of(String name, FuncType type, HostFunction body) {
    return new HostFuncInstance(name, DefType.of(type), body, null);
  }

  /**
   * A host function that code calls without arrays, if the engine can.
   *
   * <p>What it throws and code cannot catch, {@link RuntimeException}s but no errors, arrives at
   * whoever called the code as the cause of a {@link HostException}.
   *
   * @param name what stack traces call it
   * @param type its type, a function type. References that are returned have to be of their types,
   *     or the call traps.
   * @param target takes the parameters, as {@link JavaTypes#of(FuncType)} has them, and then the
   *     instance that calls, or null if the host itself does; returns the result
   * @throws java.lang.invoke.WrongMethodTypeException if the target's type cannot be adapted to
   *     that
   * @throws IllegalArgumentException if it is not a function type, or there are too many parameters
   *     for a Java method
   */
  public static HostFuncInstance of(String name, DefType type, MethodHandle target) {
    if (!(type.expand() instanceof FuncType signature)) {
      throw new IllegalArgumentException("not a function type: " + type);
    }
    MethodHandle typed = target.asType(targetType(signature));
    MethodHandle adapter = CallAdapter.of(signature).body();
    return new HostFuncInstance(name, type, new TypedBody(adapter, typed, signature), typed);
  }

  /** What a typed function calls: takes the parameters and the caller. */
  static MethodType targetType(FuncType type) {
    return JavaTypes.of(type).appendParameterTypes(ModuleInstance.class);
  }

  @Override
  public @Nullable ModuleInstance instance() {
    return null;
  }

  /** What a typed function calls, or null if it is not typed. */
  public @Nullable MethodHandle target() {
    return target;
  }

  /** What the engine calls a typed function by, as it has set it; null if it has not. */
  public @Nullable Object entry() {
    return entry;
  }

  /** For engines: keeps what they call the function by. It may be lost when threads race. */
  public void setEntry(Object entry) {
    this.entry = entry;
  }

  /** The result of a typed function, unless it is not of its type. */
  public @Nullable Object checkedResult(@Nullable Object result) {
    if (funcType().results().getFirst() instanceof RefType type) {
      check(result, type);
    }
    return result;
  }

  /**
   * What is thrown for what the function has thrown.
   *
   * @throws Error if that is an error, which code does not see
   */
  public ExecutionException unwound(Throwable thrown) {
    ExecutionException unwound = carried(thrown);
    unwound.unwind(name);
    return unwound;
  }

  private static ExecutionException carried(Throwable thrown) {
    return switch (thrown) {
      case ExecutionException e -> e;
      case Error e -> throw e;
      default -> new HostException(thrown);
    };
  }

  @Override
  public void call(@Nullable ModuleInstance caller, long[] numbers, @Nullable Object[] references) {
    if (caller == null) {
      run(null, numbers, references);
      return;
    }
    Store store = caller.store();
    store.enterHost();
    try {
      run(caller, numbers, references);
    } finally {
      store.leaveHost();
    }
  }

  private void run(@Nullable ModuleInstance caller, long[] numbers, @Nullable Object[] references) {
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
      if (result instanceof RefType type) {
        check(references[cell], type);
      }
      cell += CallLayout.cells(result);
    }
  }

  private void check(@Nullable Object result, RefType type) {
    if (!References.matches(result, type)) {
      throw new TrapException(
          Trap.HOST_FUNCTION, name + " returned something that is not of type " + type);
    }
  }

  @Override
  public String toString() {
    return name;
  }

  /** Calls a method handle with what is in cells. */
  private record TypedBody(MethodHandle adapter, MethodHandle target, FuncType type)
      implements HostFunction {
    @Override
    public void call(
        @Nullable ModuleInstance caller, long[] numbers, @Nullable Object[] references) {
      try {
        Object several = adapter.invokeExact(target, caller, numbers, references);
        if (type.results().size() > 1) {
          Values.put("the caller", type.results(), results(several), numbers, references);
        }
      } catch (Throwable e) {
        throw carried(e);
      }
    }

    private static List<@Nullable Object> results(@Nullable Object several) {
      return several instanceof Object[] values ? Arrays.asList(values) : List.of();
    }
  }
}

package cezve.runtime;

import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.type.DefType;
import cezve.model.type.ExternType;
import cezve.model.type.FuncType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * A function instance: code of a module, bound to an instance by an engine, or a host function.
 *
 * <p>The calling convention that all engines and the host share is a pair of arrays of cells. A
 * number takes one cell of {@code numbers} (an i32 is sign-extended, floats are their bits), a
 * vector two (the low half first), a reference one cell of {@code references}; the cells of both
 * arrays are counted together, so that the third of three one-cell parameters is at index 2
 * whatever the first two are. Results come back the same way, from cell 0 on. {@link CallLayout}
 * computes sizes.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/exec/runtime.html#function-instances">Function
 *     instances</a>
 */
public abstract non-sealed class FuncInstance implements Extern {
  private final DefType defType;
  private final FuncType funcType;
  private final CallLayout layout;

  /** A function of the given type, which must be a function type. */
  protected FuncInstance(DefType defType) {
    this.defType = defType;
    if (!(defType.expand() instanceof FuncType type)) {
      throw new AssertionError("BUG: not a function type: " + defType);
    }
    this.funcType = type;
    this.layout = CallLayout.of(type);
  }

  /**
   * The function that {@code call_ref} calls.
   *
   * @throws TrapException "null function reference"
   */
  public static FuncInstance nonNull(@Nullable Object reference) {
    if (reference instanceof FuncInstance function) {
      return function;
    }
    throw new TrapException(Trap.NULL_FUNCTION_REFERENCE);
  }

  /** The instance whose code it is, or null if it is the host's. */
  public abstract @Nullable ModuleInstance instance();

  /** The defined type, which {@code call_indirect} and casts compare. */
  public final DefType defType() {
    return defType;
  }

  /** The parameters and results. */
  public final FuncType funcType() {
    return funcType;
  }

  /** Where the parameters and results stand in the cells of a call. */
  public final CallLayout layout() {
    return layout;
  }

  @Override
  public final ExternType type() {
    return new ExternType.Func(defType);
  }

  /**
   * Calls the function.
   *
   * @param caller the instance whose code calls, or null if the host does
   * @param numbers the number cells, at least {@link CallLayout#cells()} of them
   * @param references the reference cells, likewise if the type has any references
   */
  public abstract void call(
      @Nullable ModuleInstance caller, long[] numbers, @Nullable Object[] references);

  /**
   * Calls the function for the host, as {@link #call} does, and tells the store's {@link
   * StoreListener} and JFR of it.
   *
   * @param numbers the number cells
   * @param references the reference cells
   */
  public final void invoke(long[] numbers, @Nullable Object[] references) {
    ModuleInstance instance = instance();
    if (instance != null && Observation.isWanted(instance.store())) {
      Observation.call(instance, this, numbers, references);
    } else {
      call(null, numbers, references);
    }
  }

  /**
   * The function as a method handle that takes the parameters and returns the result, as {@link
   * JavaTypes#of(FuncType)} has them, with the host as the caller. Calls through it that the JVM
   * can inline, since the handle is a constant, cost the least.
   *
   * @throws IllegalArgumentException if there are too many parameters for a Java method
   */
  public MethodHandle handle() {
    int results = funcType.results().size();
    return results > 1
        ? handle(MethodHandles.identity(Object[].class).asCollector(Object[].class, results))
            .asType(JavaTypes.of(funcType))
        : MethodHandles.insertArguments(
            CallAdapter.of(funcType).call(), funcType.params().size(), this);
  }

  /**
   * The function, which has several results, as a method handle that returns what is made of them.
   *
   * @param collector takes the results and returns an object
   * @throws IllegalArgumentException if there are too many parameters or results for a Java method
   */
  public final MethodHandle handle(MethodHandle collector) {
    CallAdapter adapter = CallAdapter.of(funcType);
    MethodHandle typed = collector.asType(CallAdapter.collector(JavaTypes.of(funcType.results())));
    return MethodHandles.insertArguments(adapter.call(), funcType.params().size(), this, typed);
  }

  /** How a stack trace names the function. */
  @Override
  public abstract String toString();
}

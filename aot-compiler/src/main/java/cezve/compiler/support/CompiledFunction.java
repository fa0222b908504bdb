package cezve.compiler.support;

import cezve.model.error.ExecutionException;
import cezve.model.error.Exhaustion;
import cezve.model.error.ExhaustionException;
import cezve.model.type.DefType;
import cezve.runtime.FuncInstance;
import cezve.runtime.JavaTypes;
import cezve.runtime.ModuleInstance;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** A function of a module, in an instance. */
public final class CompiledFunction extends FuncInstance {
  /** The instance. */
  public final Context context;

  /** The function's place among those of the same shape that can be referred to. */
  public final int rank;

  final int shape;
  final int index;

  /** The function at an index. */
  public CompiledFunction(Context context, int index, DefType type, int shape, int rank) {
    super(type);
    this.context = context;
    this.index = index;
    this.shape = shape;
    this.rank = rank;
  }

  @Override
  public ModuleInstance instance() {
    return context.instance();
  }

  @Override
  public void call(@Nullable ModuleInstance caller, long[] numbers, @Nullable Object[] references) {
    try {
      context.call(this, numbers, references);
    } catch (StackOverflowError e) {
      throw unwound(e);
    } catch (ExecutionException e) {
      throw unwound(e);
    }
  }

  /** What code of other instances calls this function by; null if it needs cells. */
  public @Nullable Object entry() {
    return context.entry(shape);
  }

  /** Without cells, unless such calls need them. */
  @Override
  public MethodHandle handle() {
    Object entry = entry();
    return entry == null ? super.handle() : direct(entry);
  }

  private MethodHandle direct(Object entry) {
    MethodType type = JavaTypes.of(funcType());
    try {
      MethodHandle call =
          MethodHandles.publicLookup()
              .findVirtual(
                  entry.getClass().getSuperclass(),
                  "call",
                  type.appendParameterTypes(FuncInstance.class, Context.class))
              .bindTo(entry);
      return MethodHandles.insertArguments(call, type.parameterCount(), this, null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("BUG: a generated class cannot be used", e);
    }
  }

  /** What is thrown instead of what ended a call of this function from outside of its instance. */
  public ExecutionException unwound(StackOverflowError e) {
    ExhaustionException exhausted = new ExhaustionException(Exhaustion.CALL_STACK);
    exhausted.setStackTrace(e.getStackTrace());
    return unwound(exhausted);
  }

  /** The same exception, whose trace has grown by the functions of this instance. */
  public ExecutionException unwound(ExecutionException e) {
    Frames.unwind(e, this);
    return e;
  }

  @Override
  public String toString() {
    return context.instance().module().module().names().function(index);
  }
}

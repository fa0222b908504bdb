package cezve.compiler.support;

import cezve.model.error.ExecutionException;
import cezve.model.error.Exhaustion;
import cezve.model.error.ExhaustionException;
import cezve.model.type.DefType;
import cezve.runtime.FuncInstance;
import cezve.runtime.ModuleInstance;
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

  /** What code of other instances calls this function by. */
  public Object entry() {
    return context.entry(shape);
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

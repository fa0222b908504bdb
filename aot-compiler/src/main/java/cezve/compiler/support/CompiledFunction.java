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
  public void call(@Nullable ModuleInstance caller, long[] numbers, @Nullable Object[] references) {
    try {
      context.call(this, numbers, references);
    } catch (StackOverflowError e) {
      ExhaustionException exhausted = new ExhaustionException(Exhaustion.CALL_STACK);
      exhausted.setStackTrace(e.getStackTrace());
      Frames.unwind(exhausted, this);
      throw exhausted;
    } catch (ExecutionException e) {
      Frames.unwind(e, this);
      throw e;
    }
  }

  @Override
  public String toString() {
    return context.instance().module().module().names().function(index);
  }
}

package cezve.interpreter;

import cezve.model.error.Exhaustion;
import cezve.model.error.ExhaustionException;
import cezve.model.type.DefType;
import cezve.runtime.FuncInstance;
import cezve.runtime.MemoryInstance;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import org.jspecify.annotations.Nullable;

/** A function of a module, in an instance. */
final class InterpretedFunction extends FuncInstance {
  private final InterpretedModule module;
  private final ModuleInstance instance;
  private final int index;
  private final @Nullable MemoryInstance memory;

  InterpretedFunction(InterpretedModule module, ModuleInstance instance, int index, DefType type) {
    super(type);
    this.module = module;
    this.instance = instance;
    this.index = index;
    this.memory = instance.module().memories().isEmpty() ? null : instance.memory(0);
  }

  @Override
  public ModuleInstance instance() {
    return instance;
  }

  /** A new activation. */
  Frame newFrame() {
    return new Frame(module.code(index), instance, memory);
  }

  @Override
  public void call(@Nullable ModuleInstance caller, long[] numbers, @Nullable Object[] references) {
    Store store = instance.store();
    int mark = store.stackMark();
    try {
      Frame frame = newFrame();
      int params = layout().paramCells();
      System.arraycopy(numbers, 0, frame.numbers, 0, params);
      if (layout().hasReferences()) {
        System.arraycopy(references, 0, frame.references, 0, params);
      }
      Frame last = FunctionCode.run(frame);
      if (last.thrown != null) {
        throw last.thrown;
      }
      int results = layout().resultCells();
      System.arraycopy(last.numbers, 0, numbers, 0, results);
      if (layout().hasReferences() && results > 0 && last.references.length >= results) {
        System.arraycopy(last.references, 0, references, 0, results);
      }
    } catch (StackOverflowError _) {
      // The limit on levels should have come first; the thread's stack is smaller than it assumes.
      throw new ExhaustionException(Exhaustion.CALL_STACK);
    } catch (OutOfMemoryError _) {
      // What the guest's frames kept alive is free again.
      throw new ExhaustionException(Exhaustion.MEMORY, "the heap of the JVM is full");
    } finally {
      store.unwindTo(mark);
    }
  }

  @Override
  public String toString() {
    return instance.module().module().names().function(index);
  }
}

package cezve.compiler.support;

import cezve.model.type.DefType;
import cezve.runtime.ExceptionInstance;
import cezve.runtime.FuncInstance;
import cezve.runtime.GlobalInstance;
import cezve.runtime.MemoryInstance;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.StoreLimits;
import cezve.runtime.TableInstance;
import cezve.runtime.TagInstance;
import cezve.runtime.numeric.V128;
import cezve.validator.ValidModule;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What an instance of a module is to the module's generated code. Its subclass, one per module, is
 * generated too.
 */
public abstract class Context {
  // A cell in the array of numbers, and a compressed one in that of references.
  private static final long BYTES_PER_CELL = 12;

  public MemoryInstance[] memories = new MemoryInstance[0];
  public TableInstance[] tables = new TableInstance[0];
  public GlobalInstance[] globals = new GlobalInstance[0];

  /** The exception that a handler which has just been entered deals with. */
  public @Nullable ExceptionInstance caught;

  /** The function that a tail call, which is being handed over, calls. */
  public @Nullable FuncInstance tailCallee;

  /** The cells of a tail call that is being handed over. */
  public long[] tailNumbers = new long[8];

  /** The cells of a tail call that is being handed over. */
  public @Nullable Object[] tailReferences = new @Nullable Object[8];

  private @Nullable ModuleInstance instance;
  private boolean linked;
  private long[] numbers = new long[0];
  private @Nullable Object[] references = new @Nullable Object[0];

  protected Context() {}

  /** Says which instance this is; its parts need not be there yet. */
  public final void attach(ModuleInstance instance) {
    this.instance = instance;
  }

  /** The instance. */
  public final ModuleInstance instance() {
    ModuleInstance attached = instance;
    if (attached == null) {
      throw new AssertionError("BUG: a context without an instance");
    }
    return attached;
  }

  /** The store that the instance is in. */
  public final Store store() {
    return instance().store();
  }

  /** What checks for interruptions do while one is requested. */
  public final void checkInterruption() {
    store().checkInterruption();
  }

  /** Calls a function of this instance with arrays of cells. */
  final void call(CompiledFunction function, long[] cells, @Nullable Object[] objects) {
    if (!linked) {
      link();
    }
    enter(function.shape, function, cells, objects);
    if (tailCallee != null) {
      goOn();
      System.arraycopy(tailNumbers, 0, cells, 0, function.layout().resultCells());
      if (function.layout().hasReferences()) {
        System.arraycopy(tailReferences, 0, objects, 0, function.layout().resultCells());
      }
    }
  }

  private void link() {
    ModuleInstance own = instance();
    ValidModule module = own.module();
    memories = new MemoryInstance[module.memories().size()];
    for (int i = 0; i < memories.length; i++) {
      memories[i] = own.memory(i);
    }
    tables = new TableInstance[module.tables().size()];
    for (int i = 0; i < tables.length; i++) {
      tables[i] = own.table(i);
    }
    globals = new GlobalInstance[module.globals().size()];
    for (int i = 0; i < globals.length; i++) {
      globals[i] = own.global(i);
    }
    linkFields();
    linked = true;
  }

  /** Copies what is in the arrays into fields. */
  protected abstract void linkFields();

  /** Calls a function of this instance, which is of the given shape. */
  protected abstract void enter(
      int shape, CompiledFunction function, long[] cells, @Nullable Object[] objects);

  /**
   * Enters a function whose slots are on the heap, in a number of cells.
   *
   * @throws cezve.model.error.ExhaustionException "call stack exhausted", as if they were on it
   */
  public final void enter(int cells) {
    store().enter(levels(cells));
  }

  /** Leaves a function whose slots are on the heap. */
  public final void leave(int cells) {
    store().leave(levels(cells));
  }

  private static int levels(int cells) {
    return 1
        + (int)
            (cells * BYTES_PER_CELL * StoreLimits.DEFAULT.stackLevels() / StoreLimits.STACK_BYTES);
  }

  /** The function at an index. */
  public final FuncInstance function(int index) {
    return instance().function(index);
  }

  /** The type at an index. */
  public final DefType type(int index) {
    return instance().module().types().get(index);
  }

  /** {@code memory.init}. */
  public final void memoryInit(int memory, int data, long address, int from, int count) {
    memories[memory].init(address, instance().data(data), from, count);
  }

  /** {@code table.init}. */
  public final void tableInit(int table, int elem, long index, int from, int count) {
    tables[table].init(index, instance().elem(elem), from, count);
  }

  /** {@code data.drop}. */
  public final void dropData(int data) {
    instance().dropData(data);
  }

  /** {@code elem.drop}. */
  public final void dropElem(int elem) {
    instance().dropElem(elem);
  }

  /** A new exception with a tag, whose values are all zero or null. */
  public final ExceptionInstance newException(int tag) {
    TagInstance instance = instance().tag(tag);
    return new ExceptionInstance(
        instance, instance.layout().newNumbers(), instance.layout().newReferences());
  }

  /** Whether the exception that was caught has a tag. */
  public final boolean isCaught(int tag) {
    return caught != null && caught.tag().equals(instance().tag(tag));
  }

  /** The exception that was caught, which is not kept any longer. */
  public final ExceptionInstance takeCaught() {
    ExceptionInstance exception = caught;
    if (exception == null) {
      throw new AssertionError("BUG: nothing was caught");
    }
    caught = null;
    return exception;
  }

  /** Makes room for the arguments of a tail call that will be handed over. */
  public final void startTailCall(int cells) {
    if (tailNumbers.length < cells) {
      tailNumbers = new long[cells + 8];
      tailReferences = new @Nullable Object[cells + 8];
    }
  }

  /**
   * Makes the call that was handed over, and those that it hands over; results are in the cells.
   */
  public final void goOn() {
    for (FuncInstance callee = tailCallee; callee != null; callee = tailCallee) {
      tailCallee = null;
      int cells = callee.layout().cells();
      if (tailNumbers.length < cells) {
        tailNumbers = Arrays.copyOf(tailNumbers, cells);
        tailReferences = Arrays.copyOf(tailReferences, cells);
      }
      if (callee instanceof CompiledFunction own && own.context.equals(this)) {
        enter(own.shape, own, tailNumbers, tailReferences);
      } else {
        callee.call(instance(), tailNumbers, tailReferences);
      }
    }
  }

  // The results of a call after the first one, each at its index. They are taken before anything
  // else is called.

  private long[] numbers(int result) {
    if (numbers.length <= result) {
      numbers = Arrays.copyOf(numbers, result + 8);
    }
    return numbers;
  }

  /** Keeps a result. */
  public final void keep(int result, int value) {
    numbers(result)[result] = value;
  }

  /** Keeps a result. */
  public final void keep(int result, long value) {
    numbers(result)[result] = value;
  }

  /** Keeps a result. */
  public final void keep(int result, float value) {
    numbers(result)[result] = Float.floatToRawIntBits(value);
  }

  /** Keeps a result. */
  public final void keep(int result, double value) {
    numbers(result)[result] = Double.doubleToRawLongBits(value);
  }

  /** Keeps a result. */
  public final void keep(int result, @Nullable Object value) {
    if (references.length <= result) {
      references = Arrays.copyOf(references, result + 8);
    }
    references[result] = value;
  }

  /** Keeps a result. */
  public final void keep(int result, V128 value) {
    keep(result, (Object) value);
  }

  /** A result that was kept. */
  public final V128 takeVector(int result) {
    return take(result) instanceof V128 vector ? vector : V128.ZERO;
  }

  /** A result that was kept. */
  public final int takeInt(int result) {
    return (int) numbers[result];
  }

  /** A result that was kept. */
  public final long takeLong(int result) {
    return numbers[result];
  }

  /** A result that was kept. */
  public final float takeFloat(int result) {
    return Float.intBitsToFloat((int) numbers[result]);
  }

  /** A result that was kept. */
  public final double takeDouble(int result) {
    return Double.longBitsToDouble(numbers[result]);
  }

  /** A result that was kept, which is not kept any longer. */
  public final @Nullable Object take(int result) {
    Object value = references[result];
    references[result] = null;
    return value;
  }
}

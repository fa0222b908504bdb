package cezve.compiler.support;

import cezve.runtime.ExceptionInstance;
import cezve.runtime.Fuel;
import cezve.runtime.FuncInstance;
import cezve.runtime.GlobalInstance;
import cezve.runtime.HostFuncInstance;
import cezve.runtime.MemoryInstance;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.StoreLimits;
import cezve.runtime.TableInstance;
import cezve.runtime.TagInstance;
import cezve.runtime.numeric.V128;
import cezve.validator.ValidModule;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What an instance of a module is to the module's generated code. Its subclass, one per module, is
 * generated too.
 */
public abstract class Context {
  // A cell in the array of numbers, and a compressed one in that of references.
  private static final long BYTES_PER_CELL = 12;

  /** After so many tail calls as calls the stack is unwound; processors predict few returns. */
  private static final int MOST_TAIL_CALLS = 30;

  // A Java stack trace takes longer than throwing and catching. Whoever throws for an error does it
  // once; whoever throws all the time does not look at traces.
  private static final int TRACES = 32;

  public MemoryInstance[] memories = new MemoryInstance[0];
  public TableInstance[] tables = new TableInstance[0];
  public GlobalInstance[] globals = new GlobalInstance[0];

  /** What the instance's code consumes, if it does. */
  public @Nullable Fuel fuel;

  /** The exception that a handler which has just been entered deals with. */
  public @Nullable ExceptionInstance caught;

  /**
   * How many tail calls are calls on the stack at most, below the last one that was not; an
   * exception may leave it too large, but never too small.
   */
  public int tailDepth;

  /** The function that a tail call, which is being handed over, calls. */
  public @Nullable FuncInstance tailCallee;

  /** The cells of a tail call that is being handed over. */
  public long[] tailNumbers = new long[8];

  /** The cells of a tail call that is being handed over. */
  public @Nullable Object[] tailReferences = new @Nullable Object[8];

  private int tracesLeft = TRACES;
  private @Nullable ModuleInstance instance;
  private boolean linked;
  private @Nullable Object[] entries = new @Nullable Object[0];
  private long[] numbers = new long[0];
  private @Nullable Object[] references = new @Nullable Object[0];

  protected Context() {}

  /** Says which instance this is; its parts need not be there yet. */
  public final void attach(ModuleInstance instance) {
    this.instance = instance;
    this.fuel = instance.store().fuel();
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
    int depth = tailDepth;
    try {
      enter(function.shape, function, cells, objects);
    } finally {
      tailDepth = depth;
    }
    if (tailCallee != null) {
      goOn();
      System.arraycopy(tailNumbers, 0, cells, 0, function.layout().resultCells());
      if (function.layout().hasReferences()) {
        System.arraycopy(tailReferences, 0, objects, 0, function.layout().resultCells());
      }
    }
  }

  /** What a function that this instance does not define is called by; null if it needs cells. */
  public final @Nullable Object entry(FuncInstance callee) {
    if (callee instanceof CompiledFunction function) {
      return function.entry();
    } else if (callee instanceof HostFuncInstance function) {
      Object known = function.entry();
      return known == null ? newEntry(function) : known;
    }
    return null;
  }

  private @Nullable Object newEntry(HostFuncInstance function) {
    MethodHandle target = function.target();
    if (target == null) {
      return null;
    }
    Object made = loader().newHostEntry(function, target);
    if (made != null) {
      function.setEntry(made);
    }
    return made;
  }

  GeneratedLoader loader() {
    if (getClass().getClassLoader() instanceof GeneratedLoader loader) {
      return loader;
    }
    throw new AssertionError("BUG: not a generated class: " + getClass());
  }

  /** What other instances, and the host, call functions of a shape by; null if they need cells. */
  final @Nullable Object entry(int shape) {
    Object known = shape < entries.length ? entries[shape] : null;
    return known == null ? newEntry(shape) : known;
  }

  private @Nullable Object newEntry(int shape) {
    if (!linked) {
      link();
    }
    Object made = loader().newEntry(shape);
    if (made == null) {
      return null;
    }
    @Nullable Object[] grown = Arrays.copyOf(entries, Math.max(entries.length, shape + 1));
    grown[shape] = made;
    entries = grown;
    return made;
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
    long[] values = instance.layout().newNumbers();
    @Nullable Object[] objects = instance.layout().newReferences();
    if (tracesLeft == 0) {
      return new ExceptionInstance(instance, values, objects);
    }
    tracesLeft--;
    return ExceptionInstance.withJavaFrames(instance, values, objects);
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

  /** Counts a tail call that is made as a call; false if it has to be handed over. */
  public final boolean deepen() {
    return ++tailDepth <= MOST_TAIL_CALLS;
  }

  /** Counts a function that was called in the place of another as several. */
  public final void deepen(int levels) {
    tailDepth = Math.min(MOST_TAIL_CALLS, tailDepth + levels);
  }

  /** Hands a tail call over whose arguments will be left in the arrays. */
  public final void startTailCall(FuncInstance callee) {
    startTailCall(callee.layout().paramCells());
    tailCallee = callee;
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
    int depth = tailDepth;
    try {
      for (FuncInstance callee = tailCallee; callee != null; callee = tailCallee) {
        tailDepth = 0;
        tailCallee = null;
        goOn(callee);
      }
    } finally {
      tailDepth = depth;
    }
  }

  private void goOn(FuncInstance callee) {
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

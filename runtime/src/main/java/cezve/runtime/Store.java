package cezve.runtime;

import cezve.model.error.Exhaustion;
import cezve.model.error.ExhaustionException;
import cezve.model.error.HostCallDepthException;
import cezve.model.error.InstanceLimitException;
import cezve.model.error.MemoryLimitException;
import cezve.model.error.TableLimitException;
import org.jspecify.annotations.Nullable;

/**
 * What instances that may refer to each other have in common. A store and everything in it is used
 * by one thread at a time, except for shared memories, which instances of several stores may have.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#store">Store</a>
 */
public final class Store {
  private final StoreLimits limits;
  private final @Nullable Interruption interruption;
  private final @Nullable Fuel fuel;
  private final Quota memoryBytes;
  private @Nullable StoreListener listener;
  private int levelsLeft;
  private int hostCallsLeft;
  private int instances;
  private int memories;
  private int tables;
  private @Nullable MemoryImages images;
  private @Nullable Thread user;

  /** A store with the default limits. */
  public Store() {
    this(StoreLimits.DEFAULT);
  }

  /** A store with the given limits. */
  public Store(StoreLimits limits) {
    this(limits, null);
  }

  /**
   * A store whose guests can be stopped.
   *
   * @param interruption what stops them, which several stores may share; or null: then nothing
   *     does, and code need not check for it
   */
  public Store(StoreLimits limits, @Nullable Interruption interruption) {
    this.limits = limits;
    this.interruption = interruption;
    this.fuel = limits.fuel() == StoreLimits.NO_FUEL ? null : new Fuel(limits.fuel());
    this.memoryBytes = new Quota(limits.totalMemoryBytes());
    this.levelsLeft = limits.stackLevels();
    this.hostCallsLeft = limits.hostCalls();
  }

  /** What its instances may use. */
  public StoreLimits limits() {
    return limits;
  }

  /** What its guests consume, or null if they run without fuel. */
  public @Nullable Fuel fuel() {
    return fuel;
  }

  /** How many bytes its memories may have, all together. */
  Quota memoryBytes() {
    return memoryBytes;
  }

  /**
   * How often a memory could not be as large as it was to be, because all memories may not have
   * that many bytes. Code that is refused more usually gives up: whoever sees it trap can tell why.
   */
  public long memoryRefusals() {
    return memoryBytes.refusals();
  }

  /** Whether the last memory that was to be larger could not be so for that reason. */
  public boolean isOutOfMemory() {
    return memoryBytes.lastWasRefused();
  }

  /** Counts an instance that is about to be made. */
  void addInstance() {
    if (instances == limits.instances()) {
      throw new InstanceLimitException("there can be " + instances);
    }
    instances++;
  }

  /** Counts a memory that is about to be made. */
  void addMemory() {
    if (memories == limits.memories()) {
      throw new MemoryLimitException("there can be " + memories + " memories");
    }
    memories++;
  }

  /** Counts a table that is about to be made. */
  void addTable() {
    if (tables == limits.tables()) {
      throw new TableLimitException("there can be " + tables + " tables");
    }
    tables++;
  }

  /**
   * Enters a host function that code calls. Whoever calls it leaves it by {@link #leaveHost},
   * however it ended.
   *
   * @throws HostCallDepthException if host calls are nested too deeply
   */
  public void enterHost() {
    if (hostCallsLeft == 0) {
      throw new HostCallDepthException("there can be " + limits.hostCalls() + " inside each other");
    }
    hostCallsLeft--;
  }

  /** Leaves a host function that was entered. */
  public void leaveHost() {
    hostCallsLeft++;
  }

  /**
   * Makes its instance take note of what is written to its memories.
   *
   * @param shared where images of the memories are kept
   */
  void trackWrites(MemoryImages shared) {
    if (instances > 0) {
      throw new IllegalArgumentException("a store that has instances already");
    }
    images = shared;
  }

  /** The images of the memories, if what is written to them is taken note of. */
  @Nullable MemoryImages images() {
    return images;
  }

  /** Gives its guests again what they had at first. */
  void restore() {
    levelsLeft = limits.stackLevels();
    hostCallsLeft = limits.hostCalls();
    if (fuel != null) {
      fuel.restore(limits.fuel());
    }
  }

  /** What stops its guests, or null. */
  public @Nullable Interruption interruption() {
    return interruption;
  }

  /** Tells a listener what happens in the store from now on, or nobody. */
  public void listen(@Nullable StoreListener listener) {
    this.listener = listener;
  }

  /** Whether somebody hears what happens. JIT compilers do not need the listeners' class for it. */
  boolean isListenedTo() {
    return listener != null;
  }

  /** Who hears what happens, or null. */
  @Nullable StoreListener listener() {
    return listener;
  }

  /**
   * What the checks in the code of its instances do.
   *
   * @throws cezve.model.error.InterruptionException if guests are to stop
   */
  public void checkInterruption() {
    if (interruption != null) {
      interruption.check();
    }
  }

  /**
   * Notes that this thread uses the store, on behalf of the host.
   *
   * @return what {@link #finish} is to be given
   * @throws IllegalStateException if another thread uses it, as far as that can be noticed
   */
  @SuppressWarnings("ReferenceEquality") // Identity is what is asked for.
  public @Nullable Thread begin() {
    Thread thread = Thread.currentThread();
    Thread before = user;
    if (before != null && before != thread) {
      throw inUse(before);
    }
    user = thread;
    return before;
  }

  /** Notes that a use which was begun is over. */
  public void finish(@Nullable Thread before) {
    user = before;
  }

  private static IllegalStateException inUse(Thread other) {
    return new IllegalStateException(
        "the store is in use by " + other + ": one thread at a time may use it");
  }

  /**
   * Enters a function whose code is nested {@code levels} deep.
   *
   * @throws ExhaustionException "call stack exhausted" if that is too much for the limit
   */
  public void enter(int levels) {
    int left = levelsLeft - levels;
    if (left < 0) {
      throw new ExhaustionException(Exhaustion.CALL_STACK);
    }
    levelsLeft = left;
  }

  /** Leaves a function that was entered with as many levels. */
  public void leave(int levels) {
    levelsLeft += levels;
  }

  /** A mark for {@link #unwindTo}, to be taken before entering. */
  public int stackMark() {
    return levelsLeft;
  }

  /** Leaves all functions entered since the mark was taken. */
  public void unwindTo(int mark) {
    levelsLeft = mark;
  }
}

package cezve.runtime;

import cezve.model.module.Import;
import cezve.model.type.ExternType;
import cezve.model.type.GlobalType;
import cezve.model.type.MemType;
import cezve.model.type.Mutability;
import cezve.model.type.TableType;
import cezve.model.type.TagType;
import cezve.validator.ValidModule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Instances of a module that are used one after the other by many. Whoever takes one finds it as if
 * it had just been instantiated: its memories, globals, tables and segments are, its start function
 * has run, and its store has all of its fuel. Nothing that an earlier guest has left there can be
 * seen. To make it so takes time only by what was changed: of memories, pages of 4 KiB.
 *
 * <p>What the module imports is not part of an instance. Functions of the host, and what they keep,
 * are the host's own affair.
 *
 * <p>A pool may be used by several threads; an instance by one at a time, as always.
 */
public final class InstancePool {
  private final Linker linker;
  private final ValidModule module;
  private final ModuleCode code;
  private final Supplier<Store> stores;
  private final int mostIdle;
  private final MemoryImages images = new MemoryImages();
  private final Deque<ModuleInstance> idle = new ArrayDeque<>();

  /**
   * A pool that has no instances yet.
   *
   * @param linker what the module is linked to
   * @param code the module as an engine loaded it
   * @param stores makes a new store for each instance
   * @param mostIdle how many instances are kept while nobody uses them
   * @throws IllegalArgumentException if the module imports a memory, a table or a mutable global,
   *     or has a memory that is shared or larger than {@link MemoryInstance#MAX_HEAP_BYTES}: what
   *     is in there cannot be taken back
   */
  public InstancePool(
      Linker linker, ValidModule module, ModuleCode code, Supplier<Store> stores, int mostIdle) {
    this.linker = linker;
    this.module = module;
    this.code = code;
    this.stores = stores;
    this.mostIdle = mostIdle;
    for (Import imported : module.module().imports()) {
      if (canChange(module.types().close(imported.type()))) {
        throw new IllegalArgumentException(
            "instances would have \""
                + imported.module()
                + "\" \""
                + imported.name()
                + "\" in common, which they can change");
      }
    }
    for (MemType memory : module.memories()) {
      if (!MemoryInstance.canBeRestored(memory)) {
        throw new IllegalArgumentException("a memory of type " + memory + " cannot be restored");
      }
    }
  }

  private static boolean canChange(ExternType type) {
    return switch (type) {
      case MemType _, TableType _ -> true;
      case GlobalType global -> global.mutability() == Mutability.VAR;
      case ExternType.Func _, TagType _ -> false;
    };
  }

  /**
   * Takes an instance, which may have to be made.
   *
   * @throws cezve.model.error.LinkException if it has to be made and an import is not found
   * @throws cezve.model.error.ExecutionException likewise if a segment does not fit, or the start
   *     function does not return
   */
  public PooledInstance take() {
    ModuleInstance instance = poll();
    return new PooledInstance(this, instance == null ? make() : instance);
  }

  private synchronized @Nullable ModuleInstance poll() {
    return idle.pollFirst();
  }

  private ModuleInstance make() {
    Store store = stores.get();
    store.trackWrites(images);
    return linker.instantiate(store, module, code);
  }

  /** The number of instances that nobody uses. */
  public synchronized int idle() {
    return idle.size();
  }

  /** Takes an instance back. */
  void giveBack(ModuleInstance instance) {
    if (idle() < mostIdle) {
      // If the start function does not return this time, the instance is lost, and nothing else.
      new Instantiation(instance).again();
      keep(instance);
    }
  }

  private synchronized void keep(ModuleInstance instance) {
    if (idle.size() < mostIdle) {
      idle.addFirst(instance);
    }
  }
}

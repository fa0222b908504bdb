package cezve.wasi;

import cezve.model.error.InterruptionException;
import cezve.model.error.LinkException;
import cezve.model.module.Export;
import cezve.model.module.Import;
import cezve.model.module.Module;
import cezve.model.type.ExternKind;
import cezve.model.type.ExternType;
import cezve.model.type.FuncType;
import cezve.model.type.MemType;
import cezve.model.type.NumType;
import cezve.runtime.Deadline;
import cezve.runtime.Extern;
import cezve.runtime.FuncInstance;
import cezve.runtime.HostFuncInstance;
import cezve.runtime.Imports;
import cezve.runtime.Linker;
import cezve.runtime.MemoryInstance;
import cezve.runtime.ModuleCode;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.StoreLimits;
import cezve.runtime.Values;
import cezve.validator.ValidModule;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A program that may start threads: the proposal wasi-threads, on Java threads.
 *
 * <p>Each thread has an instance of the module, in a store of its own, linked to the same imports.
 * The linker is given two things more: the function {@code "wasi" "thread-spawn"}, which starts a
 * thread that calls the export {@code wasi_thread_start} of its instance, and the shared memories
 * that the module imports and nobody else supplies, with the limits that it declares. What else the
 * linker has is used by all threads at the same time. {@link Wasi} may be; guests' functions,
 * tables and globals may not.
 *
 * <p>The program ends when its main thread does, or when a trap, an uncaught exception or {@code
 * proc_exit} ends any other. The threads that are still running are then stopped, also in endless
 * loops and where they wait for each other, for a time or for input. Only one that is inside of a
 * host function that heeds no interrupt is left behind; it ends when that function returns.
 *
 * @see <a href="https://github.com/WebAssembly/wasi-threads">wasi-threads</a>
 */
public final class WasiThreads implements Imports {
  private static final String MODULE = "wasi";
  private static final String SPAWN = "thread-spawn";
  private static final FuncType SPAWN_TYPE =
      new FuncType(List.of(NumType.I32), List.of(NumType.I32));
  private static final String START = "wasi_thread_start";
  private static final FuncType START_TYPE =
      new FuncType(List.of(NumType.I32, NumType.I32), List.of());

  /** What the stack of a main thread is to those of the threads that it starts. */
  private static final int STACK_RATIO = 8;

  private final ValidModule module;
  private final ModuleCode code;
  private final Linker linker;
  private final StoreLimits mainLimits;
  private final StoreLimits limits;
  private final Map<Name, MemoryInstance> memories = new HashMap<>();
  private final ProgramThreads threads;

  private record Name(String module, String name) {}

  /**
   * A program that has not begun.
   *
   * @param code the module as an engine loaded it
   * @param linker what the module is linked to; this becomes its last source
   * @param limits what the main thread may use; other threads get an eighth of the stack
   * @param max how many threads there may be at the same time, besides the main thread
   * @throws LinkException if the module starts threads and lacks what they need
   */
  public WasiThreads(
      ValidModule module, ModuleCode code, Linker linker, StoreLimits limits, int max) {
    this.module = module;
    this.code = code;
    this.linker = linker.addSource(this);
    this.mainLimits = limits;
    this.limits = limits.toBuilder().stackLevels(limits.stackLevels() / STACK_RATIO).build();
    this.threads = new ProgramThreads(max, this.limits.stackBytes(), 0);
    if (importsSpawn(module.module())) {
      check();
    }
  }

  /** Whether a module starts threads, or imports a memory to share with others. */
  public static boolean isThreaded(Module module) {
    return importsSpawn(module) || importsSharedMemory(module);
  }

  private static boolean importsSpawn(Module module) {
    for (Import imported : module.imports()) {
      if (imported.module().equals(MODULE) && imported.name().equals(SPAWN)) {
        return true;
      }
    }
    return false;
  }

  private static boolean importsSharedMemory(Module module) {
    for (Import imported : module.imports()) {
      if (imported.type() instanceof MemType memory && memory.sharing() == MemType.Sharing.SHARED) {
        return true;
      }
    }
    return false;
  }

  private void check() {
    String problem = "the module imports \"" + MODULE + "\" \"" + SPAWN + "\", but ";
    if (!importsSharedMemory(module.module())) {
      throw new LinkException(
          problem + "no shared memory: its threads would have nothing in common");
    }
    Export start = module.exports().get(START);
    if (start == null
        || start.kind() != ExternKind.FUNC
        || !module.funcType(start.index()).equals(START_TYPE)) {
      throw new LinkException(
          problem + "does not export a function \"" + START + "\" of type " + START_TYPE);
    }
  }

  @Override
  public @Nullable Extern find(String from, String name, ExternType type) {
    if (from.equals(MODULE) && name.equals(SPAWN)) {
      return HostFuncInstance.of(
          MODULE + "." + SPAWN,
          SPAWN_TYPE,
          (_, numbers, _) -> numbers[0] = spawn((int) numbers[0]));
    }
    if (type instanceof MemType memory && memory.sharing() == MemType.Sharing.SHARED) {
      return memory(new Name(from, name), memory);
    }
    return null;
  }

  private synchronized MemoryInstance memory(Name name, MemType type) {
    MemoryInstance memory = memories.get(name);
    if (memory == null) {
      memory = new MemoryInstance(type, mainLimits.memoryBytes());
      memories.put(name, memory);
    }
    return memory;
  }

  /**
   * Runs the program, once, on a thread of its own: instantiates the module, and does something
   * with the instance. Returns when all threads have ended. An interrupt of the calling thread ends
   * the program.
   *
   * @param main what the main thread does, such as calling {@code _start}; what it returns is not
   *     null
   * @return what the main thread returned
   * @throws LinkException if an import is not found
   * @throws cezve.model.error.ExecutionException if a thread trapped, or was stopped
   * @throws ProcExit if a thread ended the program
   */
  public <T> T run(Function<ModuleInstance, T> main) {
    AtomicReference<@Nullable T> result = new AtomicReference<>();
    threads.run(() -> result.set(main.apply(instantiate(mainLimits))), mainLimits.stackBytes());
    return Objects.requireNonNull(result.get());
  }

  /** Ends the program by an {@link InterruptionException}; any thread may ask for it. */
  public void stop(String reason) {
    threads.end(new InterruptionException(reason));
  }

  /** Ends the program after a time, unless the deadline is closed before. */
  public Deadline stopAfter(Duration time) {
    return threads.interruption().stopAfter(time);
  }

  private ModuleInstance instantiate(StoreLimits of) {
    return linker.instantiate(new Store(of, threads.interruption()), module, code);
  }

  private int spawn(int argument) {
    int id =
        threads.spawn(own -> {
          if (instantiate(limits).export(START) instanceof FuncInstance start) {
            Values.invoke(start, List.of(own, argument));
          }
        });
    return id == ProgramThreads.NONE ? -Errno.AGAIN.code() : id;
  }
}

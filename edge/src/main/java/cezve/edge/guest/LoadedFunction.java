package cezve.edge.guest;

import cezve.Engine;
import cezve.Linker;
import cezve.Module;
import cezve.Store;
import cezve.edge.config.FunctionConfig;
import cezve.edge.config.FunctionLimits;
import cezve.edge.config.Interface;
import cezve.edge.monitor.CallReport.Start;
import cezve.runtime.AllowedImports;
import cezve.runtime.InstancePool;
import cezve.runtime.Interruption;
import cezve.runtime.StoreLimits;
import cezve.wasi.Wasi;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function whose module is loaded, with a pool of instances. */
final class LoadedFunction {
  /** The module of the host functions of Cezve's own. */
  private static final String HOST = "cezve";

  /** What all functions may import, unless their configuration says otherwise. */
  private static final Linker LINKER = linker();

  private final Module module;
  private final int moduleBytes;
  private final Program program;
  private final InstancePool pool;
  private @Nullable Metadata metadata;
  private boolean metadataIsKnown;

  private LoadedFunction(Module module, int moduleBytes, Program program, InstancePool pool) {
    this.module = module;
    this.moduleBytes = moduleBytes;
    this.program = program;
    this.pool = pool;
  }

  /**
   * Loads a function, whose module may be in the text format as well.
   *
   * @throws cezve.model.error.ModuleException if the module is malformed or invalid, imports what
   *     it may not or what there is not, or cannot be pooled
   */
  static LoadedFunction load(FunctionConfig config, Engine engine, byte[] binary) {
    Module module =
        ModuleSources.place(config.module()).endsWith(".wat")
            ? Module.parse(engine, new String(binary, StandardCharsets.UTF_8))
            : Module.decode(engine, binary);
    Interface chosen = config.guestInterface();
    Interface guestInterface = chosen == null ? Program.interfaceOf(module) : chosen;
    Program program = Program.of(guestInterface);
    StoreLimits limits = limits(config);
    LINKER.check(module, limits.imports());
    program.check(module);
    InstancePool pool = LINKER.pool(module, () -> store(limits), config.limits().concurrency());
    return new LoadedFunction(module, binary.length, program, pool);
  }

  /** The store of an instance that is made for the call that this thread is in. */
  private static Store store(StoreLimits limits) {
    Interruption interruption = new Interruption();
    GuestCall.current().begin(Start.NEW, interruption);
    return Store.builder().limits(limits).interruption(interruption).build();
  }

  private static Linker linker() {
    return new Linker()
        .addSource(Wasi.of(() -> GuestCall.current().wasi()))
        .defineMethods(HOST, new RequestFunctions())
        .defineMethods(HOST, new ResponseFunctions())
        .defineMethods(HOST, new SentFunctions())
        .defineMethods(HOST, new StateFunctions())
        .defineMethods(HOST, new OtherFunctions());
  }

  private static StoreLimits limits(FunctionConfig config) {
    FunctionLimits limits = config.limits();
    Long fuel = limits.fuel();
    List<String> imports = config.allowedImports();
    return StoreLimits.builder()
        .totalMemoryBytes(limits.memoryBytes())
        .stackLevels(StoreLimits.levels(limits.stackBytes()))
        .fuel(fuel == null ? StoreLimits.NO_FUEL : fuel)
        .imports(imports == null ? AllowedImports.ALL : AllowedImports.of(imports))
        .build();
  }

  /** Finds out what a module says of itself. */
  interface MetadataReader {
    @Nullable Metadata read(LoadedFunction function) throws InterruptedException;
  }

  /** What the module says of itself; asked once. */
  synchronized @Nullable Metadata metadata(MetadataReader reader) throws InterruptedException {
    if (!metadataIsKnown) {
      metadata = Program.hasMetadata(module) ? reader.read(this) : null;
      metadataIsKnown = true;
    }
    return metadata;
  }

  Module module() {
    return module;
  }

  /** The size of the module in the binary format. */
  int moduleBytes() {
    return moduleBytes;
  }

  Program program() {
    return program;
  }

  InstancePool pool() {
    return pool;
  }
}

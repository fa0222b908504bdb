package cezve;

import cezve.decoder.ModuleDecoder;
import cezve.model.instruction.Feature;
import cezve.runtime.LoadedModule;
import cezve.runtime.cache.CodeCache;
import cezve.runtime.cache.CodeStore;
import cezve.runtime.cache.ModuleDigest;
import cezve.runtime.cache.PackagedModule;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What modules are loaded with: how they are executed, and which features they may use. One is
 * enough for a program. Any thread may use it.
 */
public final class Engine implements AutoCloseable {
  private final EngineKind kind;
  private final Set<Feature> features;
  private final cezve.runtime.Engine engine;
  private final @Nullable CodeCache codeCache;
  private final ModuleCache modules;
  private volatile boolean closed;

  private Engine(Builder builder) {
    this.kind = builder.kind;
    this.codeCache = builder.codeCache;
    cezve.runtime.Engine found = find(kind);
    this.engine = codeCache == null ? found : found.withCache(codeCache);
    this.modules = new ModuleCache(builder.moduleCacheBytes);
    EnumSet<Feature> enabled = EnumSet.copyOf(engine.features());
    enabled.removeAll(builder.disabled);
    this.features = Collections.unmodifiableSet(enabled);
  }

  private static cezve.runtime.Engine find(EngineKind kind) {
    ServiceLoader<cezve.runtime.Engine> engines =
        ServiceLoader.load(cezve.runtime.Engine.class, Engine.class.getClassLoader());
    for (cezve.runtime.Engine engine : engines) {
      if (engine.name().equals(kind.toString())) {
        return engine;
      }
    }
    throw new IllegalStateException(
        "there is no "
            + kind
            + ": cezve-aot-compiler and cezve-interpreter, on which cezve depends, must be on the"
            + " class path or the module path");
  }

  /** An engine that compiles, and that allows all features. */
  public static Engine create() {
    return builder().build();
  }

  /** Begins to describe an engine. */
  public static Builder builder() {
    return new Builder();
  }

  /** How modules are executed. */
  public EngineKind kind() {
    return kind;
  }

  /** The features that modules may use. */
  public Set<Feature> features() {
    return features;
  }

  /** Validates and loads a module that was not in the binary format. */
  LoadedModule load(cezve.model.module.Module module) {
    requireOpen();
    return engine.load(module, features);
  }

  /** Decodes, validates and loads a module, unless it is known already. */
  LoadedModule load(byte[] binary) {
    requireOpen();
    ModuleDigest digest = new ModuleDigest(binary);
    return modules.get(
        digest, binary.length, () -> engine.load(ModuleDecoder.decode(binary), digest, features));
  }

  /** Loads a module with code that was generated ahead of time. */
  LoadedModule load(PackagedModule module) throws IOException {
    requireOpen();
    byte[] binary = module.binary();
    CodeStore code = module.code();
    ModuleDigest digest = new ModuleDigest(binary);
    return module.features().equals(features)
        ? modules.get(
            digest, binary.length, () -> engine.load(ModuleDecoder.decode(binary), code, features))
        : load(binary);
  }

  /** Requires that the engine was not closed. */
  void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the engine is closed");
    }
  }

  /**
   * Gives back what the engine keeps for modules to come. No more can be loaded; those that were
   * are as good as before.
   */
  @Override
  public void close() {
    closed = true;
    modules.clear();
    if (codeCache != null) {
      codeCache.flush();
    }
  }

  /** Describes an engine. */
  public static final class Builder {
    private final Set<Feature> disabled = EnumSet.noneOf(Feature.class);
    private EngineKind kind = EngineKind.COMPILER;
    private @Nullable CodeCache codeCache;
    private long moduleCacheBytes;

    private Builder() {}

    /** Chooses how modules are executed; if nobody does, they are compiled. */
    public Builder kind(EngineKind kind) {
      this.kind = kind;
      return this;
    }

    /** Makes modules invalid that use a feature. */
    public Builder disable(Feature feature) {
      disabled.add(feature);
      return this;
    }

    /**
     * Keeps generated code in a directory, for later processes; without, nothing is written.
     * Closing the engine writes what was not written yet.
     */
    public Builder codeCache(CodeCache codeCache) {
      this.codeCache = codeCache;
      return this;
    }

    /**
     * Keeps modules in memory that were loaded in the binary format: whoever loads the same bytes
     * again gets the same code, which was optimised meanwhile. Without, none is kept.
     *
     * @param bytes how large they may be together, in bytes of the binary format; what was not
     *     loaded again for longest goes first
     */
    public Builder moduleCache(long bytes) {
      this.moduleCacheBytes = bytes;
      return this;
    }

    /**
     * The engine.
     *
     * @throws IllegalStateException if the part of Cezve that executes modules in the way that was
     *     chosen is not there
     */
    public Engine build() {
      return new Engine(this);
    }
  }
}

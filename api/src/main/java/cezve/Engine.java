package cezve;

import cezve.model.instruction.Feature;
import cezve.runtime.LoadedModule;
import cezve.runtime.cache.CodeCache;
import cezve.runtime.cache.ModuleDigest;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
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
  private final @Nullable CodeCache cache;
  private volatile boolean closed;

  private Engine(Builder builder) {
    this.kind = builder.kind;
    this.cache = builder.cache;
    this.engine = cache == null ? find(kind) : find(kind).withCache(cache);
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

  /** Validates and loads a module that was decoded from bytes, which must not be changed. */
  LoadedModule load(cezve.model.module.Module module, byte[] bytes) {
    return engine.load(module, new ModuleDigest(bytes), features);
  }

  /** Validates and loads a module. */
  LoadedModule load(cezve.model.module.Module module) {
    ValidModule valid = Validator.validate(module, features);
    return new LoadedModule(valid, engine.load(valid));
  }

  /** Requires that the engine was not closed. */
  void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the engine is closed");
    }
  }

  /**
   * Gives back what the engine keeps for modules to come, and closes its cache. No more can be
   * loaded; those that were are as good as before.
   */
  @Override
  public void close() {
    closed = true;
    if (cache != null) {
      cache.close();
    }
  }

  /** Describes an engine. */
  public static final class Builder {
    private final Set<Feature> disabled = EnumSet.noneOf(Feature.class);
    private EngineKind kind = EngineKind.COMPILER;
    private @Nullable CodeCache cache;

    private Builder() {}

    /** Chooses how modules are executed; if nobody does, they are compiled. */
    public Builder kind(EngineKind kind) {
      this.kind = kind;
      return this;
    }

    /**
     * Keeps on disk what the engine makes of modules in the binary format, so that other processes
     * need not make it again. The engine closes the cache when it is closed itself.
     */
    public Builder cache(CodeCache cache) {
      this.cache = cache;
      return this;
    }

    /** Makes modules invalid that use a feature. */
    public Builder disable(Feature feature) {
      disabled.add(feature);
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

package cezve;

import cezve.model.instruction.Feature;
import cezve.runtime.ModuleCode;
import cezve.validator.ValidModule;
import java.util.Collections;
import java.util.EnumSet;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * What modules are loaded with: how they are executed, and which features they may use. One is
 * enough for a program. Any thread may use it.
 */
public final class Engine implements AutoCloseable {
  private final EngineKind kind;
  private final Set<Feature> features;
  private final cezve.runtime.Engine engine;
  private volatile boolean closed;

  private Engine(Builder builder) {
    this.kind = builder.kind;
    this.engine = find(kind);
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

  ModuleCode load(ValidModule module) {
    requireOpen();
    return engine.load(module);
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
  }

  /** Describes an engine. */
  public static final class Builder {
    private final Set<Feature> disabled = EnumSet.noneOf(Feature.class);
    private EngineKind kind = EngineKind.COMPILER;

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

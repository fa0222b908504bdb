package cezve.compiler;

import cezve.model.instruction.Feature;
import cezve.model.module.Module;
import cezve.runtime.CodeOrigin;
import cezve.runtime.CodeVariant;
import cezve.runtime.CodeVariants;
import cezve.runtime.Engine;
import cezve.runtime.FlightRecording;
import cezve.runtime.LoadedModule;
import cezve.runtime.ModuleCode;
import cezve.runtime.cache.CodeCache;
import cezve.runtime.cache.CodeStore;
import cezve.runtime.cache.ModuleDigest;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The engine that compiles modules to JVM classes. */
public final class Compiler implements Engine {
  private final CompilerOptions options;
  private final @Nullable CodeCache cache;

  /** The engine with its default options. */
  public Compiler() {
    this(CompilerOptions.DEFAULT);
  }

  /** The engine with the given options. */
  public Compiler(CompilerOptions options) {
    this(options, null);
  }

  private Compiler(CompilerOptions options, @Nullable CodeCache cache) {
    this.options = options;
    this.cache = cache;
  }

  /** The engine with the same options that keeps the classes it generates in a cache. */
  @Override
  public Compiler withCache(CodeCache newCache) {
    return new Compiler(options, newCache);
  }

  @Override
  public String name() {
    return "compiler";
  }

  @Override
  public Set<Feature> features() {
    return Feature.all();
  }

  @Override
  public ModuleCode load(ValidModule module) {
    return load(module, new TailCalls(module), null, options);
  }

  @Override
  public LoadedModule load(Module module, ModuleDigest digest, Set<Feature> features) {
    String maker = cache == null ? null : CodeMaker.describe(options, features);
    if (cache == null || maker == null) {
      return load(module, features);
    }
    CodeStore store = cache.open(digest, maker);
    if (FlightRecording.isInUse()) {
      FlightRecords.lookUp(module, store.facts() != null);
    }
    return load(module, store, features, options);
  }

  /** Whatever the options of this engine are: jars have code of the default options. */
  @Override
  public LoadedModule load(Module module, CodeStore store, Set<Feature> features) {
    return load(module, store, features, CompilerOptions.DEFAULT);
  }

  private static LoadedModule load(
      Module module, CodeStore store, Set<Feature> features, CompilerOptions options) {
    ModuleFacts known = ModuleFacts.read(store.facts());
    CodeOrigin origin = known == null ? CodeOrigin.NEW : CodeOrigin.STORED;
    ValidModule valid;
    if (known == null) {
      valid = Validator.validate(module, features);
      known = ModuleFacts.of(valid);
      store.addFacts(known.write());
    } else {
      valid = Validator.revalidate(module, features, known.usedFeatures());
    }
    return new LoadedModule(valid, load(valid, known.tailCalls(), store, options), origin);
  }

  private static ModuleCode load(
      ValidModule module, TailCalls tailCalls, @Nullable CodeStore store, CompilerOptions options) {
    return new CodeVariants() {
      @Override
      protected ModuleCode load(CodeVariant variant) {
        return new CompiledModule(module, tailCalls, variant, options, store);
      }
    };
  }
}

package cezve.compiler;

import cezve.compiler.support.CompiledFunction;
import cezve.compiler.support.Context;
import cezve.model.type.DefType;
import cezve.runtime.CodeVariant;
import cezve.runtime.FlightRecording;
import cezve.runtime.FuncInstance;
import cezve.runtime.InstanceCode;
import cezve.runtime.Interruption;
import cezve.runtime.ModuleCode;
import cezve.runtime.ModuleInstance;
import cezve.runtime.cache.CodeStore;
import cezve.validator.ValidModule;
import org.jspecify.annotations.Nullable;

/**
 * The code of a module for some of its instances. Its classes are generated when they are first
 * needed.
 */
final class CompiledModule implements ModuleCode {
  private final ValidModule module;
  private final Dispatchers dispatchers;
  private final ModuleClassLoader loader;

  /**
   * Prepares the code of a module.
   *
   * @param store where its classes are looked for and kept, or null
   */
  CompiledModule(
      ValidModule module,
      TailCalls tailCalls,
      CodeVariant variant,
      CompilerOptions options,
      @Nullable CodeStore store) {
    this.module = module;
    ModuleClasses classes =
        FlightRecording.isInUse()
            ? FlightRecords.load(
                module, () -> new ModuleClasses(module, tailCalls, variant, options))
            : new ModuleClasses(module, tailCalls, variant, options);
    this.dispatchers = classes.dispatchers();
    this.loader =
        store != null && classes.types().structsHaveOwnNames()
            ? new ModuleClassLoader(classes, new CachedClasses(store, variant))
            : new ModuleClassLoader(classes, null);
    switch (options.generation()) {
      case LAZY, SPARING -> {}
      case EAGER -> new EagerLoading(loader, classes.names()).run();
    }
  }

  @Override
  public InstanceCode bind(ModuleInstance instance) {
    Interruption interruption = instance.store().interruption();
    if (interruption != null) {
      interruption.govern(loader.checkpoint());
    }
    return new Bound(instance);
  }

  private Context newContext(ModuleInstance instance) {
    try {
      Class<?> type = loader.loadClass(Names.INSTANCE.replace('/', '.'));
      Context context = (Context) type.getConstructor().newInstance();
      context.attach(instance);
      return context;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("BUG: the generated class of instances cannot be used", e);
    }
  }

  /** The code in an instance. */
  private final class Bound implements InstanceCode {
    private final ModuleInstance instance;
    private @Nullable Context context;

    Bound(ModuleInstance instance) {
      this.instance = instance;
    }

    @Override
    public FuncInstance function(int index) {
      Context known = context;
      if (known == null) {
        known = newContext(instance);
        context = known;
      }
      if (!dispatchers.canBeReferredTo(index)) {
        throw new IllegalArgumentException(
            "function "
                + index
                + " is neither exported nor referred to, so that nothing calls it from outside");
      }
      DefType type = module.funcs().get(index);
      return new CompiledFunction(
          known, index, type, dispatchers.shape(type), dispatchers.rank(index));
    }
  }
}

package cezve.compiler;

import cezve.compiler.support.CompiledFunction;
import cezve.compiler.support.Context;
import cezve.runtime.FuncInstance;
import cezve.runtime.ModuleCode;
import cezve.runtime.ModuleInstance;
import cezve.validator.ValidModule;
import java.util.WeakHashMap;

/** A module whose classes are generated when they are first needed. */
final class CompiledModule implements ModuleCode {
  private final ValidModule module;
  private final Dispatchers dispatchers;
  private final ModuleClassLoader loader;
  private final WeakHashMap<ModuleInstance, Context> contexts = new WeakHashMap<>();

  CompiledModule(ValidModule module, CompilerOptions options) {
    this.module = module;
    FunctionClasses functions = new FunctionClasses(module, options);
    this.dispatchers = new Dispatchers(module, functions);
    this.loader = new ModuleClassLoader(module, dispatchers, functions);
  }

  @Override
  public FuncInstance bind(ModuleInstance instance, int function) {
    Context context = contexts.computeIfAbsent(instance, this::newContext);
    return new CompiledFunction(
        context,
        function,
        module.funcs().get(function),
        dispatchers.shape(module.funcs().get(function)),
        dispatchers.rank(function));
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
}

package cezve;

import cezve.runtime.Extern;
import cezve.runtime.FuncInstance;
import cezve.runtime.GlobalInstance;
import cezve.runtime.MemoryInstance;
import cezve.runtime.ModuleInstance;
import cezve.runtime.PooledInstance;
import cezve.runtime.TableInstance;
import cezve.runtime.TagInstance;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * An instance of a module. It lives in a {@link Store}, and whoever may use that may use it.
 *
 * <p>What it exports is asked for by name. Methods throw {@link NoSuchElementException} if there is
 * no export of that name and kind. Functions are best asked for once and kept.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/appendix/embedding.html#module-instances">Embedding:
 *     module instances</a>
 */
public final class Instance {
  private final ModuleInstance runtime;
  private @Nullable Memory memory;

  private Instance(ModuleInstance runtime) {
    this.runtime = runtime;
  }

  /** The instance that is this one to the parts of Cezve below: always the same. */
  static Instance of(ModuleInstance runtime) {
    if (runtime.companion() instanceof Instance known) {
      return known;
    }
    Instance made = new Instance(runtime);
    runtime.setCompanion(made);
    return made;
  }

  /**
   * An instance that was taken from a pool, until it is given back: always the same for the same
   * instance, so that functions which were asked for once can be kept with it.
   *
   * @throws IllegalStateException if it was given back
   */
  public static Instance of(PooledInstance pooled) {
    return of(pooled.instance());
  }

  /** What this instance is to the parts of Cezve below, for those who use these as well. */
  public ModuleInstance runtime() {
    return runtime;
  }

  /** The store that it lives in. */
  public Store store() {
    return Store.of(runtime.store());
  }

  /** An exported function. */
  public FuncInstance function(String name) {
    return export(name, FuncInstance.class, "function");
  }

  /**
   * An exported function as an object of a functional interface, as {@link Functions#as} has it.
   *
   * @throws IllegalArgumentException if the function cannot be called so, or if that is not a
   *     functional interface, or one that Cezve may not access
   */
  public <T> T function(String name, Class<T> type) {
    return Functions.as(function(name), type);
  }

  /**
   * An exported function as a method handle, as {@link Functions#handle(FuncInstance)} has it.
   *
   * @throws IllegalArgumentException if it has too many parameters for a method handle, some 250
   */
  public MethodHandle handle(String name) {
    return Functions.handle(function(name));
  }

  /**
   * Calls an exported function with values as objects, as {@link Functions#invoke} does.
   *
   * @throws IllegalArgumentException if the arguments are not of the function's types
   * @throws cezve.model.error.ExecutionException if the function does not return
   */
  public List<@Nullable Object> invoke(String name, @Nullable Object... arguments) {
    return Functions.invoke(function(name), arguments);
  }

  /**
   * The instance as an object of an interface. Each method calls the exported function of its name,
   * or of the name in its annotation {@link Export}. A default method is left as it is, unless it
   * has that annotation and there is such an export.
   *
   * @throws NoSuchElementException if a function is not exported
   * @throws IllegalArgumentException if a function cannot be called as its method would, or if that
   *     is not an interface, or one that Cezve may not access
   */
  public <T> T as(Class<T> type) {
    Map<Method, MethodHandle> handles = new LinkedHashMap<>();
    for (Method method : Interfaces.methods(type)) {
      Export annotation = method.getAnnotation(Export.class);
      String name = annotation == null ? method.getName() : annotation.value();
      boolean kept =
          method.isDefault()
              && (annotation == null || !(runtime.export(name) instanceof FuncInstance));
      if (!kept) {
        handles.put(method, Functions.handle(function(name), Interfaces.methodType(method)));
      }
    }
    return Interfaces.implement(type, handles);
  }

  /** The memory that is exported by the name {@code memory}, as compilers do it. */
  public Memory memory() {
    Memory known = memory;
    if (known == null) {
      known = memory("memory");
      memory = known;
    }
    return known;
  }

  /** An exported memory. */
  public Memory memory(String name) {
    return new Memory(export(name, MemoryInstance.class, "memory"));
  }

  /** An exported table. */
  public Table table(String name) {
    return new Table(export(name, TableInstance.class, "table"));
  }

  /** An exported global. */
  public Global global(String name) {
    return new Global(export(name, GlobalInstance.class, "global"));
  }

  /** An exported tag. */
  public TagInstance tag(String name) {
    return export(name, TagInstance.class, "tag");
  }

  private <T extends Extern> T export(String name, Class<T> kind, String kindName) {
    Extern export = runtime.export(name);
    if (!kind.isInstance(export)) {
      String what = export == null ? "nothing of that name" : "a " + export.type().kind();
      throw new NoSuchElementException(
          "there is no exported " + kindName + " \"" + name + "\", but " + what);
    }
    return kind.cast(export);
  }
}

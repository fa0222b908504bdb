package cezve;

import cezve.model.type.ExternType;
import cezve.runtime.AllowedImports;
import cezve.runtime.Extern;
import cezve.runtime.FuncInstance;
import cezve.runtime.Imports;
import cezve.runtime.InstancePool;
import cezve.runtime.TagInstance;
import java.lang.invoke.MethodHandle;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has what modules import, by two-part names, and instantiates them. Of several definitions of one
 * name the last holds.
 *
 * <p>Functions that are Java code belong to no store, and any number of threads may call them. A
 * linker that has nothing else may be used for any number of stores, and by several threads once
 * nothing is defined any more.
 *
 * <p>A Java function takes and returns what the types of WebAssembly's function are to Java, or
 * what that can be converted to without loss: references may have any class, and arrive as a {@link
 * ClassCastException} if they are of another; several results are a record, an array or a list.
 * Besides, it may take, as its first parameters, the {@link Instance} that calls it, and the {@link
 * Memory} that this instance exports by the name {@code memory}.
 *
 * <p>If a Java function throws an {@link cezve.model.error.ExecutionException}, such as a trap or
 * an exception with a tag, it is as if the code that called it had. Any other exception passes
 * through that code, which cannot catch it, to whoever called it from Java; {@link HostTrace} has
 * the trace of where that was.
 */
public final class Linker {
  private final Map<String, Map<String, Imports>> definitions = new HashMap<>();
  private final cezve.runtime.Linker runtime = new cezve.runtime.Linker();

  /** A linker that knows nothing yet. */
  public Linker() {
    runtime.addSource(this::find);
  }

  private @Nullable Extern find(String module, String name, ExternType type) {
    Map<String, Imports> names = definitions.get(module);
    Imports definition = names == null ? null : names.get(name);
    return definition == null ? null : definition.find(module, name, type);
  }

  private Linker put(String module, String name, Imports definition) {
    definitions.computeIfAbsent(module, _ -> new HashMap<>()).put(name, definition);
    return this;
  }

  private Linker put(String module, String name, Extern value) {
    return put(module, name, (_, _, _) -> value);
  }

  /** Defines a function. */
  public Linker define(String module, String name, FuncInstance function) {
    return put(module, name, function);
  }

  /** Defines a memory. */
  public Linker define(String module, String name, Memory memory) {
    return put(module, name, memory.runtime());
  }

  /** Defines a table. */
  public Linker define(String module, String name, Table table) {
    return put(module, name, table.runtime());
  }

  /** Defines a global. */
  public Linker define(String module, String name, Global global) {
    return put(module, name, global.runtime());
  }

  /** Defines a tag. */
  public Linker define(String module, String name, TagInstance tag) {
    return put(module, name, tag);
  }

  /** Defines all that an instance exports, under the first part of a name. */
  public Linker define(String module, Instance instance) {
    for (Map.Entry<String, Extern> export : instance.runtime().exports().entrySet()) {
      put(module, export.getKey(), export.getValue());
    }
    return this;
  }

  /**
   * Defines a function that is Java code: a lambda expression, for instance.
   *
   * @param type the functional interface that it is of; its method says what the function takes and
   *     returns
   * @throws IllegalArgumentException if that is not a functional interface, or one that Cezve may
   *     not access
   */
  public <T> Linker define(String module, String name, Class<T> type, T body) {
    return define(module, name, HostFunctions.handle(type, body));
  }

  /** Defines a function that is Java code. */
  public Linker define(String module, String name, MethodHandle body) {
    return put(module, name, new HostFunctions(body));
  }

  /**
   * Defines, under the first part of a name, the functions that are those methods of an object that
   * are annotated with {@link HostFunction}.
   *
   * @throws IllegalArgumentException if there are none, or several of one name, or Cezve may not
   *     access them
   */
  public Linker defineMethods(String module, Object object) {
    HostFunctions.methods(object).forEach((name, body) -> define(module, name, body));
    return this;
  }

  /** Asks a source for what is not defined; of several, in the order in which they were added. */
  public Linker addSource(Imports source) {
    runtime.addSource(source);
    return this;
  }

  /**
   * Finds out whether a module could be instantiated, as far as imports go.
   *
   * @throws cezve.model.error.LinkException "unknown import" or "incompatible import type"
   * @throws cezve.model.error.ForbiddenImportException if an import is not allowed
   */
  public void check(Module module, AllowedImports allowed) {
    runtime.check(module.valid(), allowed);
  }

  /**
   * A pool of instances that are used one after the other; {@link Instance#of} has those that are
   * taken from it. All that may be imported are functions, tags and constants.
   *
   * @param stores makes a new store for each instance
   * @param mostIdle how many instances are kept while nobody uses them
   * @throws IllegalArgumentException if instances would have something in common that they can
   *     change, or the module has a memory that cannot be restored
   */
  public InstancePool pool(Module module, Supplier<Store> stores, int mostIdle) {
    return new InstancePool(
        runtime, module.valid(), module.code(), () -> stores.get().runtime(), mostIdle);
  }

  /**
   * Instantiates a module, and runs its start function.
   *
   * @throws cezve.model.error.LinkException "unknown import" or "incompatible import type"
   * @throws cezve.model.error.ExecutionException if a segment does not fit, or the start function
   *     does not return
   * @throws IllegalStateException if another thread uses the store
   */
  public Instance instantiate(Store store, Module module) {
    return Instance.of(
        Calls.run(
            store.runtime(),
            () -> runtime.instantiate(store.runtime(), module.valid(), module.code())));
  }
}

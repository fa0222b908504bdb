package cezve;

import static java.lang.invoke.MethodHandles.dropArguments;
import static java.lang.invoke.MethodHandles.filterArguments;
import static java.lang.invoke.MethodHandles.permuteArguments;

import cezve.model.error.LinkException;
import cezve.model.type.DefType;
import cezve.model.type.ExternType;
import cezve.model.type.FuncType;
import cezve.runtime.Extern;
import cezve.runtime.HostFuncInstance;
import cezve.runtime.Imports;
import cezve.runtime.ModuleInstance;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Java code that becomes a function of the type that a module asks for. */
final class HostFunctions implements Imports {
  private static final MethodHandle CALLER = supplier("caller", Instance.class);
  private static final MethodHandle MEMORY = supplier("memory", Memory.class);

  private final MethodHandle body;
  private final int supplied;
  private final Map<DefType, HostFuncInstance> functions = new ConcurrentHashMap<>();

  HostFunctions(MethodHandle body) {
    this.body = body;
    int count = 0;
    while (count < body.type().parameterCount()
        && supplier(body.type().parameterType(count)) != null) {
      count++;
    }
    this.supplied = count;
  }

  private static MethodHandle supplier(String name, Class<?> type) {
    try {
      return MethodHandles.lookup()
          .findStatic(HostFunctions.class, name, MethodType.methodType(type, ModuleInstance.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("BUG: a method that is there cannot be found", e);
    }
  }

  private static @Nullable MethodHandle supplier(Class<?> type) {
    if (type == Instance.class) {
      return CALLER;
    }
    return type == Memory.class ? MEMORY : null;
  }

  static Instance caller(@Nullable ModuleInstance caller) {
    if (caller == null) {
      throw new IllegalStateException(
          "this function needs an instance that calls it, but Java code does");
    }
    return Instance.of(caller);
  }

  static Memory memory(@Nullable ModuleInstance caller) {
    return caller(caller).memory();
  }

  /** The method of an object that is of a functional interface. */
  static <T> MethodHandle handle(Class<T> type, T body) {
    return Access.method(Interfaces.functionalMethod(type)).bindTo(body);
  }

  /** The annotated methods of an object, by the names that their functions have. */
  static Map<String, MethodHandle> methods(Object object) {
    Map<String, MethodHandle> methods = new LinkedHashMap<>();
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        HostFunction annotation = method.getAnnotation(HostFunction.class);
        if (annotation == null || method.isBridge()) {
          continue;
        }
        String name = annotation.value().isEmpty() ? method.getName() : annotation.value();
        MethodHandle handle = Access.method(method);
        boolean isStatic = Modifier.isStatic(method.getModifiers());
        if (methods.put(name, isStatic ? handle : handle.bindTo(object)) != null) {
          throw new IllegalArgumentException(
              object.getClass().getName() + " has several host functions named " + name);
        }
      }
    }
    if (methods.isEmpty()) {
      throw new IllegalArgumentException(
          object.getClass().getName() + " has no methods that are annotated with @HostFunction");
    }
    return methods;
  }

  @Override
  public Extern find(String module, String name, ExternType type) {
    if (type instanceof ExternType.Func(DefType wanted)
        && wanted.expand() instanceof FuncType signature) {
      HostFuncInstance known = functions.get(wanted);
      return known == null
          ? functions.computeIfAbsent(wanted, _ -> make(module, name, wanted, signature))
          : known;
    }
    throw incompatible(module, name, "the module expects " + type + ", but it is a function");
  }

  private HostFuncInstance make(String module, String name, DefType type, FuncType signature) {
    try {
      return function(module + "." + name, type, signature);
    } catch (IllegalArgumentException e) {
      throw incompatible(module, name, String.valueOf(e.getMessage()));
    }
  }

  /**
   * The function of a type.
   *
   * @throws IllegalArgumentException if the code does not have that type
   */
  HostFuncInstance function(String name, DefType type, FuncType signature) {
    return HostFuncInstance.of(name, type, target(signature));
  }

  private static LinkException incompatible(String module, String name, String problem) {
    return new LinkException(
        "incompatible import type for \"" + module + "\" \"" + name + "\": " + problem);
  }

  /** Takes the parameters of the function, and the caller. */
  private MethodHandle target(FuncType type) {
    MethodHandle target = Conversions.body(type, body, supplied);
    int params = type.params().size();
    if (supplied == 0) {
      return dropArguments(target, params, ModuleInstance.class);
    }
    for (int i = 0; i < supplied; i++) {
      target = filterArguments(target, i, supplier(body.type().parameterType(i)));
    }
    int[] order = new int[supplied + params];
    for (int i = 0; i < order.length; i++) {
      order[i] = i < supplied ? params : i - supplied;
    }
    MethodType taken =
        target.type().dropParameterTypes(0, supplied).appendParameterTypes(ModuleInstance.class);
    return permuteArguments(target, taken, order);
  }
}

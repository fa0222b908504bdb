package cezve;

import cezve.model.type.DefType;
import cezve.model.type.FuncType;
import cezve.runtime.FuncInstance;
import cezve.runtime.Values;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls of functions, wherever they come from: exports, tables, globals, or what other functions
 * return. {@link Instance} has the same for exports by their names.
 *
 * <p>Calls through method handles and functional interfaces box nothing, except for several results
 * that are returned as a list or an array of objects. They take as long as calls of Java methods
 * that are not known until run time, and of compiled code hardly longer than any call, if the
 * handle, or what holds it, is a constant to the JVM: a {@code static final} field, or a local
 * variable of a loop.
 */
public final class Functions {
  private Functions() {}

  /**
   * A function as a method handle that takes and returns what its types are to Java; several
   * results are an array of objects.
   *
   * @throws IllegalArgumentException if it has too many parameters for a method handle, some 250
   */
  public static MethodHandle handle(FuncInstance function) {
    return Calls.around(function, Conversions.call(function));
  }

  /**
   * A function as a method handle of a type. Numbers are what they are to Java, or boxed;
   * references may have any class. Several results are a record whose components they are, an array
   * of a type that all of them have, or a {@link List}.
   *
   * @throws IllegalArgumentException if the function cannot be called so
   */
  public static MethodHandle handle(FuncInstance function, MethodType type) {
    return Calls.around(function, Conversions.call(function, type));
  }

  /**
   * A function as an object of a functional interface, whose method takes and returns what a method
   * handle of its type would.
   *
   * @throws IllegalArgumentException if the function cannot be called so, or if that is not a
   *     functional interface, or one that Cezve may not access
   */
  public static <T> T as(FuncInstance function, Class<T> type) {
    Method method = Interfaces.functionalMethod(type);
    return Interfaces.implement(
        type, Map.of(method, handle(function, Interfaces.methodType(method))));
  }

  /**
   * Calls a function with values as objects: numbers boxed, vectors as {@link
   * cezve.runtime.numeric.V128}, references as themselves.
   *
   * @return the results, likewise
   * @throws IllegalArgumentException if the arguments are not of the function's types
   * @throws cezve.model.error.ExecutionException if the function does not return
   */
  public static List<@Nullable Object> invoke(
      FuncInstance function, @Nullable Object... arguments) {
    return Calls.run(
        Calls.store(function), () -> Values.invoke(function, Arrays.asList(arguments)));
  }

  /**
   * A function that is Java code, to put into tables or to give to other functions. It belongs to
   * no store. Those that modules import need not be made: {@link Linker} does it.
   *
   * @param name what stack traces call it
   * @param type what it takes and returns
   * @param body the code, of a type as {@link Linker} explains
   * @throws IllegalArgumentException if the body does not have that type
   */
  public static FuncInstance of(String name, FuncType type, MethodHandle body) {
    return new HostFunctions(body).function(name, DefType.of(type), type);
  }
}

package cezve;

import static java.lang.invoke.MethodHandles.filterArguments;
import static java.lang.invoke.MethodHandles.filterReturnValue;

import cezve.model.type.FuncType;
import cezve.model.type.NumType;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import cezve.runtime.FuncInstance;
import cezve.runtime.JavaTypes;
import cezve.runtime.References;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conversions between the types that functions have in Java and those that programs ask for. */
final class Conversions {
  private static final MethodHandle CHECK;
  private static final MethodHandle LIST_TO_ARRAY;
  private static final MethodHandle LIST_OF;

  static {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    try {
      CHECK =
          lookup.findStatic(
              Conversions.class,
              "check",
              MethodType.methodType(Object.class, RefType.class, Object.class));
      LIST_TO_ARRAY =
          lookup.findVirtual(List.class, "toArray", MethodType.methodType(Object[].class));
      LIST_OF =
          lookup.findStatic(
              Conversions.class, "list", MethodType.methodType(List.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("BUG: a method that is there cannot be found", e);
    }
  }

  private Conversions() {}

  /**
   * A function as a method handle of the type that is asked for.
   *
   * @throws IllegalArgumentException if its values cannot be converted to that
   */
  static MethodHandle call(FuncInstance function, MethodType wanted) {
    FuncType type = function.funcType();
    Class<?> returned = wanted.returnType();
    if (!fit(type.params(), wanted.parameterList()) || !fitsResults(type.results(), returned)) {
      throw new IllegalArgumentException(
          function
              + " is of type "
              + type
              + ", which is "
              + JavaTypes.of(type)
              + " to Java and cannot be called as "
              + wanted);
    }
    MethodHandle call =
        type.results().size() > 1
            ? function.handle(collector(type.results(), returned))
            : function.handle();
    return checked(type.params(), call).asType(wanted);
  }

  /** A function as a method handle of its own type. */
  static MethodHandle call(FuncInstance function) {
    return checked(function.funcType().params(), function.handle());
  }

  /** Code relies on the types of references that it is given. */
  private static MethodHandle checked(List<ValType> params, MethodHandle call) {
    MethodHandle checked = call;
    for (int i = 0; i < params.size(); i++) {
      if (params.get(i) instanceof RefType type && !isAnyObject(type)) {
        checked = filterArguments(checked, i, CHECK.bindTo(type));
      }
    }
    return checked;
  }

  private static boolean isAnyObject(RefType type) {
    return type.equals(RefType.EXTERNREF) || type.equals(RefType.ANYREF);
  }

  static @Nullable Object check(RefType type, @Nullable Object reference) {
    if (!References.matches(reference, type)) {
      throw new IllegalArgumentException(reference + " is not of type " + type);
    }
    return reference;
  }

  /**
   * A method handle of a type that is asked for as what a function calls: its parameters are the
   * function's, and several results are an array.
   *
   * @param supplied how many of its first parameters are not the function's
   * @throws IllegalArgumentException if values of the function cannot be converted to that
   */
  static MethodHandle body(FuncType type, MethodHandle body, int supplied) {
    MethodType given = body.type();
    List<Class<?>> params = given.parameterList().subList(supplied, given.parameterCount());
    if (!fit(type.params(), params) || !fitsResults(type.results(), given.returnType())) {
      throw new IllegalArgumentException(
          "the module expects "
              + type
              + ", which is "
              + JavaTypes.of(type)
              + " to Java, but it is "
              + MethodType.methodType(given.returnType(), params));
    }
    MethodHandle spread =
        type.results().size() > 1
            ? filterReturnValue(body, spreader(given.returnType(), type.results().size()))
            : body;
    MethodType wanted = JavaTypes.of(type);
    for (int i = supplied - 1; i >= 0; i--) {
      wanted = wanted.insertParameterTypes(0, given.parameterType(i));
    }
    return spread.asType(wanted);
  }

  private static boolean fit(List<ValType> types, List<Class<?>> classes) {
    if (types.size() != classes.size()) {
      return false;
    }
    for (int i = 0; i < types.size(); i++) {
      if (!fits(types.get(i), classes.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a class has the values of a type: itself, or boxed, or any for references. */
  private static boolean fits(ValType type, Class<?> javaClass) {
    if (type instanceof RefType) {
      return !javaClass.isPrimitive();
    }
    Class<?> own = JavaTypes.of(type);
    return javaClass == own
        || javaClass.isAssignableFrom(MethodType.methodType(own).wrap().returnType());
  }

  private static boolean fitsResults(List<ValType> results, Class<?> returned) {
    if (results.size() < 2) {
      return results.isEmpty() ? returned == void.class : fits(results.getFirst(), returned);
    }
    if (returned.isRecord()) {
      List<Class<?>> components = new ArrayList<>();
      for (RecordComponent component : returned.getRecordComponents()) {
        components.add(component.getType());
      }
      return fit(results, components);
    }
    return returned.isArray()
        ? results.stream().allMatch(result -> fitsArray(result, returned.componentType()))
        : returned == List.class || returned == Object.class;
  }

  /** Whether an array can have values of a type without loss. */
  private static boolean fitsArray(ValType type, Class<?> component) {
    return fits(type, component)
        || (component == long.class && type == NumType.I32)
        || (component == double.class && (type == NumType.F32 || type == NumType.I32));
  }

  /** What makes a record, an array or a list of several results. */
  private static MethodHandle collector(List<ValType> results, Class<?> returned) {
    if (returned.isRecord()) {
      List<Class<?>> components =
          Arrays.stream(returned.getRecordComponents())
              .<Class<?>>map(RecordComponent::getType)
              .toList();
      return Access.constructor(returned, MethodType.methodType(void.class, components));
    }
    Class<?> array = returned.isArray() ? returned : Object[].class;
    MethodHandle collector = MethodHandles.identity(array).asCollector(array, results.size());
    return returned == List.class ? filterReturnValue(collector, LIST_OF) : collector;
  }

  /** What makes an array of the values in a record, an array or a list. */
  private static MethodHandle spreader(Class<?> returned, int count) {
    if (returned.isRecord()) {
      MethodHandle array =
          MethodHandles.identity(Object[].class).asCollector(Object[].class, count);
      RecordComponent[] components = returned.getRecordComponents();
      for (int i = 0; i < count; i++) {
        MethodHandle accessor = Access.method(components[i].getAccessor());
        array =
            filterArguments(
                array, i, accessor.asType(accessor.type().changeReturnType(Object.class)));
      }
      return MethodHandles.permuteArguments(
          array, MethodType.methodType(Object[].class, returned), new int[count]);
    } else if (returned.isArray()) {
      MethodHandle boxed =
          MethodHandles.identity(Object[].class).asCollector(Object[].class, count);
      return boxed.asSpreader(returned, count);
    }
    return LIST_TO_ARRAY.asType(MethodType.methodType(Object[].class, returned));
  }

  static List<@Nullable Object> list(@Nullable Object[] values) {
    return Arrays.asList(values);
  }
}

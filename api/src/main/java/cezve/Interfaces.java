package cezve;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Implements interfaces by method handles. Each object is of a hidden class of its own, and the
 * handles are the data of the class: to the JVM they are constants, so that it can inline what they
 * call.
 */
final class Interfaces {
  private static final String NAME = "CezveExports";

  private Interfaces() {}

  /**
   * The one method of a functional interface.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Method functionalMethod(Class<?> type) {
    List<Method> methods = new ArrayList<>();
    for (Method method : methods(type)) {
      if (!method.isDefault()) {
        methods.add(method);
      }
    }
    if (methods.size() != 1) {
      throw new IllegalArgumentException(type.getName() + " is not a functional interface");
    }
    return methods.getFirst();
  }

  /**
   * The methods of an interface that can be implemented, without those that every object has.
   *
   * @throws IllegalArgumentException if it is not an interface
   */
  static List<Method> methods(Class<?> type) {
    if (!type.isInterface() || type.isSealed()) {
      throw new IllegalArgumentException(
          type.getName() + " is not an interface that can be implemented");
    }
    List<Method> methods = new ArrayList<>();
    for (Method method : type.getMethods()) {
      if (!Modifier.isStatic(method.getModifiers()) && !method.isBridge() && !isObjects(method)) {
        methods.add(method);
      }
    }
    return methods;
  }

  private static boolean isObjects(Method method) {
    try {
      Object.class.getMethod(method.getName(), method.getParameterTypes());
      return true;
    } catch (NoSuchMethodException _) {
      return false;
    }
  }

  /** What a method takes and returns. */
  static MethodType methodType(Method method) {
    return MethodType.methodType(method.getReturnType(), method.getParameterTypes());
  }

  /**
   * An object whose methods call method handles of their types.
   *
   * @throws IllegalArgumentException if the interface cannot be accessed
   */
  static <T> T implement(Class<T> type, Map<Method, MethodHandle> handles) {
    MethodHandles.Lookup lookup = Access.definer(type);
    requireAccess(type, lookup);
    ClassDesc name = ClassDesc.of(lookup.lookupClass().getPackageName(), NAME);
    List<MethodHandle> data = new ArrayList<>(handles.size());
    byte[] file =
        ClassFile.of()
            .build(
                name,
                writer -> {
                  writer.withInterfaceSymbols(desc(type));
                  writer.withMethodBody(
                      ConstantDescs.INIT_NAME,
                      ConstantDescs.MTD_void,
                      ClassFile.ACC_PUBLIC,
                      code ->
                          code.aload(0)
                              .invokespecial(
                                  ConstantDescs.CD_Object,
                                  ConstantDescs.INIT_NAME,
                                  ConstantDescs.MTD_void)
                              .return_());
                  handles.forEach((method, handle) -> {
                    MethodType called = methodType(method);
                    int index = data.size();
                    data.add(handle.asType(called));
                    writer.withMethodBody(
                        method.getName(),
                        desc(called),
                        ClassFile.ACC_PUBLIC,
                        code -> writeCall(code, called, index));
                  });
                });
    try {
      return type.cast(
          lookup
              .defineHiddenClassWithClassData(file, data, true)
              .lookupClass()
              .getConstructor()
              .newInstance());
    } catch (ReflectiveOperationException e) {
      throw Access.notAccessible(type, e);
    }
  }

  /** A hidden class is found by no name, so its superinterface must be, from where it is. */
  private static void requireAccess(Class<?> type, MethodHandles.Lookup lookup) {
    try {
      lookup.accessClass(type);
      if (Class.forName(type.getName(), false, lookup.lookupClass().getClassLoader()) != type) {
        throw new IllegalAccessException("another class of that name comes first");
      }
    } catch (IllegalAccessException | ClassNotFoundException e) {
      throw Access.notAccessible(type, e);
    }
  }

  private static void writeCall(CodeBuilder code, MethodType called, int index) {
    code.loadConstant(
        DynamicConstantDesc.ofNamed(
            ConstantDescs.ofConstantBootstrap(
                desc(MethodHandles.class),
                "classDataAt",
                ConstantDescs.CD_Object,
                ConstantDescs.CD_int),
            ConstantDescs.DEFAULT_NAME,
            ConstantDescs.CD_MethodHandle,
            index));
    for (int i = 0; i < called.parameterCount(); i++) {
      code.loadLocal(TypeKind.from(called.parameterType(i)), code.parameterSlot(i));
    }
    code.invokevirtual(ConstantDescs.CD_MethodHandle, "invokeExact", desc(called));
    code.return_(TypeKind.from(called.returnType()));
  }

  private static ClassDesc desc(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }

  private static MethodTypeDesc desc(MethodType type) {
    return type.describeConstable().orElseThrow();
  }
}

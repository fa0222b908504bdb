package cezve;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;

/** How Cezve gets at what programs declare: interfaces, records and methods. */
final class Access {
  private static final String GIVER = "CezveLookup";
  private static final String GIVER_METHOD = "lookup";

  private Access() {}

  /**
   * A lookup that may access a class: as if it were the class itself, if its package is open to
   * this module, or else from here, for what is public and exported.
   */
  static MethodHandles.Lookup lookup(Class<?> target) {
    MethodHandles.Lookup own = MethodHandles.lookup();
    Access.class.getModule().addReads(target.getModule());
    try {
      return MethodHandles.privateLookupIn(target, own);
    } catch (IllegalAccessException _) {
      return own;
    }
  }

  /**
   * A lookup that may define hidden classes which can access a class. Where that is in another
   * module, only a class of its own package can give one.
   */
  static MethodHandles.Lookup definer(Class<?> target) {
    MethodHandles.Lookup lookup = lookup(target);
    if (lookup.hasFullPrivilegeAccess()) {
      return lookup;
    }
    try {
      Class<?> giver = giver(lookup);
      return (MethodHandles.Lookup)
          lookup
              .findStatic(giver, GIVER_METHOD, MethodType.methodType(MethodHandles.Lookup.class))
              .invoke();
    } catch (Throwable e) {
      throw notAccessible(target, e);
    }
  }

  private static synchronized Class<?> giver(MethodHandles.Lookup lookup)
      throws IllegalAccessException {
    Class<?> target = lookup.lookupClass();
    String name = target.getPackageName().isEmpty() ? GIVER : target.getPackageName() + "." + GIVER;
    try {
      return Class.forName(name, false, target.getClassLoader());
    } catch (ClassNotFoundException _) {
      return lookup.defineClass(giverFile(ClassDesc.of(name)));
    }
  }

  private static byte[] giverFile(ClassDesc name) {
    ClassDesc given = MethodHandles.Lookup.class.describeConstable().orElseThrow();
    ClassDesc handles = MethodHandles.class.describeConstable().orElseThrow();
    MethodTypeDesc type = MethodTypeDesc.of(given);
    return ClassFile.of()
        .build(
            name,
            writer ->
                writer
                    .withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC)
                    .withMethodBody(
                        GIVER_METHOD,
                        type,
                        ClassFile.ACC_STATIC,
                        code -> code.invokestatic(handles, "lookup", type).areturn()));
  }

  /** A method, whose first parameter is its object. */
  static MethodHandle method(Method method) {
    try {
      return lookup(method.getDeclaringClass()).unreflect(method);
    } catch (IllegalAccessException e) {
      throw notAccessible(method.getDeclaringClass(), e);
    }
  }

  /** A constructor with parameters of the given types. */
  static MethodHandle constructor(Class<?> target, MethodType type) {
    try {
      return lookup(target).findConstructor(target, type);
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw notAccessible(target, e);
    }
  }

  /** What is wrong with a class that is neither public and exported nor open to this module. */
  static IllegalArgumentException notAccessible(Class<?> target, Throwable cause) {
    return new IllegalArgumentException(
        target.getName()
            + " cannot be accessed: its package has to be open to the module cezve, or it has to be"
            + " public and in a package that is exported",
        cause);
  }
}

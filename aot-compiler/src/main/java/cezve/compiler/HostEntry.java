package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.runtime.HostFuncInstance;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;

/**
 * The objects through which code calls typed functions of the host. Each is of a hidden class of
 * its own, whose data is the function's method handle: to the JVM that is a constant, and what it
 * calls can be inlined.
 */
final class HostEntry {
  private static final String NAME = Names.CALL + "Host";

  private static final String CALLER = "(" + Names.type(Names.CONTEXT) + ")V";

  private static final ConstantDynamic CLASS_DATA =
      new ConstantDynamic(
          "_",
          Names.type(Names.METHOD_HANDLE),
          new Handle(
              H_INVOKESTATIC,
              "java/lang/invoke/MethodHandles",
              "classData",
              "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;)"
                  + "Ljava/lang/Object;",
              false));

  private static final String THROWABLE = "java/lang/Throwable";

  private HostEntry() {}

  /** A new object to call a function by, or null if calls of such a type need cells. */
  static @Nullable Object of(HostFuncInstance function, MethodHandle target) {
    CallShape shape = CallShape.of(function.funcType());
    if (!CallClass.exists(shape)) {
      return null;
    }
    try {
      return CallClass.lookup(shape)
          .defineHiddenClassWithClassData(generate(shape), target, true)
          .lookupClass()
          .getConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("BUG: a generated class cannot be used", e);
    }
  }

  private static byte[] generate(CallShape shape) {
    String superclass = CallClass.name(shape);
    ClassWriter writer = Generated.newClass(NAME, superclass);
    Generated.constructor(writer, superclass);
    Code code =
        new Code(
            writer.visitMethod(
                ACC_PUBLIC, CallClass.METHOD, CallClass.descriptor(shape), null, null));
    int callee = 1 + shape.paramSize();
    Label start = new Label();
    Label end = new Label();
    Label failed = new Label();
    JvmType returned = shape.returned();
    code.variable(ALOAD, callee + 1);
    code.call(Names.CALLS, "enterHost", CALLER);
    code.label(start);
    if (returned == JvmType.REFERENCE) {
      code.variable(ALOAD, callee);
      code.cast(Names.HOST_FUNCTION);
    }
    code.dynamicConstant(CLASS_DATA);
    shape.loadParams(code, 1);
    code.variable(ALOAD, callee + 1);
    code.call(
        Names.CALLS,
        "instance",
        "(" + Names.type(Names.CONTEXT) + ")" + Names.type(Names.MODULE_INSTANCE));
    code.callVirtual(
        Names.METHOD_HANDLE,
        "invokeExact",
        shape.descriptorWith(Names.type(Names.MODULE_INSTANCE)));
    if (returned == JvmType.REFERENCE) {
      code.callVirtual(
          Names.HOST_FUNCTION, "checkedResult", "(Ljava/lang/Object;)Ljava/lang/Object;");
    }
    code.label(end);
    code.variable(ALOAD, callee + 1);
    code.call(Names.CALLS, "leaveHost", CALLER);
    code.insn(returned == null ? RETURN : returned.returning());
    code.handler(start, end, failed, THROWABLE);
    code.label(failed);
    code.sameFrame(THROWABLE);
    code.variable(ALOAD, callee + 1);
    code.call(Names.CALLS, "leaveHost", CALLER);
    CallClass.unwind(code, Names.HOST_FUNCTION, THROWABLE, callee);
    code.end(callee + 2);
    writer.visitEnd();
    return writer.toByteArray();
  }
}

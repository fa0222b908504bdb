package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;

/**
 * Generates the class with the method that checks for interruptions. The JVM links each {@code
 * invokedynamic} by itself, which takes long, so that there is one only.
 */
final class CheckpointClass {
  private static final String METHOD = "check";
  private static final String DESCRIPTOR = "(" + Names.type(Names.CONTEXT) + ")V";

  private CheckpointClass() {}

  /** Emits a check for interruptions. */
  static void check(Code code, int instance) {
    code.variable(ALOAD, instance);
    code.call(Names.CHECKPOINT, METHOD, DESCRIPTOR);
  }

  static byte[] generate() {
    ClassWriter writer = Generated.newClass(Names.CHECKPOINT);
    MethodVisitor method =
        writer.visitMethod(ACC_PUBLIC | ACC_STATIC, METHOD, DESCRIPTOR, null, null);
    Handle link =
        new Handle(
            H_INVOKESTATIC,
            Names.CHECKPOINTS,
            "link",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
                + "Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/CallSite;",
            false);
    method.visitCode();
    method.visitVarInsn(ALOAD, 0);
    method.visitInvokeDynamicInsn(METHOD, DESCRIPTOR, link);
    method.visitInsn(RETURN);
    method.visitMaxs(1, 1);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}

package cezve.cli.start;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** An {@code invokedynamic} that can be a call of a static method as well, which it describes. */
sealed interface DynamicSite {

  /** The name of what is called. */
  String called();

  /** The descriptor of what is called. */
  String type();

  /** Writes the method's instructions, and their maxima. */
  void write(MethodVisitor method);

  /** What an instruction calls, or null if it has to stay as it is. */
  static @Nullable DynamicSite of(
      String called, String type, Handle bootstrap, Object... arguments) {
    if (bootstrap.getOwner().equals("java/lang/runtime/SwitchBootstraps")
        && called.equals("typeSwitch")
        && Arrays.stream(arguments).allMatch(Type.class::isInstance)) {
      return new TypeSwitch(called, type, Arrays.stream(arguments).map(Type.class::cast).toList());
    } else if (bootstrap.getOwner().equals("java/lang/runtime/ObjectMethods")) {
      Type record = (Type) arguments[0];
      List<Handle> components = Arrays.stream(arguments).skip(2).map(Handle.class::cast).toList();
      return switch (called) {
        case "equals" -> new Equals(called, type, record, components);
        case "hashCode" -> new HashCode(called, type, components);
        default -> null;
      };
    }
    return null;
  }

  /**
   * {@code int typeSwitch(Object value, int first)}: the number of the first label at or after
   * {@code first} that the value is an instance of, the number of labels if there is none, -1 for
   * null.
   */
  record TypeSwitch(String called, String type, List<Type> labels) implements DynamicSite {
    @Override
    public void write(MethodVisitor method) {
      Label isObject = new Label();
      method.visitVarInsn(Opcodes.ALOAD, 0);
      method.visitJumpInsn(Opcodes.IFNONNULL, isObject);
      method.visitInsn(Opcodes.ICONST_M1);
      method.visitInsn(Opcodes.IRETURN);
      mark(method, isObject);
      for (int i = 0; i < labels.size(); i++) {
        Label next = new Label();
        method.visitVarInsn(Opcodes.ILOAD, 1);
        method.visitIntInsn(Opcodes.SIPUSH, i);
        method.visitJumpInsn(Opcodes.IF_ICMPGT, next);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitTypeInsn(Opcodes.INSTANCEOF, labels.get(i).getInternalName());
        method.visitJumpInsn(Opcodes.IFEQ, next);
        method.visitIntInsn(Opcodes.SIPUSH, i);
        method.visitInsn(Opcodes.IRETURN);
        mark(method, next);
      }
      method.visitIntInsn(Opcodes.SIPUSH, labels.size());
      method.visitInsn(Opcodes.IRETURN);
      method.visitMaxs(2, 2);
    }
  }

  /** {@code boolean equals(R self, Object other)} of a record. */
  record Equals(String called, String type, Type record, List<Handle> components)
      implements DynamicSite {
    @Override
    public void write(MethodVisitor method) {
      Label isRecord = new Label();
      method.visitVarInsn(Opcodes.ALOAD, 1);
      method.visitTypeInsn(Opcodes.INSTANCEOF, record.getInternalName());
      method.visitJumpInsn(Opcodes.IFNE, isRecord);
      method.visitInsn(Opcodes.ICONST_0);
      method.visitInsn(Opcodes.IRETURN);
      mark(method, isRecord);
      for (Handle component : components) {
        Label equal = new Label();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        get(method, component);
        method.visitVarInsn(Opcodes.ALOAD, 1);
        method.visitTypeInsn(Opcodes.CHECKCAST, record.getInternalName());
        get(method, component);
        compare(method, Type.getType(component.getDesc()), equal);
        method.visitInsn(Opcodes.ICONST_0);
        method.visitInsn(Opcodes.IRETURN);
        mark(method, equal);
      }
      method.visitInsn(Opcodes.ICONST_1);
      method.visitInsn(Opcodes.IRETURN);
      method.visitMaxs(4, 2);
    }

    private static void compare(MethodVisitor method, Type type, Label equal) {
      switch (type.getSort()) {
        case Type.FLOAT, Type.DOUBLE -> {
          call(method, boxed(type), "compare", "(" + type + type + ")I");
          method.visitJumpInsn(Opcodes.IFEQ, equal);
        }
        case Type.LONG -> {
          method.visitInsn(Opcodes.LCMP);
          method.visitJumpInsn(Opcodes.IFEQ, equal);
        }
        case Type.OBJECT, Type.ARRAY -> {
          call(method, OBJECTS, "equals", "(Ljava/lang/Object;Ljava/lang/Object;)Z");
          method.visitJumpInsn(Opcodes.IFNE, equal);
        }
        default -> method.visitJumpInsn(Opcodes.IF_ICMPEQ, equal);
      }
    }
  }

  /** {@code int hashCode(R self)} of a record. */
  record HashCode(String called, String type, List<Handle> components) implements DynamicSite {
    @Override
    public void write(MethodVisitor method) {
      method.visitInsn(Opcodes.ICONST_0);
      for (Handle component : components) {
        method.visitIntInsn(Opcodes.BIPUSH, 31);
        method.visitInsn(Opcodes.IMUL);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        get(method, component);
        Type type = Type.getType(component.getDesc());
        switch (type.getSort()) {
          case Type.OBJECT, Type.ARRAY ->
              call(method, OBJECTS, "hashCode", "(Ljava/lang/Object;)I");
          default -> call(method, boxed(type), "hashCode", "(" + type + ")I");
        }
        method.visitInsn(Opcodes.IADD);
      }
      method.visitInsn(Opcodes.IRETURN);
      method.visitMaxs(3, 1);
    }
  }

  String OBJECTS = "java/util/Objects";

  private static void mark(MethodVisitor method, Label label) {
    method.visitLabel(label);
    method.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
  }

  private static void get(MethodVisitor method, Handle component) {
    method.visitFieldInsn(
        Opcodes.GETFIELD, component.getOwner(), component.getName(), component.getDesc());
  }

  private static void call(MethodVisitor method, String owner, String name, String descriptor) {
    method.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
  }

  private static String boxed(Type type) {
    return switch (type.getSort()) {
      case Type.BOOLEAN -> "java/lang/Boolean";
      case Type.BYTE -> "java/lang/Byte";
      case Type.CHAR -> "java/lang/Character";
      case Type.SHORT -> "java/lang/Short";
      case Type.INT -> "java/lang/Integer";
      case Type.LONG -> "java/lang/Long";
      case Type.FLOAT -> "java/lang/Float";
      case Type.DOUBLE -> "java/lang/Double";
      default -> throw new AssertionError(type);
    };
  }
}

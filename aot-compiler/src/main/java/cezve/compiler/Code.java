package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** Writes instructions of one method, in the shortest form that does. */
final class Code {
  // By opcode, how much higher the operand stack is afterwards, with E for zero.
  private static final String DELTAS =
      "EFFFFFFFFGGFFFGGFFEEEFGFGFEEEEEEEEEEEEEEEEEEEEDEDE"
          + "DDDDDCDCDEEEEEEEEEEEEEEEEEEEEBABABBBBDCFFFGGGEDCDC"
          + "DCDCDCDCDCDCDCDCEEEEDDDDDDDCDCDCEFEFDDEEFFDEDEEEBD"
          + "DBBDDDDDDCCCCCCCCEEEDDDCDCDEEEEEEEEEEEEEEDEEDDEEDD";

  private final MethodVisitor out;
  private int height;
  private int maxHeight;
  private int size;

  Code(MethodVisitor out) {
    this.out = out;
  }

  private void grow(int delta) {
    height += delta;
    maxHeight = Math.max(maxHeight, height);
  }

  private void simple(int opcode) {
    grow(DELTAS.charAt(opcode) - 'E');
    size++;
  }

  private void constant(Object value, int slots) {
    out.visitLdcInsn(value);
    grow(slots);
    size += 3;
  }

  /** The number of bytes written, or a few more. */
  int size() {
    return size;
  }

  void insn(int opcode) {
    out.visitInsn(opcode);
    simple(opcode);
  }

  void iconst(int value) {
    if (value >= -1 && value <= 5) {
      insn(ICONST_0 + value);
    } else if (value == (byte) value) {
      out.visitIntInsn(BIPUSH, value);
      grow(1);
      size += 2;
    } else if (value == (short) value) {
      out.visitIntInsn(SIPUSH, value);
      grow(1);
      size += 3;
    } else {
      constant(value, 1);
    }
  }

  void lconst(long value) {
    if (value == 0 || value == 1) {
      insn(LCONST_0 + (int) value);
    } else if (value == (short) value) {
      iconst((int) value);
      insn(I2L);
    } else {
      constant(value, 2);
    }
  }

  void fconst(int bits) {
    float value = Float.intBitsToFloat(bits);
    if (bits == 0 || value == 1 || value == 2) {
      insn(FCONST_0 + (int) value);
    } else {
      constant(value, 1);
    }
  }

  void dconst(long bits) {
    double value = Double.longBitsToDouble(bits);
    if (bits == 0 || value == 1) {
      insn(DCONST_0 + (int) value);
    } else {
      constant(value, 2);
    }
  }

  void zero(JvmType type) {
    switch (type) {
      case INT -> insn(ICONST_0);
      case LONG -> insn(LCONST_0);
      case FLOAT -> insn(FCONST_0);
      case DOUBLE -> insn(DCONST_0);
      case VECTOR -> getStatic(Names.V128, "ZERO", Names.type(Names.V128));
      case REFERENCE -> insn(ACONST_NULL);
    }
  }

  /** Turns a number on the stack into the long that stands for it in a cell. */
  void toBits(JvmType type) {
    switch (type) {
      case INT -> insn(I2L);
      case LONG, VECTOR, REFERENCE -> {}
      case FLOAT -> {
        call("java/lang/Float", "floatToRawIntBits", "(F)I");
        insn(I2L);
      }
      case DOUBLE -> call("java/lang/Double", "doubleToRawLongBits", "(D)J");
    }
  }

  /** Turns the long that stands for a number in a cell into the number. */
  void fromBits(JvmType type) {
    switch (type) {
      case INT -> insn(L2I);
      case LONG, VECTOR, REFERENCE -> {}
      case FLOAT -> {
        insn(L2I);
        call("java/lang/Float", "intBitsToFloat", "(I)F");
      }
      case DOUBLE -> call("java/lang/Double", "longBitsToDouble", "(J)D");
    }
  }

  void variable(int opcode, int index) {
    out.visitVarInsn(opcode, index);
    simple(opcode);
    if (index > 3) {
      size += index > 0xFF ? 3 : 1;
    }
  }

  void call(String owner, String name, String descriptor) {
    invoke(INVOKESTATIC, owner, name, descriptor);
  }

  void callVirtual(String owner, String name, String descriptor) {
    invoke(INVOKEVIRTUAL, owner, name, descriptor);
  }

  void callSpecial(String owner, String name, String descriptor) {
    invoke(INVOKESPECIAL, owner, name, descriptor);
  }

  private void invoke(int opcode, String owner, String name, String descriptor) {
    out.visitMethodInsn(opcode, owner, name, descriptor, false);
    int sizes = Type.getArgumentsAndReturnSizes(descriptor);
    // The arguments' size counts a receiver, which a static method has not.
    grow((sizes & 3) - (sizes >> 2) + (opcode == INVOKESTATIC ? 1 : 0));
    size += 3;
  }

  private static int sizeOf(String type) {
    return type.equals("J") || type.equals("D") ? 2 : 1;
  }

  void getStatic(String owner, String name, String type) {
    out.visitFieldInsn(GETSTATIC, owner, name, type);
    grow(sizeOf(type));
    size += 3;
  }

  void getField(String owner, String name, String type) {
    out.visitFieldInsn(GETFIELD, owner, name, type);
    grow(sizeOf(type) - 1);
    size += 3;
  }

  void putStatic(String owner, String name, String type) {
    out.visitFieldInsn(PUTSTATIC, owner, name, type);
    grow(-sizeOf(type));
    size += 3;
  }

  void putField(String owner, String name, String type) {
    out.visitFieldInsn(PUTFIELD, owner, name, type);
    grow(-sizeOf(type) - 1);
    size += 3;
  }

  void cast(String type) {
    out.visitTypeInsn(CHECKCAST, type);
    size += 3;
  }

  void newObject(String type) {
    out.visitTypeInsn(NEW, type);
    grow(1);
    size += 3;
  }

  /** Pushes the object that is a class. */
  void type(String internalName) {
    constant(Type.getObjectType(internalName), 1);
  }

  /** Pushes a reference that is computed when it is first needed. */
  void dynamicConstant(ConstantDynamic value) {
    constant(value, 1);
  }

  void isInstance(String type) {
    out.visitTypeInsn(INSTANCEOF, type);
    size += 3;
  }

  void jump(int opcode, Label target) {
    out.visitJumpInsn(opcode, target);
    simple(opcode);
    size += 2;
  }

  void label(Label label) {
    out.visitLabel(label);
    height = 0;
  }

  /** Places a label that nothing jumps to: the operand stack stays as it is. */
  void mark(Label label) {
    out.visitLabel(label);
  }

  void table(int from, Label[] labels, Label otherwise) {
    if (labels.length == 0) {
      insn(POP);
      jump(GOTO, otherwise);
      return;
    }
    out.visitTableSwitchInsn(from, from + labels.length - 1, otherwise, labels);
    simple(TABLESWITCH);
    size += 15 + 4 * labels.length;
  }

  void lookup(int[] keys, Label[] labels, Label otherwise) {
    out.visitLookupSwitchInsn(otherwise, keys, labels);
    simple(LOOKUPSWITCH);
    size += 11 + 8 * labels.length;
  }

  void increment(int variable, int by) {
    out.visitIincInsn(variable, by);
    size += 3;
  }

  void string(String value) {
    constant(value, 1);
  }

  void newArray(int type) {
    out.visitIntInsn(NEWARRAY, type);
    size += 2;
  }

  void newArray(String type) {
    out.visitTypeInsn(ANEWARRAY, type);
    size += 3;
  }

  /** Ends a method whose variables are known. */
  void end(int variables) {
    out.visitMaxs(maxHeight, variables);
    out.visitEnd();
  }

  /** Numbers the line of what comes next. */
  void line(int line) {
    Label here = new Label();
    out.visitLabel(here);
    out.visitLineNumber(line, here);
  }

  /** Sends exceptions of a type between two labels to a third; inner ones come first. */
  void handler(Label from, Label to, Label handler, String type) {
    out.visitTryCatchBlock(from, to, handler, type);
  }

  /** A frame with the variables of the one before, and one value on the operand stack. */
  void sameFrame(String onStack) {
    out.visitFrame(F_SAME1, 0, null, 1, new Object[] {onStack});
    grow(1);
  }

  /** A frame with the same variables as the one before. */
  void sameFrame() {
    out.visitFrame(F_SAME, 0, null, 0, null);
  }

  /** A frame with the given variables and nothing on the operand stack. */
  void fullFrame(@Nullable Object[] types) {
    out.visitFrame(F_FULL, types.length, types, 0, null);
  }

  /** A frame with the given variables, and one value on the operand stack. */
  void fullFrame(@Nullable Object[] types, String onStack) {
    out.visitFrame(F_FULL, types.length, types, 1, new Object[] {onStack});
    grow(1);
  }
}

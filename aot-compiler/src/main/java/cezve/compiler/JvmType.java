package cezve.compiler;

import cezve.model.type.ValType;
import cezve.tree.SlotType;
import org.objectweb.asm.Opcodes;

/** What generated code keeps values of each type in. */
enum JvmType {
  INT("I", 1, Opcodes.ILOAD, Opcodes.ISTORE, Opcodes.IRETURN, Opcodes.INTEGER),
  LONG("J", 2, Opcodes.LLOAD, Opcodes.LSTORE, Opcodes.LRETURN, Opcodes.LONG),
  FLOAT("F", 1, Opcodes.FLOAD, Opcodes.FSTORE, Opcodes.FRETURN, Opcodes.FLOAT),
  DOUBLE("D", 2, Opcodes.DLOAD, Opcodes.DSTORE, Opcodes.DRETURN, Opcodes.DOUBLE),
  VECTOR("L" + Names.V128 + ";", 1, Opcodes.ALOAD, Opcodes.ASTORE, Opcodes.ARETURN, Names.V128),
  REFERENCE(
      "Ljava/lang/Object;", 1, Opcodes.ALOAD, Opcodes.ASTORE, Opcodes.ARETURN, "java/lang/Object");

  private final String descriptor;
  private final int size;
  private final int load;
  private final int store;
  private final int returning;
  private final Object frameType;

  JvmType(String descriptor, int size, int load, int store, int returning, Object frameType) {
    this.descriptor = descriptor;
    this.size = size;
    this.load = load;
    this.store = store;
    this.returning = returning;
    this.frameType = frameType;
  }

  static JvmType of(SlotType type) {
    return switch (type) {
      case I32 -> INT;
      case I64 -> LONG;
      case F32 -> FLOAT;
      case F64 -> DOUBLE;
      case V128 -> VECTOR;
      case REF -> REFERENCE;
    };
  }

  static JvmType of(ValType type) {
    return of(SlotType.of(type));
  }

  String descriptor() {
    return descriptor;
  }

  /** The number of JVM local variables, or places of the operand stack, that a value takes. */
  int size() {
    return size;
  }

  int load() {
    return load;
  }

  int store() {
    return store;
  }

  int returning() {
    return returning;
  }

  /** The type in stack map frames. */
  Object frameType() {
    return frameType;
  }
}

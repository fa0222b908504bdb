package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.tree.Slot;
import org.jspecify.annotations.Nullable;

/**
 * Slots as cells of two arrays, which all methods of a function share: the form for functions that
 * are cut into many methods. A slot has the same index in both arrays.
 */
final class CellSlots implements Slots {
  /** What every such method takes first. */
  static final String PARAMS = "[J[Ljava/lang/Object;" + Names.type(Names.INSTANCE);

  private static final int NUMBERS = 0;
  private static final int REFERENCES = 1;
  private static final int INSTANCE = 2;

  /** The variable with where to start. */
  static final int START = 3;

  /** The variable with how another part ended. */
  static final int OUTCOME = 4;

  static final int VARIABLES = 5;

  private final Code code;

  CellSlots(Code code) {
    this.code = code;
  }

  @Override
  public void get(Slot slot) {
    get(code, NUMBERS, REFERENCES, slot.index(), JvmType.of(slot.type()));
  }

  @Override
  public void set(Slot slot) {
    put(slot.index(), JvmType.of(slot.type()));
  }

  /** Pops a value into a cell. */
  void put(int cell, JvmType type) {
    put(code, NUMBERS, REFERENCES, cell, type);
  }

  /** Pushes the value of a cell of the arrays in the given variables. */
  static void get(Code code, int numbers, int references, int cell, JvmType type) {
    code.variable(ALOAD, isNumber(type) ? numbers : references);
    code.iconst(cell);
    code.call(Names.CELLS, getter(type), "(" + arrayType(type) + "I)" + type.descriptor());
  }

  /** Pops a value into a cell of the arrays in the given variables. */
  static void put(Code code, int numbers, int references, int cell, JvmType type) {
    code.variable(ALOAD, isNumber(type) ? numbers : references);
    code.iconst(cell);
    code.call(Names.CELLS, "put", "(" + type.descriptor() + arrayType(type) + "I)V");
  }

  private static boolean isNumber(JvmType type) {
    return type != JvmType.VECTOR && type != JvmType.REFERENCE;
  }

  private static String arrayType(JvmType type) {
    return isNumber(type) ? "[J" : "[Ljava/lang/Object;";
  }

  /** The name of the functions of {@code support} that read a value. */
  static String getter(JvmType type) {
    return switch (type) {
      case INT -> "getInt";
      case LONG -> "getLong";
      case FLOAT -> "getFloat";
      case DOUBLE -> "getDouble";
      case VECTOR -> "getVector";
      case REFERENCE -> "get";
    };
  }

  @Override
  public int instance() {
    return INSTANCE;
  }

  @Override
  public void memory() {
    InstanceClass.pushArray(code, INSTANCE);
  }

  @Override
  public void reloadMemory() {
    // Nothing is kept.
  }

  @Override
  public @Nullable Object[] frame() {
    return new Object[] {"[J", "[Ljava/lang/Object;", Names.INSTANCE, INTEGER, INTEGER};
  }
}

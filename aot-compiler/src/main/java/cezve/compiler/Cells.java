package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.tree.Slot;
import java.util.List;

/** Emits moves between JVM values and the arrays of cells of a call. */
final class Cells {
  private final Code code;
  private final int numbers;
  private final int references;

  /** For arrays in the given variables. */
  Cells(Code code, int numbers, int references) {
    this.code = code;
    this.numbers = numbers;
    this.references = references;
  }

  /** Stores the values of consecutive variables. */
  void pack(List<JvmType> types, int firstVariable) {
    int variable = firstVariable;
    int cell = 0;
    for (JvmType type : types) {
      int from = variable;
      put(cell, type, () -> code.variable(type.load(), from));
      variable += type.size();
      cell += cells(type);
    }
  }

  /** Stores the values of slots. */
  void pack(List<Slot> values, Slots slots) {
    int cell = 0;
    for (Slot value : values) {
      JvmType type = JvmType.of(value.type());
      put(cell, type, () -> slots.get(value));
      cell += cells(type);
    }
  }

  private void put(int cell, JvmType type, Runnable push) {
    code.variable(ALOAD, type == JvmType.REFERENCE ? references : numbers);
    code.iconst(cell);
    push.run();
    store(type);
  }

  /** Pushes all values. */
  void unpack(List<JvmType> types) {
    int cell = 0;
    for (JvmType type : types) {
      push(type, cell);
      cell += cells(type);
    }
  }

  private void push(JvmType type, int cell) {
    code.variable(ALOAD, type == JvmType.REFERENCE ? references : numbers);
    code.iconst(cell);
    load(type);
  }

  /** Turns results in cells into one on the stack, and the others in the context. */
  void unpackResults(List<JvmType> types, int context) {
    int cell = 0;
    for (int i = 0; i < types.size(); i++) {
      JvmType type = types.get(i);
      if (i > 0) {
        code.variable(ALOAD, context);
        code.iconst(i);
      }
      push(type, cell);
      if (i > 0) {
        Results.keep(code, type);
      }
      cell += cells(type);
    }
  }

  /** Pops the first result into the variable after the context's. */
  void storeFirst(List<JvmType> types, int context) {
    if (!types.isEmpty()) {
      code.variable(types.getFirst().store(), context + 1);
    }
  }

  /** Turns a result in the variable after the context's, and others in it, into cells. */
  void packResults(List<JvmType> types, int context) {
    if (types.isEmpty()) {
      return;
    }
    pack(types.subList(0, 1), context + 1);
    int cell = cells(types.getFirst());
    for (int i = 1; i < types.size(); i++) {
      JvmType type = types.get(i);
      int result = i;
      put(
          cell,
          type,
          () -> {
            code.variable(ALOAD, context);
            code.iconst(result);
            Results.take(code, type);
          });
      cell += cells(type);
    }
  }

  static int cells(JvmType type) {
    return type == JvmType.VECTOR ? 2 : 1;
  }

  /** Stores the value above an array and an index. */
  void store(JvmType type) {
    switch (type) {
      case INT, LONG, FLOAT, DOUBLE -> {
        code.toBits(type);
        code.insn(LASTORE);
      }
      case VECTOR -> code.call(Names.CALLS, "store", "([JI" + Names.type(Names.V128) + ")V");
      case REFERENCE -> code.insn(AASTORE);
    }
  }

  /** Loads from an array and an index. */
  private void load(JvmType type) {
    switch (type) {
      case INT, LONG, FLOAT, DOUBLE -> {
        code.insn(LALOAD);
        code.fromBits(type);
      }
      case VECTOR -> code.call(Names.CALLS, "load", "([JI)" + Names.type(Names.V128));
      case REFERENCE -> code.insn(AALOAD);
    }
  }
}

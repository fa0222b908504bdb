package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

/**
 * Emits new arrays of number and reference cells and puts values into them; the arrays stay on the
 * operand stack, the one with references on top.
 */
final class CellArrays {
  private final Code code;
  private final Cells cells;

  CellArrays(Code code) {
    this.code = code;
    this.cells = new Cells(code, 0, 0);
  }

  /** Pushes new arrays of the given lengths. */
  void push(int numbers, int references) {
    code.iconst(numbers);
    code.newArray(T_LONG);
    code.iconst(references);
    code.newArray(Names.OBJECT);
  }

  /** Puts the value that {@code value} pushes into a cell. */
  void put(int cell, JvmType type, Runnable value) {
    code.insn(DUP2);
    if (type == JvmType.REFERENCE) {
      code.insn(SWAP);
    }
    code.insn(POP);
    code.iconst(cell);
    value.run();
    cells.store(type);
  }
}

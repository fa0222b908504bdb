package cezve.model.instruction;

import cezve.model.type.ValType;
import java.util.List;

/**
 * Parametric instructions.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/syntax/instructions.html#parametric-instructions">ParametricInstr</a>
 */
public sealed interface ParametricInstr extends Instr {

  record Drop() implements ParametricInstr {
    @Override
    public ParametricOp opcode() {
      return ParametricOp.DROP;
    }
  }

  /** For operands of number or vector type. */
  record Select() implements ParametricInstr {
    @Override
    public ParametricOp opcode() {
      return ParametricOp.SELECT;
    }
  }

  /** For operands of the one type that is given. */
  record SelectTyped(List<ValType> types) implements ParametricInstr {
    @Override
    public ParametricOp opcode() {
      return ParametricOp.SELECT_TYPED;
    }
  }
}

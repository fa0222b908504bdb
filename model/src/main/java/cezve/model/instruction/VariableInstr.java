package cezve.model.instruction;

/**
 * Variable instructions.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/syntax/instructions.html#variable-instructions">VariableInstr</a>
 */
public sealed interface VariableInstr extends Instr {

  record LocalGet(int local) implements VariableInstr {
    @Override
    public VariableOp opcode() {
      return VariableOp.LOCAL_GET;
    }
  }

  record LocalSet(int local) implements VariableInstr {
    @Override
    public VariableOp opcode() {
      return VariableOp.LOCAL_SET;
    }
  }

  record LocalTee(int local) implements VariableInstr {
    @Override
    public VariableOp opcode() {
      return VariableOp.LOCAL_TEE;
    }
  }

  record GlobalGet(int global) implements VariableInstr {
    @Override
    public VariableOp opcode() {
      return VariableOp.GLOBAL_GET;
    }
  }

  record GlobalSet(int global) implements VariableInstr {
    @Override
    public VariableOp opcode() {
      return VariableOp.GLOBAL_SET;
    }
  }
}

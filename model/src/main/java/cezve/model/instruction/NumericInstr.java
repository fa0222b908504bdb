package cezve.model.instruction;

/**
 * Numeric instructions. Floats are kept as their bits, so that NaN payloads survive.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/syntax/instructions.html#numeric-instructions">NumericInstr</a>
 */
public sealed interface NumericInstr extends Instr {

  record I32Const(int value) implements NumericInstr {
    @Override
    public ConstOp opcode() {
      return ConstOp.I32_CONST;
    }
  }

  record I64Const(long value) implements NumericInstr {
    @Override
    public ConstOp opcode() {
      return ConstOp.I64_CONST;
    }
  }

  record F32Const(int bits) implements NumericInstr {
    @Override
    public ConstOp opcode() {
      return ConstOp.F32_CONST;
    }
  }

  record F64Const(long bits) implements NumericInstr {
    @Override
    public ConstOp opcode() {
      return ConstOp.F64_CONST;
    }
  }

  /** Everything without immediates; get it from {@link NumericOp#instr()}. */
  record Numeric(NumericOp op) implements NumericInstr {
    @Override
    public NumericOp opcode() {
      return op;
    }
  }
}

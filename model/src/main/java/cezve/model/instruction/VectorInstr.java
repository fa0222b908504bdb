package cezve.model.instruction;

/**
 * Vector instructions, except for memory accesses.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/syntax/instructions.html#vector-instructions">VectorInstr</a>
 */
public sealed interface VectorInstr extends Instr {

  /** The first lanes are in the low bits of {@code low}. */
  record V128Const(long low, long high) implements VectorInstr {
    @Override
    public ConstOp opcode() {
      return ConstOp.V128_CONST;
    }
  }

  /** Everything without immediates; get it from {@link VectorOp#instr()}. */
  record Vector(VectorOp op) implements VectorInstr {
    @Override
    public VectorOp opcode() {
      return op;
    }
  }

  record Lane(LaneOp op, int lane) implements VectorInstr {
    @Override
    public LaneOp opcode() {
      return op;
    }
  }

  /** Sixteen lane indices, a byte each, the first in the lowest bits of {@code low}. */
  record Shuffle(long low, long high) implements VectorInstr {
    @Override
    public LaneOp opcode() {
      return LaneOp.I8X16_SHUFFLE;
    }
  }
}

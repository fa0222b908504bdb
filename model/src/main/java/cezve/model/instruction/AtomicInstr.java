package cezve.model.instruction;

/**
 * Atomic memory accesses of the proposal threads.
 *
 * @see <a href="https://webassembly.github.io/spec/core/syntax/instructions.html">AtomicInstr</a>
 */
public sealed interface AtomicInstr extends Instr {

  record Atomic(AtomicOp op, MemArg memArg) implements AtomicInstr {
    @Override
    public AtomicOp opcode() {
      return op;
    }
  }

  record AtomicFence() implements AtomicInstr {
    @Override
    public AtomicOp opcode() {
      return AtomicOp.ATOMIC_FENCE;
    }
  }
}

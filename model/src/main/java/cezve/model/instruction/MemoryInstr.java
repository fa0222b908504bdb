package cezve.model.instruction;

/**
 * Memory instructions.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/syntax/instructions.html#memory-instructions">MemoryInstr</a>
 */
public sealed interface MemoryInstr extends Instr {

  record Load(LoadOp op, MemArg memArg) implements MemoryInstr {
    @Override
    public LoadOp opcode() {
      return op;
    }
  }

  record Store(StoreOp op, MemArg memArg) implements MemoryInstr {
    @Override
    public StoreOp opcode() {
      return op;
    }
  }

  /** A load or store of one lane. */
  record LaneMemory(LaneMemoryOp op, MemArg memArg, int lane) implements MemoryInstr {
    @Override
    public LaneMemoryOp opcode() {
      return op;
    }
  }

  record MemorySize(int memory) implements MemoryInstr {
    @Override
    public MemoryOp opcode() {
      return MemoryOp.MEMORY_SIZE;
    }
  }

  record MemoryGrow(int memory) implements MemoryInstr {
    @Override
    public MemoryOp opcode() {
      return MemoryOp.MEMORY_GROW;
    }
  }

  record MemoryFill(int memory) implements MemoryInstr {
    @Override
    public MemoryOp opcode() {
      return MemoryOp.MEMORY_FILL;
    }
  }

  record MemoryCopy(int target, int source) implements MemoryInstr {
    @Override
    public MemoryOp opcode() {
      return MemoryOp.MEMORY_COPY;
    }
  }

  record MemoryInit(int memory, int data) implements MemoryInstr {
    @Override
    public MemoryOp opcode() {
      return MemoryOp.MEMORY_INIT;
    }
  }

  record DataDrop(int data) implements MemoryInstr {
    @Override
    public MemoryOp opcode() {
      return MemoryOp.DATA_DROP;
    }
  }
}

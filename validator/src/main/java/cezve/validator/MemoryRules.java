package cezve.validator;

import cezve.model.error.InvalidException;
import cezve.model.instruction.AtomicInstr.Atomic;
import cezve.model.instruction.AtomicOp;
import cezve.model.instruction.Instr;
import cezve.model.instruction.LaneMemoryOp;
import cezve.model.instruction.LoadOp;
import cezve.model.instruction.MemArg;
import cezve.model.instruction.MemoryInstr.DataDrop;
import cezve.model.instruction.MemoryInstr.LaneMemory;
import cezve.model.instruction.MemoryInstr.Load;
import cezve.model.instruction.MemoryInstr.MemoryCopy;
import cezve.model.instruction.MemoryInstr.MemoryFill;
import cezve.model.instruction.MemoryInstr.MemoryGrow;
import cezve.model.instruction.MemoryInstr.MemoryInit;
import cezve.model.instruction.MemoryInstr.MemorySize;
import cezve.model.instruction.MemoryInstr.Store;
import cezve.model.instruction.MemoryOp;
import cezve.model.instruction.Opcode;
import cezve.model.instruction.StoreOp;
import cezve.model.type.AddrType;
import java.util.List;

/**
 * Memory accesses, the atomic ones of the proposal threads among them.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#memory-instructions">Validation:
 *     Memory instructions</a>
 */
final class MemoryRules {
  private static final long OFFSETS_OF_I32 = 1L << 32;

  private final Context context;
  private final OperandStack operands;

  MemoryRules(Context context, OperandStack operands) {
    this.context = context;
    this.operands = operands;
  }

  void load(LoadOp op, Instr instr) {
    access(op, ((Load) instr).memArg(), op.naturalAlignment());
  }

  void store(StoreOp op, Instr instr) {
    access(op, ((Store) instr).memArg(), op.naturalAlignment());
  }

  void lane(LaneMemoryOp op, Instr instr) {
    LaneMemory access = (LaneMemory) instr;
    access(op, access.memArg(), op.naturalAlignment());
    VectorRules.requireLane(access.lane(), op.lanes());
  }

  void atomic(AtomicOp op, Instr instr) {
    if (!(instr instanceof Atomic(_, MemArg memArg))) {
      operands.apply(op.signature());
      return;
    }
    AddrType address = context.memory(memArg.memory()).address();
    if (memArg.align() != op.naturalAlignment()) {
      throw new InvalidException(
          "atomic alignment must be natural: "
              + bytes(op.naturalAlignment())
              + ", not "
              + bytes(memArg.align()));
    }
    requireOffset(memArg, address);
    operands.apply(op.signature(), address);
  }

  void check(MemoryOp op, Instr instr) {
    switch (op) {
      case MEMORY_SIZE -> apply(op, ((MemorySize) instr).memory());
      case MEMORY_GROW -> apply(op, ((MemoryGrow) instr).memory());
      case MEMORY_FILL -> apply(op, ((MemoryFill) instr).memory());
      case MEMORY_INIT -> init((MemoryInit) instr);
      case MEMORY_COPY -> copy((MemoryCopy) instr);
      case DATA_DROP -> context.data(((DataDrop) instr).data());
    }
  }

  private void apply(Opcode op, int memory) {
    operands.apply(op.signature(), context.memory(memory).address());
  }

  private void init(MemoryInit instr) {
    AddrType address = context.memory(instr.memory()).address();
    context.data(instr.data());
    operands.apply(instr.opcode().signature(), address);
  }

  /** The length has the narrower of the two memories' address types. */
  private void copy(MemoryCopy instr) {
    AddrType target = context.memory(instr.target()).address();
    AddrType source = context.memory(instr.source()).address();
    AddrType length = target == AddrType.I64 ? source : target;
    operands.pop(List.of(target.numType(), source.numType(), length.numType()));
  }

  private void access(Opcode op, MemArg memArg, int naturalAlignment) {
    AddrType address = context.memory(memArg.memory()).address();
    if (Integer.compareUnsigned(memArg.align(), naturalAlignment) > 0) {
      throw new InvalidException(
          "alignment must not be larger than natural: "
              + bytes(memArg.align())
              + ", not "
              + bytes(naturalAlignment));
    }
    requireOffset(memArg, address);
    operands.apply(op.signature(), address);
  }

  private static void requireOffset(MemArg memArg, AddrType address) {
    if (address == AddrType.I32 && Long.compareUnsigned(memArg.offset(), OFFSETS_OF_I32) >= 0) {
      throw new InvalidException(
          "offset out of range: "
              + Long.toUnsignedString(memArg.offset())
              + " in a memory with i32 addresses");
    }
  }

  private static String bytes(int align) {
    return align == 0 ? "1 byte" : "2^" + Integer.toUnsignedString(align) + " bytes";
  }
}

package cezve.model.testing.valid;

import cezve.model.instruction.AtomicInstr;
import cezve.model.instruction.AtomicKind;
import cezve.model.instruction.AtomicOp;
import cezve.model.instruction.MemArg;
import cezve.model.type.NumType;
import cezve.model.type.ValType;
import java.util.ArrayList;
import java.util.List;

/** Adds the instructions of threads to a body that one thread executes. */
final class RandomAtomics {
  private static final List<AtomicOp> OPS = List.of(AtomicOp.values());

  private final RandomBody body;
  private final Choices choices;

  RandomAtomics(RandomBody body) {
    this.body = body;
    this.choices = body.choices;
  }

  /** Any instruction on what is there. */
  void step() {
    AtomicOp op = OPS.get(choices.below(OPS.size()));
    if (op.kind() == AtomicKind.FENCE) {
      body.emit(new AtomicInstr.AtomicFence(), List.of(), List.of());
      return;
    }
    int memory = body.anyIndex();
    NumType address = RandomModule.address(memory);
    body.need(List.of(address));
    if (!choices.oneIn(8)) {
      // Aligned for all of them.
      body.maskAddress(memory, 24);
    }
    List<ValType> operands = op.signature().params();
    List<ValType> pops = new ArrayList<>(operands.subList(1, operands.size()));
    pops.forEach(operand -> body.value(operand, 2));
    pops.addFirst(address);
    MemArg memArg = new MemArg(memory, op.naturalAlignment(), 8L * choices.below(3));
    body.emit(new AtomicInstr.Atomic(op, memArg), pops, op.signature().results());
  }
}

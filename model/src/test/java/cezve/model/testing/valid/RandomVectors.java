package cezve.model.testing.valid;

import cezve.model.instruction.Feature;
import cezve.model.instruction.LaneMemoryOp;
import cezve.model.instruction.LaneOp;
import cezve.model.instruction.LoadOp;
import cezve.model.instruction.MemArg;
import cezve.model.instruction.MemoryInstr;
import cezve.model.instruction.Opcode;
import cezve.model.instruction.StoreOp;
import cezve.model.instruction.VectorInstr;
import cezve.model.instruction.VectorOp;
import cezve.model.type.NumType;
import cezve.model.type.ValType;
import cezve.model.type.VecType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Adds vector instructions to a body, except those on floats, whose NaNs may differ. */
final class RandomVectors {
  private static final ValType V128 = VecType.V128;
  private static final List<VectorOp> OPS = withoutFloats(VectorOp.values());
  private static final List<LaneOp> LANES = withoutFloats(LaneOp.values());
  private static final List<LoadOp> LOADS =
      Arrays.stream(LoadOp.values()).filter(op -> op.row().feature() == Feature.SIMD).toList();

  private final RandomBody body;
  private final Choices choices;

  RandomVectors(RandomBody body) {
    this.body = body;
    this.choices = body.choices;
  }

  private static <T extends Opcode> List<T> withoutFloats(T[] all) {
    List<T> some = new ArrayList<>();
    for (T op : all) {
      String name = op.mnemonic();
      if (op.row().feature() == Feature.SIMD
          && !name.contains("f32x4")
          && !name.contains("f64x2")) {
        some.add(op);
      }
    }
    return some;
  }

  private <T> T any(List<T> all) {
    return all.get(choices.below(all.size()));
  }

  /** Pushes a vector. */
  void value(int depth) {
    if (choices.oneIn(3)) {
      load(depth);
      return;
    }
    VectorOp op = any(OPS);
    for (ValType param : op.signature().params()) {
      body.value(param, depth + 1);
    }
    body.emit(op.instr(), op.signature().params(), op.signature().results());
    if (!op.signature().results().getFirst().equals(V128)) {
      body.emit(VectorOp.I32X4_SPLAT.instr(), List.of(NumType.I32), List.of(V128));
    }
  }

  private void load(int depth) {
    int memory = body.anyIndex();
    LoadOp op = any(LOADS);
    body.value(RandomModule.address(memory), depth + 1);
    mostlyInside(memory);
    MemArg memArg = memArg(memory, op.naturalAlignment());
    body.emit(
        new MemoryInstr.Load(op, memArg), List.of(RandomModule.address(memory)), List.of(V128));
  }

  private void mostlyInside(int memory) {
    if (!choices.oneIn(8)) {
      body.maskAddress(memory, 31);
    }
  }

  private MemArg memArg(int memory, int naturalAlignment) {
    return new MemArg(memory, choices.below(naturalAlignment + 1), choices.below(16));
  }

  /** Any instruction on what is there. */
  void step() {
    switch (choices.below(5)) {
      case 0, 1 -> {
        VectorOp op = any(OPS);
        body.need(op.signature().params());
        body.emit(op.instr(), op.signature().params(), op.signature().results());
      }
      case 2 -> lane();
      case 3 -> laneMemory();
      default -> store();
    }
  }

  private void lane() {
    LaneOp op = any(LANES);
    body.need(op.signature().params());
    VectorInstr instr =
        op == LaneOp.I8X16_SHUFFLE
            ? new VectorInstr.Shuffle(indices(), indices())
            : new VectorInstr.Lane(op, choices.below(op.lanes()));
    body.emit(instr, op.signature().params(), op.signature().results());
  }

  private long indices() {
    return choices.bits(Long.SIZE) & 0x1F1F_1F1F_1F1F_1F1FL;
  }

  private void laneMemory() {
    LaneMemoryOp op = any(List.of(LaneMemoryOp.values()));
    int memory = body.anyIndex();
    ValType address = RandomModule.address(memory);
    body.need(List.of(address));
    mostlyInside(memory);
    body.value(V128, 1);
    MemArg memArg = memArg(memory, op.naturalAlignment());
    body.emit(
        new MemoryInstr.LaneMemory(op, memArg, choices.below(16 / op.bytes())),
        List.of(address, V128),
        op.signature().results());
  }

  private void store() {
    int memory = body.anyIndex();
    ValType address = RandomModule.address(memory);
    body.need(List.of(address));
    mostlyInside(memory);
    body.value(V128, 1);
    MemArg memArg = memArg(memory, StoreOp.V128_STORE.naturalAlignment());
    body.emit(new MemoryInstr.Store(StoreOp.V128_STORE, memArg), List.of(address, V128), List.of());
  }
}

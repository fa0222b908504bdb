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
import java.util.Set;

/** Adds vector instructions to a body. */
final class RandomVectors {
  private static final ValType V128 = VecType.V128;
  private static final List<VectorOp> ALL_OPS = List.of(VectorOp.values());
  private static final List<LaneOp> ALL_LANES = List.of(LaneOp.values());
  private static final List<VectorOp> OPS = withoutFloats(VectorOp.values());
  private static final List<LaneOp> LANES = withoutFloats(LaneOp.values());

  /** Those on floats of which no NaN comes that may be another one elsewhere. */
  private static final Set<String> EXACT =
      Set.of("neg", "abs", "eq", "ne", "lt", "gt", "le", "ge", "splat");

  private static final List<LoadOp> LOADS =
      Arrays.stream(LoadOp.values()).filter(op -> op.row().feature() == Feature.SIMD).toList();

  private final RandomBody body;
  private final Choices choices;
  private final List<VectorOp> ops;
  private final List<LaneOp> lanes;

  RandomVectors(RandomBody body) {
    this.body = body;
    this.choices = body.choices;
    boolean floats = body.module.has(Extra.FLOAT_VECTORS);
    this.ops = floats ? ALL_OPS : OPS;
    this.lanes = floats ? ALL_LANES : LANES;
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
    VectorOp op = any(ops);
    for (ValType param : op.signature().params()) {
      body.value(param, depth + 1);
    }
    emit(op);
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
        VectorOp op = any(ops);
        body.need(op.signature().params());
        emit(op);
      }
      case 2 -> lane();
      case 3 -> laneMemory();
      default -> store();
    }
  }

  /** Nothing may depend on which NaN an operation gives. */
  private void emit(VectorOp op) {
    canonicalOperand(op);
    body.emit(op.instr(), op.signature().params(), op.signature().results());
    String name = op.mnemonic();
    if (!EXACT.contains(name.substring(name.indexOf('.') + 1)) && !body.frame().stack.isEmpty()) {
      if (name.startsWith("f32x4.")) {
        body.canonicalLanes(VectorOp.F32X4_EQ);
      } else if (name.startsWith("f64x2.")) {
        body.canonicalLanes(VectorOp.F64X2_EQ);
      }
    }
  }

  private void canonicalOperand(Opcode op) {
    ValType last = op.signature().params().getLast();
    if ((last == NumType.F32 || last == NumType.F64) && !body.frame().stack.isEmpty()) {
      body.canonical(last);
    }
  }

  private void lane() {
    LaneOp op = any(lanes);
    body.need(op.signature().params());
    canonicalOperand(op);
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

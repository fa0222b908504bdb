package cezve.model.testing.valid;

import cezve.model.instruction.Effect;
import cezve.model.instruction.Feature;
import cezve.model.instruction.Instr;
import cezve.model.instruction.LoadOp;
import cezve.model.instruction.MemArg;
import cezve.model.instruction.MemoryInstr;
import cezve.model.instruction.NumericInstr.F32Const;
import cezve.model.instruction.NumericInstr.F64Const;
import cezve.model.instruction.NumericOp;
import cezve.model.instruction.Opcode;
import cezve.model.instruction.ReferenceInstr;
import cezve.model.instruction.StoreOp;
import cezve.model.instruction.TableInstr;
import cezve.model.instruction.VariableInstr.GlobalGet;
import cezve.model.instruction.VariableInstr.GlobalSet;
import cezve.model.type.Mutability;
import cezve.model.type.NumType;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import cezve.model.type.VecType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Adds operators, loads and stores to a body. */
final class RandomOperators {
  private static final List<NumericOp> NUMERIC = List.of(NumericOp.values());
  private static final List<LoadOp> LOADS =
      Arrays.stream(LoadOp.values()).filter(op -> op.row().feature() != Feature.SIMD).toList();
  private static final List<StoreOp> STORES =
      Arrays.stream(StoreOp.values()).filter(op -> op.row().feature() != Feature.SIMD).toList();

  /** What tells one NaN from another in its last operand. */
  private static final Set<NumericOp> REVEALING =
      EnumSet.of(
          NumericOp.I32_REINTERPRET_F32,
          NumericOp.I64_REINTERPRET_F64,
          NumericOp.F32_COPYSIGN,
          NumericOp.F64_COPYSIGN);

  private final RandomBody body;
  private final Choices choices;

  RandomOperators(RandomBody body) {
    this.body = body;
    this.choices = body.choices;
  }

  /** Pushes the result of an operation. */
  void value(ValType wanted, int depth) {
    if (wanted.equals(RefType.EXNREF)) {
      body.push(body.module.constant(wanted), wanted);
    } else if (wanted == VecType.V128) {
      new RandomVectors(body).value(depth);
    } else if (wanted.equals(RefType.ANYREF)) {
      new RandomAggregates(body).value(depth);
    } else if (wanted instanceof RefType) {
      int table = body.anyIndex();
      body.address(table, 7);
      body.emit(
          new TableInstr.TableGet(table), List.of(RandomModule.address(table)), List.of(wanted));
    } else if (wanted == NumType.I32 && choices.oneIn(6)) {
      number(depth);
    } else if (choices.oneIn(4)) {
      int memory = body.anyIndex();
      body.value(RandomModule.address(memory), depth + 1);
      load(memory, any(producing(LOADS, wanted)));
    } else {
      NumericOp op = anyNumeric(producing(NUMERIC, wanted));
      for (ValType param : op.signature().params()) {
        body.value(param, depth + 1);
      }
      emit(op);
    }
  }

  private void number(int depth) {
    switch (choices.below(3)) {
      case 0 -> body.push(new MemoryInstr.MemorySize(0), NumType.I32);
      case 1 -> body.push(new TableInstr.TableSize(0), NumType.I32);
      default -> {
        RefType type = choices.oneIn(2) ? RefType.EXNREF : RefType.FUNCREF;
        body.value(type, depth + 1);
        isNull(type);
      }
    }
  }

  void isNull(RefType type) {
    body.emit(new ReferenceInstr.RefIsNull(), List.of(type), List.of(NumType.I32));
  }

  /** Any numeric operation on what is there. */
  void numeric() {
    NumericOp op = anyNumeric(NUMERIC);
    body.need(op.signature().params());
    emit(op);
  }

  private void emit(NumericOp op) {
    List<ValType> params = op.signature().params();
    if (REVEALING.contains(op) && !body.frame().stack.isEmpty()) {
      body.canonical(params.getLast());
    }
    operation(op);
  }

  /** Pushes the bits of a float that may be any NaN. */
  void nanBits() {
    boolean single = choices.oneIn(2);
    exact(single ? NumType.F32 : NumType.F64, 0);
    NumericOp op = single ? NumericOp.I32_REINTERPRET_F32 : NumericOp.I64_REINTERPRET_F64;
    operation(op);
  }

  /** Pushes a float whose bits are determined even if it is a NaN. */
  private void exact(NumType type, int depth) {
    boolean single = type == NumType.F32;
    int alternative = choices.below(depth < 4 ? 8 : 3);
    switch (alternative) {
      case 0 -> body.push(nan(single), type);
      case 1 -> {
        int memory = body.anyIndex();
        body.address(memory, 31);
        load(memory, single ? LoadOp.F32_LOAD : LoadOp.F64_LOAD);
      }
      case 2 -> {
        body.value(single ? NumType.I32 : NumType.I64, depth + 1);
        operation(single ? NumericOp.F32_REINTERPRET_I32 : NumericOp.F64_REINTERPRET_I64);
      }
      case 3 -> {
        exact(type, depth + 1);
        operation(single ? NumericOp.F32_NEG : NumericOp.F64_NEG);
      }
      case 4 -> {
        exact(type, depth + 1);
        operation(single ? NumericOp.F32_ABS : NumericOp.F64_ABS);
      }
      case 5 -> {
        exact(type, depth + 1);
        exact(type, depth + 1);
        operation(single ? NumericOp.F32_COPYSIGN : NumericOp.F64_COPYSIGN);
      }
      case 6 -> {
        exact(type, depth + 1);
        exact(type, depth + 1);
        body.value(NumType.I32, depth + 1);
        body.select(type);
      }
      default -> {
        exact(type, depth + 1);
        int global = RandomModule.global(type, Mutability.VAR);
        body.emit(new GlobalSet(global), List.of(type), List.of());
        body.push(new GlobalGet(global), type);
      }
    }
  }

  private Instr nan(boolean single) {
    return single
        ? new F32Const(0x7F80_0000 | (int) choices.bits(Integer.SIZE))
        : new F64Const(0x7FF0_0000_0000_0000L | choices.bits(Long.SIZE));
  }

  private void operation(NumericOp op) {
    body.emit(op.instr(), op.signature().params(), op.signature().results());
  }

  void load() {
    int memory = body.anyIndex();
    body.need(List.of(RandomModule.address(memory)));
    load(memory, any(LOADS));
  }

  private void load(int memory, LoadOp op) {
    if (!choices.oneIn(8)) {
      body.maskAddress(memory, 31);
    }
    MemArg memArg = memArg(memory, op.naturalAlignment());
    NumType address = RandomModule.address(memory);
    body.emit(new MemoryInstr.Load(op, memArg), List.of(address), op.signature().results());
  }

  void store() {
    StoreOp op = any(STORES);
    ValType value = op.signature().params().getLast();
    int memory = body.anyIndex();
    NumType address = RandomModule.address(memory);
    body.need(List.of(address));
    if (!choices.oneIn(8)) {
      body.maskAddress(memory, 31);
    }
    if (choices.oneIn(3)) {
      body.push(body.module.constant(value), value);
    } else {
      body.value(value, 0);
      if (value == NumType.F32 || value == NumType.F64) {
        body.canonical(value);
      }
    }
    MemArg memArg = memArg(memory, op.naturalAlignment());
    body.emit(new MemoryInstr.Store(op, memArg), List.of(address, value), List.of());
  }

  private MemArg memArg(int memory, int naturalAlignment) {
    long offset =
        switch (choices.below(16)) {
          case 15 -> RandomModule.address(memory) == NumType.I64 ? -8 : 0xFFFF_FFFFL;
          case 14 -> 65_500;
          case 13, 12, 11, 10 -> choices.below(16);
          default -> 0;
        };
    return new MemArg(memory, choices.below(naturalAlignment + 1), offset);
  }

  /** One of the operations; those that trap are less likely. */
  private NumericOp anyNumeric(List<NumericOp> ops) {
    NumericOp op = any(ops);
    return op.effect() == Effect.TRAPS && choices.oneIn(2) ? any(ops) : op;
  }

  private <T> T any(List<T> all) {
    return all.get(choices.below(all.size()));
  }

  private static <T extends Opcode> List<T> producing(List<T> all, ValType wanted) {
    return all.stream().filter(op -> op.signature().results().equals(List.of(wanted))).toList();
  }
}

package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.model.instruction.LoadOp;
import cezve.model.instruction.MemArg;
import cezve.model.instruction.StoreOp;
import cezve.model.type.MemType.Sharing;
import cezve.runtime.CodeVariant.Duty;
import cezve.tree.Expr;
import cezve.tree.SlotType;
import cezve.tree.Stmt;
import cezve.validator.ValidModule;

/**
 * Emits accesses to memories: calls of the small functions in {@code support.Memories} for memory
 * 0, of the memory instance for others. They load and store integers; what becomes of those is
 * emitted around them.
 */
final class MemoryEmitter {
  /** How an access finds its bytes. */
  enum Way {
    /** In the array of memory 0, at an i32. */
    ADDRESS("I", ""),
    /** In the array of memory 0, at the sum of an i32 and an offset. */
    SUM("I", "I"),
    /** In the array of memory 0, at the sum of an i64 and an offset. */
    WIDE_SUM("J", "I"),
    /** By the memory instance, at an effective address. */
    INSTANCE("J", "");

    private final String address;
    private final String offset;

    Way(String address, String offset) {
      this.address = address;
      this.offset = offset;
    }
  }

  private final Code code;
  private final ExprEmitter exprs;
  private final Slots slots;
  private final boolean hasArray;
  private final String stores;

  MemoryEmitter(Code code, ExprEmitter exprs, Slots slots, ModuleTarget target) {
    this.code = code;
    this.exprs = exprs;
    this.slots = slots;
    this.hasArray = hasArray(target.module());
    this.stores = target.variant().has(Duty.MARK_WRITES) ? Names.TRACKED_MEMORIES : Names.MEMORIES;
  }

  /** Whether there is a memory 0 that may be in an array. */
  static boolean hasArray(ValidModule module) {
    return !module.memories().isEmpty()
        && module.memories().getFirst().sharing() == Sharing.UNSHARED;
  }

  void load(Expr.Load load) {
    Way way = place(load.memArg(), load.address(), load.op().bytes());
    if (!way.offset.isEmpty()) {
      code.iconst((int) load.memArg().offset());
    }
    load(code, load.op(), way);
  }

  void store(Stmt.Store store) {
    Way way = place(store.memArg(), store.address(), store.op().bytes());
    exprs.emit(store.value());
    toBits(code, store.op());
    if (!way.offset.isEmpty()) {
      code.iconst((int) store.memArg().offset());
    }
    store(code, stores, store.op(), way);
  }

  /** Pushes where the access takes place, except for an offset that is passed as such. */
  private Way place(MemArg memArg, Expr address, int bytes) {
    boolean near = memArg.offset() >= 0 && memArg.offset() <= Integer.MAX_VALUE;
    if (!hasArray || memArg.memory() != 0 || !near) {
      exprs.memory(memArg.memory());
      exprs.effectiveAddress(address, memArg.offset());
      return Way.INSTANCE;
    }
    slots.memory();
    exprs.instance();
    exprs.emit(address);
    if (address.type() == SlotType.I64) {
      return Way.WIDE_SUM;
    }
    return memArg.offset() == 0 && bytes <= Long.BYTES ? Way.ADDRESS : Way.SUM;
  }

  /** Loads a value, with what the way takes on the stack. */
  static void load(Code code, LoadOp op, Way way) {
    call(code, Names.MEMORIES, "load" + op.bytes() * Byte.SIZE, way, "", loaded(op.bytes()));
    fromBits(code, op);
  }

  /**
   * Stores the bits of a value, with what the way takes on the stack.
   *
   * @param owner the class with functions that store in memory 0
   */
  static void store(Code code, String owner, StoreOp op, Way way) {
    String value = stored(op.bytes());
    if (way == Way.INSTANCE && op.bytes() < Integer.BYTES) {
      code.insn(op.bytes() == 1 ? I2B : I2S);
      value = loaded(op.bytes());
    }
    call(code, owner, "store" + op.bytes() * Byte.SIZE, way, value, "V");
  }

  private static void call(
      Code code, String owner, String name, Way way, String value, String result) {
    String descriptor = way.address + value + way.offset + ")" + result;
    if (way == Way.INSTANCE) {
      code.callVirtual(Names.MEMORY, name, "(" + descriptor);
    } else {
      code.call(owner, name, "([B" + Names.type(Names.CONTEXT) + descriptor);
    }
  }

  private static String loaded(int bytes) {
    return switch (bytes) {
      case 1 -> "B";
      case 2 -> "S";
      default -> stored(bytes);
    };
  }

  private static String stored(int bytes) {
    return bytes == 16 ? Names.type(Names.V128) : bytes == 8 ? "J" : "I";
  }

  private static void fromBits(Code code, LoadOp op) {
    switch (op) {
      case I32_LOAD, I64_LOAD, V128_LOAD, I32_LOAD8_S, I32_LOAD16_S -> {}
      case I32_LOAD8_U -> mask(code, 0xFF);
      case I32_LOAD16_U -> mask(code, 0xFFFF);
      case I64_LOAD8_S, I64_LOAD16_S, I64_LOAD32_S -> code.insn(I2L);
      case I64_LOAD8_U -> {
        mask(code, 0xFF);
        code.insn(I2L);
      }
      case I64_LOAD16_U -> {
        mask(code, 0xFFFF);
        code.insn(I2L);
      }
      case I64_LOAD32_U -> code.call("java/lang/Integer", "toUnsignedLong", "(I)J");
      case F32_LOAD -> code.call("java/lang/Float", "intBitsToFloat", "(I)F");
      case F64_LOAD -> code.call("java/lang/Double", "longBitsToDouble", "(J)D");
      case V128_LOAD32_ZERO -> {
        code.call("java/lang/Integer", "toUnsignedLong", "(I)J");
        zeroAbove(code);
      }
      case V128_LOAD64_ZERO -> zeroAbove(code);
      case V128_LOAD8X8_S, V128_LOAD8X8_U, V128_LOAD16X4_S, V128_LOAD16X4_U -> lowered(op);
      case V128_LOAD32X2_S, V128_LOAD32X2_U, V128_LOAD8_SPLAT, V128_LOAD16_SPLAT -> lowered(op);
      case V128_LOAD32_SPLAT, V128_LOAD64_SPLAT -> lowered(op);
    }
  }

  private static void mask(Code code, int mask) {
    code.iconst(mask);
    code.insn(IAND);
  }

  private static void zeroAbove(Code code) {
    code.insn(LCONST_0);
    code.call(Names.VECTORS, "of", "(JJ)" + Names.type(Names.V128));
  }

  private static void lowered(LoadOp op) {
    throw new AssertionError("BUG: " + op.mnemonic() + " is lowered to others");
  }

  private static void toBits(Code code, StoreOp op) {
    switch (op) {
      case I32_STORE, I64_STORE, I32_STORE8, I32_STORE16, V128_STORE -> {}
      case F32_STORE -> code.call("java/lang/Float", "floatToRawIntBits", "(F)I");
      case F64_STORE -> code.call("java/lang/Double", "doubleToRawLongBits", "(D)J");
      case I64_STORE8, I64_STORE16, I64_STORE32 -> code.insn(L2I);
    }
  }
}

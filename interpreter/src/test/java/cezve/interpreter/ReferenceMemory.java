package cezve.interpreter;

import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.instruction.LoadOp;
import cezve.model.instruction.MemArg;
import cezve.model.instruction.StoreOp;
import cezve.model.type.NumType;
import cezve.model.type.ValType;
import cezve.runtime.MemoryInstance;

/** Loads and stores, byte by byte. */
final class ReferenceMemory {
  private ReferenceMemory() {}

  static Object load(MemoryInstance memory, LoadOp op, MemArg memArg, long address) {
    byte[] bytes = new byte[op.bytes()];
    memory.read(effective(address, memArg.offset()), bytes, 0, bytes.length);
    long bits = op.mnemonic().endsWith("_s") && bytes[bytes.length - 1] < 0 ? -1 : 0;
    for (int i = bytes.length - 1; i >= 0; i--) {
      bits = (bits << Byte.SIZE) | (bytes[i] & 0xFF);
    }
    return value(op.signature().results().getFirst(), bits);
  }

  static void store(MemoryInstance memory, StoreOp op, MemArg memArg, long address, Object value) {
    byte[] bytes = new byte[op.bytes()];
    long bits = bits(value);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (bits >>> (Byte.SIZE * i));
    }
    memory.write(effective(address, memArg.offset()), bytes, 0, bytes.length);
  }

  private static long effective(long address, long offset) {
    long sum = address + offset;
    if (sum < 0 || Long.compareUnsigned(sum, offset) < 0) {
      throw new TrapException(Trap.OUT_OF_BOUNDS_MEMORY_ACCESS);
    }
    return sum;
  }

  /** The number of a type with the given bits. */
  static Object value(ValType type, long bits) {
    return switch ((NumType) type) {
      case I32 -> (int) bits;
      case I64 -> bits;
      case F32 -> Float.intBitsToFloat((int) bits);
      case F64 -> Double.longBitsToDouble(bits);
    };
  }

  private static long bits(Object value) {
    return switch (value) {
      case Integer i -> i;
      case Long l -> l;
      case Float f -> Float.floatToRawIntBits(f);
      case Double d -> Double.doubleToRawLongBits(d);
      default -> throw new AssertionError(value);
    };
  }
}

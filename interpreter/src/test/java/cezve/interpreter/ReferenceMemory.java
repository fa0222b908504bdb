package cezve.interpreter;

import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.instruction.LoadOp;
import cezve.model.instruction.MemArg;
import cezve.model.instruction.StoreOp;
import cezve.model.type.NumType;
import cezve.model.type.ValType;
import cezve.model.type.VecType;
import cezve.runtime.MemoryInstance;
import cezve.runtime.numeric.V128;

/** Loads and stores, byte by byte. */
final class ReferenceMemory {
  private ReferenceMemory() {}

  static Object load(MemoryInstance memory, LoadOp op, MemArg memArg, long address) {
    byte[] bytes = new byte[op.bytes()];
    memory.read(effective(address, memArg.offset()), bytes, 0, bytes.length);
    ValType type = op.signature().results().getFirst();
    return type instanceof VecType
        ? ReferenceVectors.load(op, bytes)
        : value(type, bytes, op.mnemonic().endsWith("_s"));
  }

  /** The number of a type in bytes, sign-extended or not. */
  static Object value(ValType type, byte[] bytes, boolean signed) {
    long bits = signed && bytes[bytes.length - 1] < 0 ? -1 : 0;
    for (int i = bytes.length - 1; i >= 0; i--) {
      bits = (bits << Byte.SIZE) | (bytes[i] & 0xFF);
    }
    return value(type, bits);
  }

  /** The low bytes of a value. */
  static byte[] bytes(Object value, int count) {
    if (value instanceof V128 vector) {
      return ReferenceVectors.bytes(vector);
    }
    byte[] bytes = new byte[count];
    long bits = bits(value);
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (bits >>> (Byte.SIZE * i));
    }
    return bytes;
  }

  static void store(MemoryInstance memory, StoreOp op, MemArg memArg, long address, Object value) {
    byte[] bytes = bytes(value, op.bytes());
    memory.write(effective(address, memArg.offset()), bytes, 0, bytes.length);
  }

  static long effective(long address, long offset) {
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

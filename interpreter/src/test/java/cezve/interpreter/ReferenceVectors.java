package cezve.interpreter;

import cezve.model.instruction.LaneMemoryOp;
import cezve.model.instruction.LaneOp;
import cezve.model.instruction.LoadOp;
import cezve.model.instruction.MemArg;
import cezve.model.instruction.VectorInstr;
import cezve.model.type.ValType;
import cezve.runtime.MemoryInstance;
import cezve.runtime.numeric.V128;
import java.util.Arrays;
import java.util.List;

/** Executes vector instructions, those that name lanes byte by byte. */
final class ReferenceVectors {
  private static final int BYTES = 16;

  private final ReferenceActivation stack;

  ReferenceVectors(ReferenceActivation stack) {
    this.stack = stack;
  }

  void execute(VectorInstr instr) {
    switch (instr) {
      case VectorInstr.V128Const(long low, long high) -> stack.push(new V128(low, high));
      case VectorInstr.Vector(var op) -> {
        List<Object> operands = stack.pop(op.signature().params().size());
        stack.push(ReferenceNumerics.vector(op, operands));
      }
      case VectorInstr.Lane(LaneOp op, int lane) -> lane(op, lane);
      case VectorInstr.Shuffle(long low, long high) -> {
        byte[] second = bytes((V128) stack.pop());
        byte[] first = bytes((V128) stack.pop());
        byte[] result = bytes(new V128(low, high));
        for (int i = 0; i < BYTES; i++) {
          result[i] = result[i] < BYTES ? first[result[i]] : second[result[i] - BYTES];
        }
        stack.push(vector(result));
      }
    }
  }

  private void lane(LaneOp op, int lane) {
    int width = BYTES / op.lanes();
    if (op.mnemonic().contains("replace")) {
      Object value = stack.pop();
      byte[] vector = bytes((V128) stack.pop());
      copy(ReferenceMemory.bytes(value, width), vector, lane * width);
      stack.push(vector(vector));
      return;
    }
    byte[] vector = bytes((V128) stack.pop());
    byte[] bytes = Arrays.copyOfRange(vector, lane * width, (lane + 1) * width);
    ValType type = op.signature().results().getFirst();
    stack.push(ReferenceMemory.value(type, bytes, op.mnemonic().endsWith("_s")));
  }

  /** The vector that a load makes of what it reads. */
  static V128 load(LoadOp op, byte[] bytes) {
    byte[] vector = new byte[BYTES];
    String name = op.mnemonic();
    if (name.endsWith("splat")) {
      for (int i = 0; i < BYTES; i += bytes.length) {
        copy(bytes, vector, i);
      }
    } else if (name.contains("x")) {
      // Such as v128.load16x4_s: lanes of 16 bits become twice as wide.
      int width = Integer.parseInt(name.substring("v128.load".length(), name.indexOf('x')), 10) / 8;
      for (int i = 0; i < bytes.length; i += width) {
        byte[] lane = Arrays.copyOfRange(bytes, i, i + width);
        boolean negative = name.endsWith("_s") && lane[width - 1] < 0;
        copy(lane, vector, 2 * i);
        Arrays.fill(vector, 2 * i + width, 2 * (i + width), (byte) (negative ? -1 : 0));
      }
    } else {
      copy(bytes, vector, 0);
    }
    return vector(vector);
  }

  /** Loads or stores one lane; the vector that a load makes is pushed. */
  void memory(
      LaneMemoryOp op, MemArg memArg, int lane, MemoryInstance memory, V128 vector, long at) {
    byte[] bytes = bytes(vector);
    byte[] part = new byte[op.bytes()];
    long address = ReferenceMemory.effective(at, memArg.offset());
    if (op.mnemonic().contains("load")) {
      memory.read(address, part, 0, part.length);
      copy(part, bytes, lane * part.length);
      stack.push(vector(bytes));
    } else {
      System.arraycopy(bytes, lane * part.length, part, 0, part.length);
      memory.write(address, part, 0, part.length);
    }
  }

  private static void copy(byte[] from, byte[] to, int at) {
    System.arraycopy(from, 0, to, at, from.length);
  }

  static byte[] bytes(V128 vector) {
    byte[] bytes = new byte[BYTES];
    for (int i = 0; i < Long.BYTES; i++) {
      bytes[i] = (byte) (vector.low() >>> (Byte.SIZE * i));
      bytes[i + Long.BYTES] = (byte) (vector.high() >>> (Byte.SIZE * i));
    }
    return bytes;
  }

  private static V128 vector(byte[] bytes) {
    long low = 0;
    long high = 0;
    for (int i = Long.BYTES - 1; i >= 0; i--) {
      low = (low << Byte.SIZE) | (bytes[i] & 0xFF);
      high = (high << Byte.SIZE) | (bytes[i + Long.BYTES] & 0xFF);
    }
    return new V128(low, high);
  }
}

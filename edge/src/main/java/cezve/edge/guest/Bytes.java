package cezve.edge.guest;

import cezve.Memory;
import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What host functions read from a guest's memory, and write there. */
final class Bytes {
  private Bytes() {}

  /**
   * A copy of some bytes.
   *
   * @throws TrapException if they are not all inside of the memory
   */
  static byte[] get(Memory memory, int address, int length) {
    return memory.getBytes(checked(memory, address, length), length);
  }

  private static long checked(Memory memory, int address, int length) {
    long start = Integer.toUnsignedLong(address);
    if (length < 0 || start + length > memory.size()) {
      throw new TrapException(
          Trap.OUT_OF_BOUNDS_MEMORY_ACCESS,
          Integer.toUnsignedString(length)
              + " bytes at "
              + Integer.toUnsignedString(address)
              + " in a memory of "
              + memory.size());
    }
    return start;
  }

  /** A text, or null if it is not UTF-8. */
  static @Nullable String text(Memory memory, int address, int length) {
    byte[] bytes = get(memory, address, length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return null;
    }
  }

  /** Writes as much as there is room for; how long it is in all, or {@link Status#NONE}. */
  static int answer(Memory memory, int address, int capacity, byte @Nullable [] bytes) {
    long start = checked(memory, address, capacity);
    if (bytes == null) {
      return Status.NONE;
    }
    memory.putBytes(start, bytes, 0, Math.min(capacity, bytes.length));
    return bytes.length;
  }

  /** Writes as much of a text as there is room for. */
  static int answer(Memory memory, int address, int capacity, @Nullable String text) {
    return answer(
        memory, address, capacity, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a number of 64 bits. */
  static void putLong(Memory memory, int address, long value) {
    memory.putLong(checked(memory, address, Long.BYTES), value);
  }
}

package cezve.wasi;

import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.runtime.MemoryInstance;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The memory of the instance that calls a function, and the snapshot whose layouts it expects
 * there.
 *
 * <p>Pointers and lengths are unsigned 32-bit numbers. An access outside of the memory traps, and
 * so does any access if the instance exports no memory.
 */
final class GuestMemory {
  /** The most bytes that a path may have, as on most hosts. */
  static final int MAX_PATH = 4096;

  private final @Nullable MemoryInstance memory;
  private final Snapshot snapshot;

  GuestMemory(@Nullable MemoryInstance memory, Snapshot snapshot) {
    this.memory = memory;
    this.snapshot = snapshot;
  }

  Snapshot snapshot() {
    return snapshot;
  }

  private MemoryInstance memory() {
    if (memory == null) {
      throw new TrapException(
          Trap.HOST_FUNCTION, "the calling instance does not export a memory named \"memory\"");
    }
    return memory;
  }

  /** The address that a pointer stands for. */
  static long address(int pointer) {
    return Integer.toUnsignedLong(pointer);
  }

  byte load8(long address) {
    return memory().load8(address);
  }

  int load16(long address) {
    return Short.toUnsignedInt(memory().load16(address));
  }

  int load32(long address) {
    return memory().load32(address);
  }

  long load64(long address) {
    return memory().load64(address);
  }

  void store8(long address, int value) {
    memory().store8(address, (byte) value);
  }

  void store16(long address, int value) {
    memory().store16(address, (short) value);
  }

  void store32(long address, int value) {
    memory().store32(address, value);
  }

  void store64(long address, long value) {
    memory().store64(address, value);
  }

  /** Traps unless {@code length} bytes are inside; no bytes are, wherever the address points. */
  void check(long address, long length) {
    MemoryInstance all = memory();
    if (length != 0 && (length > all.size() || address > all.size() - length)) {
      all.buffer(address, (int) Math.min(length, Integer.MAX_VALUE));
      all.load8(address + length - 1);
    }
  }

  void read(long address, byte[] target, int at, int count) {
    if (count != 0) {
      memory().read(address, target, at, count);
    }
  }

  void write(long address, byte[] source, int at, int count) {
    if (count != 0) {
      memory().write(address, source, at, count);
    }
  }

  /** The bytes themselves, good until the memory grows. */
  ByteBuffer buffer(long address, int count) {
    return memory().buffer(address, count);
  }

  /**
   * A path.
   *
   * @throws ErrnoException if it is too long, is not UTF-8 or contains a NUL
   */
  String path(int pointer, int length) throws ErrnoException {
    check(address(pointer), Integer.toUnsignedLong(length));
    if (Integer.compareUnsigned(length, MAX_PATH) >= 0) {
      throw new ErrnoException(Errno.NAMETOOLONG);
    }
    byte[] bytes = new byte[length];
    read(address(pointer), bytes, 0, length);
    String path = new String(bytes, StandardCharsets.UTF_8);
    if (path.indexOf('\uFFFD') >= 0
        && !Arrays.equals(path.getBytes(StandardCharsets.UTF_8), bytes)) {
      throw new ErrnoException(Errno.ILSEQ);
    }
    if (path.indexOf('\0') >= 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    return path;
  }
}

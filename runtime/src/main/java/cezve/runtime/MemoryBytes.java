package cezve.runtime;

import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a memory, in one of the forms between which {@link MemoryInstance} chooses. As long
 * as a process has memories of one form only, which is usual, the JVM compiles accesses as if there
 * were no other.
 *
 * <p>An access takes an effective address. All accesses are little-endian, and those outside trap.
 */
public abstract sealed class MemoryBytes permits ArrayBytes, SlackBytes, SegmentBytes {

  MemoryBytes() {}

  /** The size in bytes. */
  abstract long size();

  /** Grows the memory to a size in bytes, if there is room for it where the bytes are. */
  abstract boolean grow(long size);

  /** The array that starts with the bytes, if they are in one. */
  abstract byte @Nullable [] array();

  /** The bytes, and maybe more. */
  abstract MemorySegment segment();

  /** Takes note that {@code count} bytes, which are inside, are or will be written to. */
  void written(long address, long count) {}

  /** What is raised for an access outside. */
  final TrapException outOfBounds(long address, long count) {
    return new TrapException(
        Trap.OUT_OF_BOUNDS_MEMORY_ACCESS,
        Long.toUnsignedString(count)
            + (count == 1 ? " byte at 0x" : " bytes at 0x")
            + Long.toHexString(address)
            + " of a memory of 0x"
            + Long.toHexString(size()));
  }

  /** The address of so many bytes, which are inside of a memory of a size, or a trap. */
  final long inside(long address, int count, long size) {
    if (Long.compareUnsigned(address, size - count) > 0 || size < count) {
      throw outOfBounds(address, count);
    }
    return address;
  }

  /** One byte. */
  public abstract byte load8(long address);

  /** Stores one byte. */
  public abstract void store8(long address, byte value);

  /** Two bytes. */
  public abstract short load16(long address);

  /** Stores two bytes. */
  public abstract void store16(long address, short value);

  /** Four bytes. */
  public abstract int load32(long address);

  /** Stores four bytes. */
  public abstract void store32(long address, int value);

  /** Eight bytes. */
  public abstract long load64(long address);

  /** Stores eight bytes. */
  public abstract void store64(long address, long value);
}

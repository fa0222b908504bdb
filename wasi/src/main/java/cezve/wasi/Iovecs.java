package cezve.wasi;

import java.nio.ByteBuffer;

/**
 * The regions of the guest's memory that one call reads into or writes from, and how far it is.
 *
 * <p>A call may always do less than it was asked for, so what exceeds {@link #MAX_REGIONS} or
 * {@link #MAX_BYTES} is left for the next one.
 *
 * @see <a
 *     href="https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md#iovec">iovec</a>
 */
final class Iovecs {
  /** The most regions that one call looks at. */
  static final int MAX_REGIONS = 1024;

  /** The most bytes that one call transfers. */
  static final int MAX_BYTES = 0x7FFF_F000;

  /** The most bytes handed to the host at once: what it copies them to must not become large. */
  static final int CHUNK = 1 << 17;

  private static final int IOVEC_SIZE = 8;

  private final GuestMemory memory;
  private final long[] addresses;
  private final int[] lengths;
  private final int total;
  private int region;
  private int offset;

  private Iovecs(GuestMemory memory, long[] addresses, int[] lengths, int total) {
    this.memory = memory;
    this.addresses = addresses;
    this.lengths = lengths;
    this.total = total;
  }

  /** Reads an array of {@code count} regions; traps unless it and they are inside the memory. */
  static Iovecs of(GuestMemory memory, int pointer, int count) {
    long array = GuestMemory.address(pointer);
    memory.check(array, Integer.toUnsignedLong(count) * IOVEC_SIZE);
    int regions = Integer.compareUnsigned(count, MAX_REGIONS) > 0 ? MAX_REGIONS : count;
    long[] addresses = new long[regions];
    int[] lengths = new int[regions];
    int total = 0;
    for (int i = 0; i < regions; i++) {
      long address = GuestMemory.address(memory.load32(array + (long) i * IOVEC_SIZE));
      long length = GuestMemory.address(memory.load32(array + (long) i * IOVEC_SIZE + 4));
      memory.check(address, length);
      addresses[i] = address;
      lengths[i] = (int) Math.min(length, MAX_BYTES - total);
      total += lengths[i];
    }
    return new Iovecs(memory, addresses, lengths, total);
  }

  /** How many bytes the regions have together. */
  int total() {
    return total;
  }

  /** The first so many bytes of the regions, none of which was transferred yet. */
  Iovecs atMost(int count) {
    if (count >= total) {
      return this;
    }
    int[] shorter = lengths.clone();
    int left = count;
    for (int i = 0; i < shorter.length; i++) {
      shorter[i] = Math.min(left, shorter[i]);
      left -= shorter[i];
    }
    return new Iovecs(memory, addresses, shorter, count);
  }

  /** Whether it takes few bytes of several regions, which are best transferred as one. */
  boolean isScattered() {
    return lengths.length > 1 && total <= CHUNK;
  }

  /** The rest of the current region, at most {@link #CHUNK} bytes; empty when all is done. */
  ByteBuffer next() {
    while (region < lengths.length && offset == lengths[region]) {
      region++;
      offset = 0;
    }
    if (region == lengths.length) {
      return ByteBuffer.allocate(0);
    }
    int count = Math.min(CHUNK, lengths[region] - offset);
    return memory.buffer(addresses[region] + offset, count);
  }

  /** Moves on by as many bytes of what {@link #next} gave as were transferred. */
  void advance(int count) {
    offset += count;
  }

  /** Copies bytes out of the regions until the array is full or the regions end. */
  int gather(byte[] target) {
    int at = 0;
    while (at < target.length) {
      ByteBuffer bytes = next();
      int count = Math.min(bytes.remaining(), target.length - at);
      if (count == 0) {
        break;
      }
      bytes.get(target, at, count);
      advance(count);
      at += count;
    }
    return at;
  }

  /** Copies bytes into the regions until they are full or the bytes end. */
  int scatter(byte[] source, int from, int to) {
    int at = from;
    while (at < to) {
      ByteBuffer bytes = next();
      int count = Math.min(bytes.remaining(), to - at);
      if (count == 0) {
        break;
      }
      bytes.put(source, at, count);
      advance(count);
      at += count;
    }
    return at - from;
  }
}

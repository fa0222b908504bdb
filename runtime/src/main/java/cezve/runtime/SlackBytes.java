package cezve.runtime;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/** An array that is larger than the memory, which can grow without being copied each time. */
final class SlackBytes extends MemoryBytes {
  private final byte[] bytes;
  private int limit;

  SlackBytes(byte[] bytes, int limit) {
    this.bytes = bytes;
    this.limit = limit;
  }

  @Override
  long size() {
    return limit;
  }

  @Override
  boolean grow(long size) {
    boolean fits = size <= bytes.length;
    if (fits) {
      limit = (int) size;
    }
    return fits;
  }

  @Override
  byte[] array() {
    return bytes;
  }

  @Override
  MemorySegment segment() {
    return MemorySegment.ofArray(bytes);
  }

  @Override
  public byte load8(long address) {
    if (address >>> 31 == 0) {
      try {
        return bytes[Objects.checkIndex((int) address, limit)];
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    throw outOfBounds(address, 1);
  }

  @Override
  public void store8(long address, byte value) {
    if (address >>> 31 == 0) {
      try {
        bytes[Objects.checkIndex((int) address, limit)] = value;
        return;
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    throw outOfBounds(address, 1);
  }

  @Override
  public short load16(long address) {
    if (address >>> 31 == 0) {
      try {
        return (short) ByteViews.I16.get(bytes, Objects.checkIndex((int) address, limit - 1));
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    throw outOfBounds(address, 2);
  }

  @Override
  public void store16(long address, short value) {
    if (address >>> 31 == 0) {
      try {
        ByteViews.I16.set(bytes, Objects.checkIndex((int) address, limit - 1), value);
        return;
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    throw outOfBounds(address, 2);
  }

  @Override
  public int load32(long address) {
    if (address >>> 31 == 0) {
      try {
        return (int) ByteViews.I32.get(bytes, Objects.checkIndex((int) address, limit - 3));
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    throw outOfBounds(address, 4);
  }

  @Override
  public void store32(long address, int value) {
    if (address >>> 31 == 0) {
      try {
        ByteViews.I32.set(bytes, Objects.checkIndex((int) address, limit - 3), value);
        return;
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    throw outOfBounds(address, 4);
  }

  @Override
  public long load64(long address) {
    if (address >>> 31 == 0) {
      try {
        return (long) ByteViews.I64.get(bytes, Objects.checkIndex((int) address, limit - 7));
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    throw outOfBounds(address, 8);
  }

  @Override
  public void store64(long address, long value) {
    if (address >>> 31 == 0) {
      try {
        ByteViews.I64.set(bytes, Objects.checkIndex((int) address, limit - 7), value);
        return;
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    throw outOfBounds(address, 8);
  }
}

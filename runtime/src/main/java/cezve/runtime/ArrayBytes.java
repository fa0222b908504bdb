package cezve.runtime;

import java.lang.foreign.MemorySegment;

/** An array of just the size of the memory: the bounds that the JVM checks are the memory's. */
sealed class ArrayBytes extends MemoryBytes permits TrackedBytes {
  private final byte[] bytes;

  ArrayBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  long size() {
    return bytes.length;
  }

  @Override
  boolean grow(long size) {
    return size == bytes.length;
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
        return bytes[(int) address];
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
        bytes[(int) address] = value;
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
        return (short) ByteViews.I16.get(bytes, (int) address);
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
        ByteViews.I16.set(bytes, (int) address, value);
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
        return (int) ByteViews.I32.get(bytes, (int) address);
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
        ByteViews.I32.set(bytes, (int) address, value);
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
        return (long) ByteViews.I64.get(bytes, (int) address);
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
        ByteViews.I64.set(bytes, (int) address, value);
        return;
      } catch (IndexOutOfBoundsException _) {
        // It is outside, as a negative address is.
      }
    }
    throw outOfBounds(address, 8);
  }
}

package cezve.runtime;

import java.lang.foreign.MemorySegment;

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

  private int inside(long address, int count) {
    return (int) inside(address, count, limit);
  }

  @Override
  public byte load8(long address) {
    return bytes[inside(address, 1)];
  }

  @Override
  public void store8(long address, byte value) {
    bytes[inside(address, 1)] = value;
  }

  @Override
  public short load16(long address) {
    return (short) ByteViews.I16.get(bytes, inside(address, 2));
  }

  @Override
  public void store16(long address, short value) {
    ByteViews.I16.set(bytes, inside(address, 2), value);
  }

  @Override
  public int load32(long address) {
    return (int) ByteViews.I32.get(bytes, inside(address, 4));
  }

  @Override
  public void store32(long address, int value) {
    ByteViews.I32.set(bytes, inside(address, 4), value);
  }

  @Override
  public long load64(long address) {
    return (long) ByteViews.I64.get(bytes, inside(address, 8));
  }

  @Override
  public void store64(long address, long value) {
    ByteViews.I64.set(bytes, inside(address, 8), value);
  }
}

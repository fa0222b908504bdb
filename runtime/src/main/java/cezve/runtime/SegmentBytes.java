package cezve.runtime;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Native memory, which is larger than the memory instance and does not move. */
final class SegmentBytes extends MemoryBytes {
  private static final ValueLayout.OfShort I16 =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt I32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong I64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final NativeBytes reserved;
  private final MemorySegment segment;
  private long size;

  SegmentBytes(NativeBytes reserved, long size) {
    this.reserved = reserved;
    this.segment = reserved.segment();
    this.size = size;
  }

  @Override
  long size() {
    return size;
  }

  @Override
  boolean grow(long size) {
    boolean fits = size <= segment.byteSize() && reserved.hasRoom(size - this.size);
    if (fits) {
      this.size = size;
    }
    return fits;
  }

  @Override
  byte @Nullable [] array() {
    return null;
  }

  @Override
  MemorySegment segment() {
    return segment;
  }

  private MemorySegment inside(long address, int count) {
    if (Long.compareUnsigned(address, size - count) > 0 || size < count) {
      throw outOfBounds(address, count);
    }
    return segment;
  }

  @Override
  public byte load8(long address) {
    return inside(address, 1).get(ValueLayout.JAVA_BYTE, address);
  }

  @Override
  public void store8(long address, byte value) {
    inside(address, 1).set(ValueLayout.JAVA_BYTE, address, value);
  }

  @Override
  public short load16(long address) {
    return inside(address, 2).get(I16, address);
  }

  @Override
  public void store16(long address, short value) {
    inside(address, 2).set(I16, address, value);
  }

  @Override
  public int load32(long address) {
    return inside(address, 4).get(I32, address);
  }

  @Override
  public void store32(long address, int value) {
    inside(address, 4).set(I32, address, value);
  }

  @Override
  public long load64(long address) {
    return inside(address, 8).get(I64, address);
  }

  @Override
  public void store64(long address, long value) {
    inside(address, 8).set(I64, address, value);
  }
}

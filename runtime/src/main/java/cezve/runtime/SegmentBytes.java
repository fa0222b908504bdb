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

  @Override
  public byte load8(long address) {
    return segment.get(ValueLayout.JAVA_BYTE, inside(address, 1, size));
  }

  @Override
  public void store8(long address, byte value) {
    segment.set(ValueLayout.JAVA_BYTE, inside(address, 1, size), value);
  }

  @Override
  public short load16(long address) {
    return segment.get(I16, inside(address, 2, size));
  }

  @Override
  public void store16(long address, short value) {
    segment.set(I16, inside(address, 2, size), value);
  }

  @Override
  public int load32(long address) {
    return segment.get(I32, inside(address, 4, size));
  }

  @Override
  public void store32(long address, int value) {
    segment.set(I32, inside(address, 4, size), value);
  }

  @Override
  public long load64(long address) {
    return segment.get(I64, inside(address, 8, size));
  }

  @Override
  public void store64(long address, long value) {
    segment.set(I64, inside(address, 8, size), value);
  }
}

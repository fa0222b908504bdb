package cezve.runtime;

import cezve.model.error.Exhaustion;
import cezve.model.error.ExhaustionException;
import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.module.Bytes;
import cezve.model.type.AddrType;
import cezve.model.type.Limits;
import cezve.model.type.MemType;
import cezve.runtime.numeric.V128;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A memory instance.
 *
 * <p>Up to {@link #MAX_HEAP_BYTES} the bytes are in an array, which is what the JVM accesses
 * fastest; a memory that grows beyond moves to native memory once and for all. Either may be larger
 * than the memory's size, so that growing page by page copies each byte only a few times; every
 * access is checked against the size, and what lies beyond it is zero.
 *
 * <p>A shared memory is in native memory from the start and never moves, since several threads,
 * each with its own store, access and grow it at the same time. All methods may be called by any of
 * them; accesses that have to be seen in order are those of {@link AtomicAccess}.
 *
 * <p>Effective addresses are unsigned 64-bit numbers, see {@link #effectiveAddress}. Every access
 * outside of the memory traps.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#memory-instances">Memory
 *     instances</a>
 */
public final class MemoryInstance implements Extern {
  /** The largest memory kept in an array: 2 GiB less one page of 64 KiB. */
  public static final long MAX_HEAP_BYTES = 0x7FFF_0000L;

  /** The most that any memory can have, as far as this implementation goes. */
  private static final long MAX_BYTES = 1L << 46;

  /** What a memory reserves of the native memory that it may grow to, if it needs no more. */
  private static final long RESERVED_BYTES = 1L << 36;

  private static final VarHandle I16 = view(short[].class);
  private static final VarHandle I32 = view(int[].class);
  private static final VarHandle I64 = view(long[].class);

  private static final ValueLayout.OfShort NATIVE_I16 =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt NATIVE_I32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong NATIVE_I64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final MemType type;
  private final long maxBytes;
  private byte[] heap;
  // The size while the bytes are in the array, else 0: one comparison decides the fast path.
  private long heapSize;
  private @Nullable MemorySegment large;
  private @Nullable NativeBytes reserved;
  private final @Nullable ParkingLot waiters;
  private long size;

  private static VarHandle view(Class<?> arrayType) {
    return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN)
        .withInvokeExactBehavior();
  }

  /**
   * A memory of its minimum size, all zeros.
   *
   * @param maxBytes a bound on its size besides the type's own, in bytes
   * @throws ExhaustionException if there is not that much memory to be had
   */
  public MemoryInstance(MemType type, long maxBytes) {
    this.type = type;
    this.maxBytes = Math.min(maxBytes, typeMaximum(type));
    this.heap = new byte[0];
    this.waiters = type.sharing() == MemType.Sharing.SHARED ? new ParkingLot() : null;
    long needed = pagesToBytes(type.limits().min());
    boolean fits = needed <= this.maxBytes && (waiters == null || moveToNative(needed));
    if (!fits || grow(type.limits().min()) < 0) {
      throw new ExhaustionException(
          Exhaustion.MEMORY,
          "a memory of "
              + Long.toUnsignedString(type.limits().min())
              + " pages cannot be allocated");
    }
  }

  /** Whether several threads may access it at the same time. */
  public boolean isShared() {
    return waiters != null;
  }

  /** Who waits for a change of a shared memory; null if it is not shared. */
  @Nullable ParkingLot waiters() {
    return waiters;
  }

  /** The type, whose lower limit is the current size. */
  @Override
  public MemType type() {
    return new MemType(
        type.address(),
        new Limits(pages(), type.limits().max()),
        type.sharing(),
        type.pageSizeLog2());
  }

  /** The size in pages. */
  public long pages() {
    if (waiters == null) {
      return size >>> type.pageSizeLog2();
    }
    synchronized (this) {
      return size >>> type.pageSizeLog2();
    }
  }

  /** The size in bytes. */
  public long size() {
    return size;
  }

  /**
   * Grows the memory by a number of pages.
   *
   * @param delta an unsigned number of pages
   * @return the size before, in pages, or -1 if the memory cannot grow that much
   */
  public synchronized long grow(long delta) {
    long before = pages();
    long room = (maxBytes >>> type.pageSizeLog2()) - before;
    if (Long.compareUnsigned(delta, room) > 0 || !reserve(pagesToBytes(before + delta))) {
      return -1;
    }
    size = pagesToBytes(before + delta);
    if (large == null) {
      heapSize = size;
    }
    return before;
  }

  private long pagesToBytes(long pages) {
    long bytes = pages << type.pageSizeLog2();
    return bytes >>> type.pageSizeLog2() == pages && bytes >= 0 ? bytes : Long.MAX_VALUE;
  }

  private static long typeMaximum(MemType type) {
    long most = MAX_BYTES;
    if (type.address() == AddrType.I32) {
      // All of the address space, unless the number of pages would not fit an i32.
      most = Math.min(1L << 32, 0xFFFF_FFFFL << type.pageSizeLog2());
    }
    if (type.limits().max().isEmpty()) {
      return most;
    }
    long pages = type.limits().max().getAsLong();
    boolean fits = Long.compareUnsigned(pages, most >>> type.pageSizeLog2()) < 0;
    return fits ? pages << type.pageSizeLog2() : most;
  }

  /** Makes room for {@code needed} bytes; false if there is none to be had. */
  private boolean reserve(long needed) {
    NativeBytes known = reserved;
    if (known != null && needed <= known.segment().byteSize()) {
      return known.hasRoom(needed - size);
    }
    if (needed <= heap.length) {
      return true;
    }
    if (isShared()) {
      return false;
    }
    // The first allocation is exact: most memories never grow. Later ones leave slack.
    long generous = Math.min(maxBytes, size == 0 ? needed : Math.max(needed, size + (size >> 1)));
    if (needed <= MAX_HEAP_BYTES) {
      long capacity = Math.min(generous, MAX_HEAP_BYTES);
      return moveToArray((int) capacity) || (capacity > needed && moveToArray((int) needed));
    }
    return moveToNative(generous) || (generous > needed && moveToNative(needed));
  }

  private boolean moveToArray(int capacity) {
    try {
      byte[] target = new byte[capacity];
      System.arraycopy(heap, 0, target, 0, (int) size);
      heap = target;
      return true;
    } catch (OutOfMemoryError _) {
      return false;
    }
  }

  /** Moves to native memory that has room for {@code needed} bytes, and better for all to come. */
  private boolean moveToNative(long needed) {
    long wanted = Math.max(needed, Math.min(maxBytes, RESERVED_BYTES));
    NativeBytes target = NativeBytes.reserve(needed, wanted);
    if (target == null) {
      return false;
    }
    target.fill(all(), size);
    reserved = target;
    large = target.segment();
    heap = new byte[0];
    heapSize = 0;
    return true;
  }

  /** The bytes as a segment, for the accesses that need not be the fastest. */
  private MemorySegment all() {
    return large == null ? MemorySegment.ofArray(heap) : large;
  }

  /** Traps unless {@code count} bytes from {@code address} on are inside; both are unsigned. */
  void check(long address, long count) {
    if (Long.compareUnsigned(count, size) > 0 || Long.compareUnsigned(address, size - count) > 0) {
      throw outOfBounds(address, count);
    }
  }

  private TrapException outOfBounds(long address, long count) {
    return new TrapException(
        Trap.OUT_OF_BOUNDS_MEMORY_ACCESS,
        Long.toUnsignedString(count)
            + (count == 1 ? " byte at 0x" : " bytes at 0x")
            + Long.toHexString(address)
            + " of a memory of 0x"
            + Long.toHexString(size));
  }

  /**
   * The sum of an address and a static offset, both unsigned; one that does not fit 64 bits is
   * outside of every memory, and so is what is returned for it. A 32-bit memory's sums always fit.
   */
  public static long effectiveAddress(long address, long offset) {
    long sum = address + offset;
    // The highest bit puts it outside; the lowest still tell whether it is aligned.
    return Long.compareUnsigned(sum, offset) < 0 ? sum | Long.MIN_VALUE : sum;
  }

  /** All bytes, of which {@code count} from {@code address} on are inside. */
  MemorySegment segment(long address, int count) {
    check(address, count);
    return all();
  }

  /** {@code i32.load8_s} and others: one byte. */
  public byte load8(long address) {
    if (address >= 0 && address < heapSize) {
      return heap[(int) address];
    }
    return segment(address, 1).get(ValueLayout.JAVA_BYTE, address);
  }

  /** Two bytes. */
  public short load16(long address) {
    if (address >= 0 && address <= heapSize - 2) {
      return (short) I16.get(heap, (int) address);
    }
    return segment(address, 2).get(NATIVE_I16, address);
  }

  /** Four bytes. */
  public int load32(long address) {
    if (address >= 0 && address <= heapSize - 4) {
      return (int) I32.get(heap, (int) address);
    }
    return segment(address, 4).get(NATIVE_I32, address);
  }

  /** Eight bytes. */
  public long load64(long address) {
    if (address >= 0 && address <= heapSize - 8) {
      return (long) I64.get(heap, (int) address);
    }
    return segment(address, 8).get(NATIVE_I64, address);
  }

  /** Sixteen bytes. */
  public V128 load128(long address) {
    check(address, 16);
    return new V128(load64(address), load64(address + Long.BYTES));
  }

  /** Stores one byte. */
  public void store8(long address, byte value) {
    if (address >= 0 && address < heapSize) {
      heap[(int) address] = value;
    } else {
      segment(address, 1).set(ValueLayout.JAVA_BYTE, address, value);
    }
  }

  /** Stores two bytes. */
  public void store16(long address, short value) {
    if (address >= 0 && address <= heapSize - 2) {
      I16.set(heap, (int) address, value);
    } else {
      segment(address, 2).set(NATIVE_I16, address, value);
    }
  }

  /** Stores four bytes. */
  public void store32(long address, int value) {
    if (address >= 0 && address <= heapSize - 4) {
      I32.set(heap, (int) address, value);
    } else {
      segment(address, 4).set(NATIVE_I32, address, value);
    }
  }

  /** Stores eight bytes. */
  public void store64(long address, long value) {
    if (address >= 0 && address <= heapSize - 8) {
      I64.set(heap, (int) address, value);
    } else {
      segment(address, 8).set(NATIVE_I64, address, value);
    }
  }

  /** Stores sixteen bytes. */
  public void store128(long address, V128 value) {
    check(address, 16);
    store64(address, value.low());
    store64(address + Long.BYTES, value.high());
  }

  /** {@code memory.fill}: sets {@code count} bytes; both numbers are unsigned. */
  public void fill(long address, byte value, long count) {
    check(address, count);
    if (large == null) {
      Arrays.fill(heap, (int) address, (int) (address + count), value);
    } else {
      large.asSlice(address, count).fill(value);
    }
  }

  /** {@code memory.copy}: copies bytes from {@code source}, which may be this memory. */
  public void copy(long address, MemoryInstance source, long from, long count) {
    source.check(from, count);
    check(address, count);
    if (large == null && source.large == null) {
      System.arraycopy(source.heap, (int) from, heap, (int) address, (int) count);
    } else {
      MemorySegment.copy(source.all(), from, all(), address, count);
    }
  }

  /** {@code memory.init}: copies bytes of a data segment; all numbers are unsigned. */
  public void init(long address, Bytes data, int from, int count) {
    long start = Integer.toUnsignedLong(from);
    long length = Integer.toUnsignedLong(count);
    if (start + length > data.length()) {
      throw new TrapException(
          Trap.OUT_OF_BOUNDS_MEMORY_ACCESS,
          length + " bytes at " + start + " of a data segment of " + data.length());
    }
    check(address, length);
    if (large == null) {
      data.copyTo(from, heap, (int) address, count);
    } else {
      byte[] copy = new byte[count];
      data.copyTo(from, copy, 0, count);
      write(address, copy, 0, count);
    }
  }

  /** Copies {@code count} bytes of the memory into an array. */
  public void read(long address, byte[] target, int at, int count) {
    check(address, count);
    MemorySegment.copy(all(), ValueLayout.JAVA_BYTE, address, target, at, count);
  }

  /** Copies {@code count} bytes of an array into the memory. */
  public void write(long address, byte[] source, int at, int count) {
    check(address, count);
    MemorySegment.copy(source, at, all(), ValueLayout.JAVA_BYTE, address, count);
  }

  /** A view of a range of bytes, little-endian, good until the memory grows. */
  public ByteBuffer buffer(long address, int count) {
    check(address, count);
    ByteBuffer bytes =
        large == null
            ? ByteBuffer.wrap(heap, (int) address, count).slice()
            : large.asSlice(address, count).asByteBuffer();
    return bytes.order(ByteOrder.LITTLE_ENDIAN);
  }
}

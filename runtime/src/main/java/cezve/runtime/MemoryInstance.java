package cezve.runtime;

import cezve.model.error.Exhaustion;
import cezve.model.error.ExhaustionException;
import cezve.model.error.MemoryLimitException;
import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.module.Bytes;
import cezve.model.type.AddrType;
import cezve.model.type.Limits;
import cezve.model.type.MemType;
import cezve.runtime.NativeBytes.Place;
import cezve.runtime.numeric.V128;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A memory instance.
 *
 * <p>Up to {@link #MAX_HEAP_BYTES} the bytes are in an array, which is what the JVM accesses
 * fastest. The array is exactly as large as the memory, until growing has copied so much that it is
 * better to have room to grow: then the bytes move to native memory, or to an array with slack, and
 * back into an array of their own when they have been accessed there so often that it is worth
 * another copy. A memory that grows beyond stays in native memory. What lies beyond the size is
 * zero.
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

  /** The size of the pages that {@link #marks} are for, as a power of two. */
  public static final int MARKED_PAGE_LOG2 = DirtyPages.PAGE;

  /** The most that any memory can have, as far as this implementation goes. */
  private static final long MAX_BYTES = 1L << 46;

  /** What a memory reserves of the native memory that it may grow to, if it needs no more. */
  private static final long RESERVED_BYTES = 1L << 36;

  /** How many bytes growing may copy, in all, before the memory moves to where it has room. */
  private static final long COPY_BUDGET = 1L << 28;

  private static final byte[] EMPTY = new byte[0];
  private static final int[] NO_MARKS = new int[0];

  private final MemType type;
  private final long maxBytes;
  private final Quota quota;
  private final @Nullable ParkingLot waiters;
  private @Nullable DirtyPages pages;
  private int[] marks = NO_MARKS;
  private MemoryBytes bytes;
  private byte @Nullable [] array;
  private long copied;
  private long accessesUntilExact = Long.MAX_VALUE;

  /**
   * A memory of its minimum size, all zeros, which counts for the limits of a store.
   *
   * @throws MemoryLimitException if the store does not allow it
   * @throws ExhaustionException if there is not that much memory to be had
   */
  public MemoryInstance(MemType type, Store store) {
    store.addMemory();
    this(type, store.limits().memoryBytes(), store.memoryBytes());
  }

  /**
   * A memory of its minimum size, all zeros.
   *
   * @param maxBytes a bound on its size besides the type's own, in bytes
   * @throws MemoryLimitException if its minimum size is larger
   * @throws ExhaustionException if there is not that much memory to be had
   */
  public MemoryInstance(MemType type, long maxBytes) {
    this(type, maxBytes, new Quota(Long.MAX_VALUE));
  }

  private MemoryInstance(MemType type, long limit, Quota quota) {
    this.type = type;
    this.maxBytes = Math.min(limit, typeMaximum(type));
    this.quota = quota;
    this.bytes = new ArrayBytes(EMPTY);
    this.array = EMPTY;
    this.waiters = type.sharing() == MemType.Sharing.SHARED ? new ParkingLot() : null;
    long needed = pagesToBytes(type.limits().min());
    if (needed > limit) {
      throw new MemoryLimitException(asked() + ", where " + limit + " bytes are allowed");
    }
    if (!quota.take(needed)) {
      throw new MemoryLimitException(asked() + ", which is more than is left of all bytes allowed");
    }
    boolean fits = needed <= maxBytes && (waiters == null || moveToNative(needed, Place.ANY));
    if (!fits || !growTo(needed)) {
      throw new ExhaustionException(Exhaustion.MEMORY, asked() + " cannot be allocated");
    }
  }

  private String asked() {
    return "a memory of " + Long.toUnsignedString(type.limits().min()) + " pages";
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
      return size() >>> type.pageSizeLog2();
    }
    synchronized (this) {
      return size() >>> type.pageSizeLog2();
    }
  }

  /** The size in bytes. */
  public long size() {
    return bytes.size();
  }

  /**
   * The array that is just the bytes, until the memory grows; null if there is none, which may
   * change at any time. A shared memory never has one.
   */
  public byte @Nullable [] array() {
    return array;
  }

  /** The bytes of an unshared memory, for an access for which {@link #array} does not do. */
  public MemoryBytes elsewhere() {
    if (array == null && --accessesUntilExact < 0) {
      accessesUntilExact = Long.MAX_VALUE;
      if (size() <= MAX_HEAP_BYTES) {
        moveToArray((int) size(), (int) size());
      }
    }
    return bytes;
  }

  /** Whether a memory of a type can be restored. */
  static boolean canBeRestored(MemType type) {
    long pages = type.limits().min();
    return type.sharing() == MemType.Sharing.UNSHARED
        && Long.compareUnsigned(pages, MAX_HEAP_BYTES >>> type.pageSizeLog2()) <= 0;
  }

  /**
   * From now on takes note of what is written, so that {@link #restore} can undo it.
   *
   * @param images the images of the memories of an instance
   * @param index which of them it is
   */
  void track(MemoryImages images, int index) {
    byte[] initial = array;
    if (initial == null) {
      throw new AssertionError("BUG: a memory that cannot be restored");
    }
    DirtyPages none = new DirtyPages(initial, images.of(index, initial));
    pages = none;
    moveTo(new TrackedBytes(initial, none));
  }

  /** Makes the memory what it was when it began to take note. */
  void restore() {
    DirtyPages tracked = pages;
    if (tracked != null) {
      long grown = size();
      moveTo(new TrackedBytes(tracked.restore(), tracked));
      quota.giveBack(grown - size());
      copied = 0;
    }
  }

  /**
   * For engines, of a store whose code marks what it writes: a number for each 4 KiB of the memory,
   * to be set when a store starts there. It is another array after the memory has grown.
   */
  public int[] marks() {
    return marks;
  }

  private void moveTo(MemoryBytes target) {
    if (pages != null) {
      if (!(target instanceof TrackedBytes)) {
        pages.leaveHome(target.segment().byteSize());
      }
      marks = pages.marks();
    }
    bytes = target;
    array = target instanceof ArrayBytes exact ? exact.array() : null;
    // Copying a byte back takes less than the time that an access loses.
    accessesUntilExact = size();
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
    if (Long.compareUnsigned(delta, room) > 0) {
      return -1;
    }
    long more = delta << type.pageSizeLog2();
    if (!quota.take(more)) {
      return -1;
    }
    if (!growTo(pagesToBytes(before + delta))) {
      quota.giveBack(more);
      return -1;
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

  /** Grows to a size in bytes; false if there is no room to be had. */
  private boolean growTo(long needed) {
    return bytes.grow(needed) || (!isShared() && growElsewhere(needed));
  }

  private boolean growElsewhere(long needed) {
    if (needed > MAX_HEAP_BYTES) {
      return moveToNative(needed, Place.ANY) && bytes.grow(needed);
    }
    copied += size();
    if (copied <= COPY_BUDGET && moveToArray((int) needed, (int) needed)) {
      return true;
    }
    // Growing page by page must not copy everything each time.
    if (moveToNative(needed, Place.IN_RAM)) {
      return bytes.grow(needed);
    }
    long generous = Math.min(maxBytes, Math.max(needed, size() + (size() >> 1)));
    return moveToArray((int) Math.min(generous, MAX_HEAP_BYTES), (int) needed)
        || moveToArray((int) needed, (int) needed);
  }

  private boolean moveToArray(int capacity, int needed) {
    try {
      byte[] target;
      byte[] source = bytes.array();
      if (source != null) {
        target = Arrays.copyOf(source, capacity);
      } else {
        target = new byte[capacity];
        MemorySegment.copy(all(), ValueLayout.JAVA_BYTE, 0, target, 0, (int) size());
      }
      moveTo(capacity == needed ? new ArrayBytes(target) : new SlackBytes(target, needed));
      return true;
    } catch (OutOfMemoryError _) {
      return false;
    }
  }

  /** Moves to native memory that has room for {@code needed} bytes, and better for all to come. */
  private boolean moveToNative(long needed, Place place) {
    long wanted = Math.max(needed, Math.min(maxBytes, RESERVED_BYTES));
    NativeBytes target = NativeBytes.reserve(needed, wanted, place);
    if (target == null) {
      return false;
    }
    target.fill(all(), size());
    moveTo(new SegmentBytes(target, size()));
    return true;
  }

  /** The bytes as a segment, for the accesses that need not be the fastest. */
  private MemorySegment all() {
    return bytes.segment();
  }

  /** Traps unless {@code count} bytes from {@code address} on are inside; both are unsigned. */
  void check(long address, long count) {
    long size = size();
    if (Long.compareUnsigned(count, size) > 0 || Long.compareUnsigned(address, size - count) > 0) {
      throw bytes.outOfBounds(address, count);
    }
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
    bytes.written(address, count);
    return all();
  }

  /** One byte. */
  public byte load8(long address) {
    return bytes.load8(address);
  }

  /** Two bytes. */
  public short load16(long address) {
    return bytes.load16(address);
  }

  /** Four bytes. */
  public int load32(long address) {
    return bytes.load32(address);
  }

  /** Eight bytes. */
  public long load64(long address) {
    return bytes.load64(address);
  }

  /** Sixteen bytes. */
  public V128 load128(long address) {
    check(address, 16);
    return new V128(load64(address), load64(address + Long.BYTES));
  }

  /** Stores one byte. */
  public void store8(long address, byte value) {
    bytes.store8(address, value);
  }

  /** Stores two bytes. */
  public void store16(long address, short value) {
    bytes.store16(address, value);
  }

  /** Stores four bytes. */
  public void store32(long address, int value) {
    bytes.store32(address, value);
  }

  /** Stores eight bytes. */
  public void store64(long address, long value) {
    bytes.store64(address, value);
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
    bytes.written(address, count);
    byte[] array = bytes.array();
    if (array != null) {
      Arrays.fill(array, (int) address, (int) (address + count), value);
    } else {
      all().asSlice(address, count).fill(value);
    }
  }

  /** {@code memory.copy}: copies bytes from {@code source}, which may be this memory. */
  public void copy(long address, MemoryInstance source, long from, long count) {
    source.check(from, count);
    check(address, count);
    bytes.written(address, count);
    byte[] array = bytes.array();
    byte[] other = source.bytes.array();
    if (array != null && other != null) {
      System.arraycopy(other, (int) from, array, (int) address, (int) count);
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
    bytes.written(address, length);
    byte[] array = bytes.array();
    if (array != null) {
      data.copyTo(from, array, (int) address, count);
    } else {
      byte[] copy = new byte[count];
      data.copyTo(from, copy, 0, count);
      write(address, copy, 0, count);
    }
  }

  /** Copies {@code count} bytes of the memory into an array. */
  public void read(long address, byte[] target, int at, int count) {
    check(address, count);
    byte[] array = bytes.array();
    if (array != null) {
      System.arraycopy(array, (int) address, target, at, count);
    } else {
      MemorySegment.copy(all(), ValueLayout.JAVA_BYTE, address, target, at, count);
    }
  }

  /** Copies {@code count} bytes of an array into the memory. */
  public void write(long address, byte[] source, int at, int count) {
    check(address, count);
    bytes.written(address, count);
    byte[] array = bytes.array();
    if (array != null) {
      System.arraycopy(source, at, array, (int) address, count);
    } else {
      MemorySegment.copy(source, at, all(), ValueLayout.JAVA_BYTE, address, count);
    }
  }

  /** A view of all bytes, good until the memory grows, or its instance goes back to a pool. */
  public MemorySegment segment() {
    bytes.written(0, size());
    return all().asSlice(0, size());
  }

  /**
   * A view of a range of bytes, little-endian, good until the memory grows, or its instance goes
   * back to a pool.
   */
  public ByteBuffer buffer(long address, int count) {
    check(address, count);
    bytes.written(address, count);
    byte[] array = bytes.array();
    ByteBuffer buffer =
        array != null
            ? ByteBuffer.wrap(array, (int) address, count).slice()
            : all().asSlice(address, count).asByteBuffer();
    return buffer.order(ByteOrder.LITTLE_ENDIAN);
  }
}

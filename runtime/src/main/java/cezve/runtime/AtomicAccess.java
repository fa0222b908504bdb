package cezve.runtime;

import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Atomic accesses: sequentially consistent on a shared memory. A memory that is not shared belongs
 * to one thread, which cannot tell them from others.
 *
 * <p>Values are given as their bits, of which only as many count as the width says, and returned
 * zero-extended. An address that is not a multiple of the width traps.
 *
 * @see <a href="https://webassembly.github.io/threads/core/exec/instructions.html">Atomic memory
 *     instructions</a>
 */
public final class AtomicAccess {
  private AtomicAccess() {}

  /** How much is accessed. */
  public enum Width {
    W8(1),
    W16(2),
    W32(4),
    W64(8);

    private final int bytes;

    Width(int bytes) {
      this.bytes = bytes;
    }

    /** The width of so many bytes. */
    public static Width ofBytes(int bytes) {
      return switch (bytes) {
        case 1 -> W8;
        case 2 -> W16;
        case 4 -> W32;
        case 8 -> W64;
        default -> throw new AssertionError("BUG: no access has " + bytes + " bytes");
      };
    }

    int bytes() {
      return bytes;
    }

    long mask() {
      return -1L >>> (Long.SIZE - bytes * Byte.SIZE);
    }
  }

  /** What is done to a value. */
  public enum Update {
    ADD,
    SUB,
    AND,
    OR,
    XOR,
    XCHG;

    /** The new value for an old one and an operand. */
    long apply(long old, long operand) {
      return switch (this) {
        case ADD -> old + operand;
        case SUB -> old - operand;
        case AND -> old & operand;
        case OR -> old | operand;
        case XOR -> old ^ operand;
        case XCHG -> operand;
      };
    }
  }

  private static final VarHandle I8 = ValueLayout.JAVA_BYTE.varHandle();
  private static final VarHandle I16 =
      ValueLayout.JAVA_SHORT.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
  private static final VarHandle I32 =
      ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
  private static final VarHandle I64 =
      ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();

  /** {@code t.atomic.load}. */
  public static long load(MemoryInstance memory, Width width, long address) {
    checkAligned(width, address);
    if (!memory.isShared()) {
      return plainLoad(memory, width, address);
    }
    MemorySegment all = memory.segment(address, width.bytes());
    return switch (width) {
          case W8 -> (byte) I8.getVolatile(all, address);
          case W16 -> (short) I16.getVolatile(all, address);
          case W32 -> (int) I32.getVolatile(all, address);
          case W64 -> (long) I64.getVolatile(all, address);
        }
        & width.mask();
  }

  /** {@code t.atomic.store}. */
  public static void store(MemoryInstance memory, Width width, long address, long value) {
    checkAligned(width, address);
    if (!memory.isShared()) {
      plainStore(memory, width, address, value);
      return;
    }
    MemorySegment all = memory.segment(address, width.bytes());
    switch (width) {
      case W8 -> I8.setVolatile(all, address, (byte) value);
      case W16 -> I16.setVolatile(all, address, (short) value);
      case W32 -> I32.setVolatile(all, address, (int) value);
      case W64 -> I64.setVolatile(all, address, value);
    }
  }

  /** {@code t.atomic.rmw}: replaces a value by what becomes of it; the value before. */
  public static long update(
      MemoryInstance memory, Width width, long address, Update update, long operand) {
    checkAligned(width, address);
    if (!memory.isShared()) {
      long old = plainLoad(memory, width, address);
      plainStore(memory, width, address, update.apply(old, operand));
      return old;
    }
    MemorySegment all = memory.segment(address, width.bytes());
    return switch (width) {
          case W8, W16 -> updatePart(all, width, address, update, operand);
          case W32 -> update32(all, address, update, (int) operand);
          case W64 -> update64(all, address, update, operand);
        }
        & width.mask();
  }

  private static int update32(MemorySegment all, long address, Update update, int operand) {
    return switch (update) {
      case ADD -> (int) I32.getAndAdd(all, address, operand);
      case SUB -> (int) I32.getAndAdd(all, address, -operand);
      case AND -> (int) I32.getAndBitwiseAnd(all, address, operand);
      case OR -> (int) I32.getAndBitwiseOr(all, address, operand);
      case XOR -> (int) I32.getAndBitwiseXor(all, address, operand);
      case XCHG -> (int) I32.getAndSet(all, address, operand);
    };
  }

  private static long update64(MemorySegment all, long address, Update update, long operand) {
    return switch (update) {
      case ADD -> (long) I64.getAndAdd(all, address, operand);
      case SUB -> (long) I64.getAndAdd(all, address, -operand);
      case AND -> (long) I64.getAndBitwiseAnd(all, address, operand);
      case OR -> (long) I64.getAndBitwiseOr(all, address, operand);
      case XOR -> (long) I64.getAndBitwiseXor(all, address, operand);
      case XCHG -> (long) I64.getAndSet(all, address, operand);
    };
  }

  /** Updates one or two bytes; the JVM only has this for the four that they are part of. */
  private static int updatePart(
      MemorySegment all, Width width, long address, Update update, long operand) {
    long whole = address & -Integer.BYTES;
    int shift = (int) (address - whole) * Byte.SIZE;
    int mask = (int) width.mask() << shift;
    while (true) {
      int before = (int) I32.getVolatile(all, whole);
      int part = (before & mask) >>> shift;
      int after = (before & ~mask) | (((int) update.apply(part, operand) << shift) & mask);
      if (I32.compareAndSet(all, whole, before, after)) {
        return part;
      }
    }
  }

  /** {@code t.atomic.rmw.cmpxchg}: replaces a value if it is the expected one; the value before. */
  public static long compareExchange(
      MemoryInstance memory, Width width, long address, long expected, long replacement) {
    checkAligned(width, address);
    if (!memory.isShared()) {
      long old = plainLoad(memory, width, address);
      if (old == (expected & width.mask())) {
        plainStore(memory, width, address, replacement);
      }
      return old;
    }
    MemorySegment all = memory.segment(address, width.bytes());
    return switch (width) {
          case W8, W16 -> compareExchangePart(all, width, address, expected, replacement);
          case W32 -> (int) I32.compareAndExchange(all, address, (int) expected, (int) replacement);
          case W64 -> (long) I64.compareAndExchange(all, address, expected, replacement);
        }
        & width.mask();
  }

  private static int compareExchangePart(
      MemorySegment all, Width width, long address, long expected, long replacement) {
    long whole = address & -Integer.BYTES;
    int shift = (int) (address - whole) * Byte.SIZE;
    int mask = (int) width.mask() << shift;
    while (true) {
      int before = (int) I32.getVolatile(all, whole);
      int part = (before & mask) >>> shift;
      if (part != (expected & width.mask())) {
        return part;
      }
      int after = (before & ~mask) | (((int) replacement << shift) & mask);
      if (I32.compareAndSet(all, whole, before, after)) {
        return part;
      }
    }
  }

  /**
   * {@code memory.atomic.wait}: waits to be woken, unless the value is another than expected.
   *
   * @param nanos for how long, or for ever if negative
   * @return 0 if woken, 1 if the value is another, 2 if the time was over
   * @throws TrapException also "expected shared memory"
   * @throws cezve.model.error.InterruptionException if the Java thread is interrupted, which it
   *     then remains
   */
  public static int await(
      MemoryInstance memory, Width width, long address, long expected, long nanos) {
    checkAligned(width, address);
    ParkingLot waiters = memory.waiters();
    if (waiters == null) {
      throw new TrapException(Trap.EXPECTED_SHARED_MEMORY, "nobody could end the wait");
    }
    memory.check(address, width.bytes());
    long bits = expected & width.mask();
    return waiters.await(address, () -> load(memory, width, address) == bits, nanos);
  }

  /** {@code memory.atomic.wait} by a guest of a store, which may be stopped. */
  public static int await(
      MemoryInstance memory, Width width, long address, long expected, long nanos, Store store) {
    Interruption interruption = store.interruption();
    if (interruption == null) {
      return await(memory, width, address, expected, nanos);
    }
    return interruption.block(() -> await(memory, width, address, expected, nanos));
  }

  /**
   * {@code memory.atomic.notify}: wakes threads that wait at an address, in the order in which they
   * came.
   *
   * @param count how many at most, an unsigned number
   * @return how many it woke; of a memory that is not shared, always none
   */
  public static int wake(MemoryInstance memory, long address, int count) {
    checkAligned(Width.W32, address);
    memory.check(address, Width.W32.bytes());
    ParkingLot waiters = memory.waiters();
    return waiters == null ? 0 : waiters.wake(address, count);
  }

  private static void checkAligned(Width width, long address) {
    if ((address & (width.bytes() - 1)) != 0) {
      throw new TrapException(
          Trap.UNALIGNED_ATOMIC, width.bytes() + " bytes at 0x" + Long.toHexString(address));
    }
  }

  private static long plainLoad(MemoryInstance memory, Width width, long address) {
    return switch (width) {
          case W8 -> memory.load8(address);
          case W16 -> memory.load16(address);
          case W32 -> memory.load32(address);
          case W64 -> memory.load64(address);
        }
        & width.mask();
  }

  private static void plainStore(MemoryInstance memory, Width width, long address, long value) {
    switch (width) {
      case W8 -> memory.store8(address, (byte) value);
      case W16 -> memory.store16(address, (short) value);
      case W32 -> memory.store32(address, (int) value);
      case W64 -> memory.store64(address, value);
    }
  }
}

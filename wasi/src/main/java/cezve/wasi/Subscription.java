package cezve.wasi;

import java.util.ArrayList;
import java.util.List;

/**
 * What a program waits for.
 *
 * @param userdata what the event is to be marked with
 * @param fd the descriptor; of a clock, 0
 * @param deadline when the time is over, as {@link WasiClocks#monotonic} tells it; of a descriptor,
 *     0
 * @param error what is wrong with it, or {@link Errno#SUCCESS}
 * @see <a
 *     href="https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md#subscription">subscription</a>
 */
record Subscription(long userdata, EventType type, int fd, long deadline, Errno error) {
  private static final int ABSTIME = 1;

  /** The array that the first parameter points to, of as many elements as the third says. */
  static List<Subscription> readAll(Call call, WasiClocks clocks) throws ErrnoException {
    GuestMemory memory = call.memory();
    long count = Integer.toUnsignedLong(call.i32(2));
    if (count == 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    int size =
        switch (memory.snapshot()) {
          case PREVIEW1 -> 48;
          case UNSTABLE -> 56;
        };
    memory.check(call.address(0), count * size);
    List<Subscription> subscriptions = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      subscriptions.add(read(memory, call.address(0) + i * size, clocks));
    }
    return subscriptions;
  }

  private static Subscription read(GuestMemory memory, long address, WasiClocks clocks)
      throws ErrnoException {
    long userdata = memory.load64(address);
    EventType type = EventType.of(Byte.toUnsignedInt(memory.load8(address + 8)));
    return switch (type) {
      case CLOCK -> readClock(memory, clockAddress(memory, address + 16), userdata, clocks);
      case FD_READ, FD_WRITE ->
          new Subscription(userdata, type, memory.load32(address + 16), 0, Errno.SUCCESS);
    };
  }

  /** Where the clock's number stands: snapshot 0 has an identifier before it. */
  private static long clockAddress(GuestMemory memory, long address) {
    return switch (memory.snapshot()) {
      case PREVIEW1 -> address;
      case UNSTABLE -> address + 8;
    };
  }

  private static Subscription readClock(
      GuestMemory memory, long address, long userdata, WasiClocks clocks) {
    long timeout = memory.load64(address + 8);
    int flags = memory.load16(address + 24);
    try {
      ClockId clock = ClockId.of(memory.load32(address));
      if ((flags & ~ABSTIME) != 0) {
        throw new ErrnoException(Errno.INVAL);
      }
      long deadline = deadline(clock, timeout, flags & ABSTIME, clocks);
      return new Subscription(userdata, EventType.CLOCK, 0, deadline, Errno.SUCCESS);
    } catch (ErrnoException e) {
      return new Subscription(userdata, EventType.CLOCK, 0, 0, e.errno());
    }
  }

  private static long deadline(ClockId clock, long timeout, int absolute, WasiClocks clocks)
      throws ErrnoException {
    long left = timeout < 0 ? Long.MAX_VALUE : timeout;
    switch (clock) {
      case REALTIME, MONOTONIC -> {
        if (absolute != 0) {
          left = Math.max(0, left - clock.now(clocks));
        }
      }
      // Nobody knows when these will have advanced.
      case PROCESS_CPUTIME_ID, THREAD_CPUTIME_ID -> throw new ErrnoException(Errno.NOTSUP);
    }
    long deadline = clocks.monotonic() + left;
    return deadline < 0 ? Long.MAX_VALUE : deadline;
  }

  /** How long it takes until a clock's time is over; not positive if it is. */
  long nanosLeft(WasiClocks clocks) {
    return deadline - clocks.monotonic();
  }
}

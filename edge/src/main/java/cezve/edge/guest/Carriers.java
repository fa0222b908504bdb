package cezve.edge.guest;

import cezve.edge.watch.Lookout;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import jdk.management.VirtualThreadSchedulerMXBean;

/**
 * Keeps guests that compute for long from stopping all virtual threads. A virtual thread gives its
 * carrier away only when it waits; so there is one carrier more for each guest that has run for
 * some time, and the operating system shares the processors out among them.
 */
final class Carriers {
  /** A guest that has not ended by then may be one that computes for long. */
  private static final long LONG_NANOS = 10_000_000;

  private static final long PERIOD_MILLIS = 5;

  private static final VirtualThreadSchedulerMXBean SCHEDULER =
      ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
  private static final int USUAL = SCHEDULER.getParallelism();
  private static final Lookout<Guest> LOOKOUT =
      new Lookout<>("cezve-carriers", PERIOD_MILLIS, Carriers::adjust);

  private Carriers() {}

  /** A guest that runs on a virtual thread, until that is closed. */
  static final class Guest implements AutoCloseable {
    private final long begun = System.nanoTime();

    @Override
    public void close() {
      boolean _ = LOOKOUT.remove(this);
    }
  }

  /** Notes that a guest begins to run. */
  static Guest enter() {
    Guest guest = new Guest();
    LOOKOUT.add(guest);
    return guest;
  }

  private static void adjust(Collection<Guest> guests) {
    long now = System.nanoTime();
    int computing = 0;
    for (Guest guest : guests) {
      if (now - guest.begun > LONG_NANOS) {
        computing++;
      }
    }
    int wanted = USUAL + computing;
    if (wanted != SCHEDULER.getParallelism()) {
      SCHEDULER.setParallelism(wanted);
    }
    if (computing > 0) {
      // What a carrier had in line behind such a guest, such as the thread that sees to sockets, is
      // taken over only by carriers that look for work.
      Thread _ = Thread.startVirtualThread(() -> {});
    }
  }
}

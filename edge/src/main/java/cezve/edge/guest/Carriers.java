package cezve.edge.guest;

import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.jspecify.annotations.Nullable;

/**
 * Keeps guests that compute for long from stopping all virtual threads. A virtual thread gives its
 * carrier away only when it waits; so there is one carrier more for each guest that has run for
 * some time, and the operating system shares the processors out among them. One thread looks, which
 * is there while there are guests.
 */
final class Carriers {
  private static final long PERIOD_MILLIS = 5;

  /** A guest that has not ended by then may be one that computes for long. */
  private static final long LONG_NANOS = 10_000_000;

  /** How often nobody is there before the thread ends. */
  private static final int IDLE_ROUNDS = 400;

  private static final VirtualThreadSchedulerMXBean SCHEDULER =
      ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
  private static final int USUAL = SCHEDULER.getParallelism();
  private static final Set<Guest> GUESTS = ConcurrentHashMap.newKeySet();
  private static volatile @Nullable Thread watcher;

  private Carriers() {}

  /** A guest that runs on a virtual thread, until that is closed. */
  static final class Guest implements AutoCloseable {
    private final long begun = System.nanoTime();

    @Override
    public void close() {
      GUESTS.remove(this);
    }
  }

  /** Notes that a guest begins to run. */
  static Guest enter() {
    Guest guest = new Guest();
    GUESTS.add(guest);
    if (watcher == null) {
      start();
    }
    return guest;
  }

  private static synchronized void start() {
    if (watcher == null) {
      Thread thread = new Thread(null, Carriers::watch, "cezve-carriers", 0, false);
      thread.setDaemon(true);
      watcher = thread;
      thread.start();
    }
  }

  private static void watch() {
    int idle = 0;
    while (idle < IDLE_ROUNDS || !end()) {
      try {
        Thread.sleep(PERIOD_MILLIS);
      } catch (InterruptedException _) {
        // Nobody has a reason to.
      }
      idle = GUESTS.isEmpty() ? idle + 1 : 0;
      adjust();
    }
  }

  private static void adjust() {
    long now = System.nanoTime();
    int computing = 0;
    for (Guest guest : GUESTS) {
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

  private static synchronized boolean end() {
    if (!GUESTS.isEmpty()) {
      return false;
    }
    watcher = null;
    return true;
  }
}

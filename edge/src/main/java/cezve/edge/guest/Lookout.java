package cezve.edge.guest;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at guests every few milliseconds, by one thread that is there while there are any.
 *
 * @param <T> what stands for a guest
 */
final class Lookout<T> {
  private static final long PERIOD_MILLIS = 5;

  /** How often nobody is there before the thread ends. */
  private static final int IDLE_ROUNDS = 400;

  private final String name;
  private final Consumer<Collection<T>> look;
  private final Set<T> guests = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Thread thread;

  /**
   * A lookout for nobody yet.
   *
   * @param name of its thread
   * @param look is handed those who are there, every time
   */
  Lookout(String name, Consumer<Collection<T>> look) {
    this.name = name;
    this.look = look;
  }

  void add(T guest) {
    guests.add(guest);
    if (thread == null) {
      start();
    }
  }

  /** Whether it was still there. */
  boolean remove(T guest) {
    return guests.remove(guest);
  }

  private synchronized void start() {
    if (thread == null) {
      Thread started = new Thread(null, this::run, name, 0, false);
      started.setDaemon(true);
      thread = started;
      started.start();
    }
  }

  private void run() {
    int idle = 0;
    while (idle < IDLE_ROUNDS || !end()) {
      try {
        Thread.sleep(PERIOD_MILLIS);
      } catch (InterruptedException _) {
        // Nobody has a reason to.
      }
      idle = guests.isEmpty() ? idle + 1 : 0;
      look.accept(guests);
    }
  }

  /** Ends, unless somebody came who saw the thread and relies on it. */
  private synchronized boolean end() {
    Thread ending = thread;
    thread = null;
    if (guests.isEmpty()) {
      return true;
    }
    thread = ending;
    return false;
  }
}

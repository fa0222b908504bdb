package cezve.edge.watch;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what goes on every few milliseconds, by one thread that is there while anything does.
 *
 * @param <T> what stands for that which is looked at
 */
public final class Lookout<T> {
  /** How long nobody is there before the thread ends. */
  private static final long IDLE_MILLIS = 2000;

  private final String name;
  private final long periodMillis;
  private final Consumer<Collection<T>> look;
  private final Set<T> watched = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Thread thread;

  /**
   * A lookout for nothing yet.
   *
   * @param name of its thread
   * @param periodMillis how long it waits between two looks
   * @param look is handed all that goes on, every time
   */
  public Lookout(String name, long periodMillis, Consumer<Collection<T>> look) {
    this.name = name;
    this.periodMillis = periodMillis;
    this.look = look;
  }

  /** Looks at it from now on. */
  public void add(T newcomer) {
    watched.add(newcomer);
    if (thread == null) {
      start();
    }
  }

  /** Looks at it no more; whether it did until now. */
  public boolean remove(T known) {
    return watched.remove(known);
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
    long idle = 0;
    while (idle < IDLE_MILLIS || !end()) {
      try {
        Thread.sleep(periodMillis);
      } catch (InterruptedException _) {
        // Nobody has a reason to.
      }
      idle = watched.isEmpty() ? idle + periodMillis : 0;
      look.accept(watched);
    }
  }

  /** Ends, unless somebody came who saw the thread and relies on it. */
  private synchronized boolean end() {
    Thread ending = thread;
    thread = null;
    if (watched.isEmpty()) {
      return true;
    }
    thread = ending;
    return false;
  }
}

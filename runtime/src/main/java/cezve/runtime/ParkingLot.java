package cezve.runtime;

import cezve.model.error.InterruptionException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** The threads that wait at addresses of one shared memory, first come, first served. */
final class ParkingLot {
  /** What {@code memory.atomic.wait32} and {@code wait64} yield. */
  static final int WOKEN = 0;

  static final int NOT_EQUAL = 1;
  static final int TIMED_OUT = 2;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Long, ArrayDeque<Waiter>> waiting = new HashMap<>();

  /** A thread that waits; all is done under the lock. */
  private final class Waiter {
    private final Condition condition = lock.newCondition();
    private boolean woken;

    /** Whether it was woken before the time was over. */
    boolean await(long nanos) throws InterruptedException {
      long left = nanos;
      while (!woken && (nanos < 0 || left > 0)) {
        if (nanos < 0) {
          condition.await();
        } else {
          left = condition.awaitNanos(left);
        }
      }
      return woken;
    }

    void wake() {
      woken = true;
      condition.signal();
    }
  }

  /**
   * Waits to be woken, unless the value is not what is expected.
   *
   * @param expected compares the value; nobody is woken while it does
   * @param nanos for how long, or for ever if negative
   * @throws InterruptionException if the thread is interrupted; it remains so
   */
  int await(long address, BooleanSupplier expected, long nanos) {
    lock.lock();
    try {
      if (!expected.getAsBoolean()) {
        return NOT_EQUAL;
      }
      Waiter waiter = new Waiter();
      waiting.computeIfAbsent(address, _ -> new ArrayDeque<>()).addLast(waiter);
      try {
        return waiter.await(nanos) ? WOKEN : TIMED_OUT;
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        if (waiter.woken) {
          return WOKEN;
        }
        throw new InterruptionException(
            "the thread was, while waiting at 0x" + Long.toHexString(address));
      } finally {
        if (!waiter.woken) {
          leave(address, waiter);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void leave(long address, Waiter waiter) {
    ArrayDeque<Waiter> queue = waiting.get(address);
    if (queue != null) {
      queue.remove(waiter);
      if (queue.isEmpty()) {
        waiting.remove(address);
      }
    }
  }

  /** Wakes at most {@code count} threads, an unsigned number; how many it woke. */
  int wake(long address, int count) {
    lock.lock();
    try {
      ArrayDeque<Waiter> queue = waiting.get(address);
      int woken = 0;
      while (queue != null && woken != count && !queue.isEmpty()) {
        queue.removeFirst().wake();
        woken++;
      }
      return woken;
    } finally {
      lock.unlock();
    }
  }
}

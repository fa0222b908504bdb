package cezve.edge.schedule;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Says whose turn it is. As many guests run at once as the server has room for, of each function as
 * many as it allows; the others wait. When there is room, it goes to the function that has fewest
 * running of those that wait, so that none is kept waiting by another one's crowd.
 */
public final class Scheduler {
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Line> waiting = new LinkedHashSet<>();
  private int room;
  private boolean closed;

  /** A scheduler for so many guests at once. */
  public Scheduler(int most) {
    this.room = most;
  }

  /** Why a request has no turn. */
  public enum Refusal {
    /** As many wait for the function as may. */
    QUEUE_FULL,
    /** It has waited as long as it may. */
    TOO_LATE,
    /** The server or the function is being stopped. */
    CLOSED
  }

  /** The requests of a function: those that run, and those that wait. */
  public final class Line {
    private final int concurrency;
    private final int queue;
    private final Deque<Ticket> tickets = new ArrayDeque<>();
    private int running;
    private boolean ended;

    private Line(int concurrency, int queue) {
      this.concurrency = concurrency;
      this.queue = queue;
    }

    /**
     * Waits for a turn; {@link #leave} ends it.
     *
     * @return null if it has come
     */
    public @Nullable Refusal enter(Duration patience) throws InterruptedException {
      lock.lock();
      try {
        if (closed || ended) {
          return Refusal.CLOSED;
        }
        if (tickets.isEmpty() && running < concurrency && room > 0) {
          take();
          return null;
        }
        return tickets.size() >= queue ? Refusal.QUEUE_FULL : await(patience);
      } finally {
        lock.unlock();
      }
    }

    private @Nullable Refusal await(Duration patience) throws InterruptedException {
      Ticket ticket = new Ticket(lock.newCondition());
      tickets.addLast(ticket);
      waiting.add(this);
      long nanos = TimeUnit.NANOSECONDS.convert(patience);
      try {
        while (!ticket.isCalled && nanos > 0 && !closed && !ended) {
          nanos = ticket.condition.awaitNanos(nanos);
        }
      } catch (InterruptedException e) {
        forget(ticket);
        throw e;
      }
      if (ticket.isCalled) {
        return null;
      }
      forget(ticket);
      return closed || ended ? Refusal.CLOSED : Refusal.TOO_LATE;
    }

    private void forget(Ticket ticket) {
      if (ticket.isCalled) {
        give();
      } else {
        tickets.remove(ticket);
        if (tickets.isEmpty()) {
          waiting.remove(this);
        }
      }
    }

    private void take() {
      running++;
      room--;
    }

    private void give() {
      running--;
      room++;
      callNext();
    }

    /** Ends a turn. */
    public void leave() {
      lock.lock();
      try {
        give();
      } finally {
        lock.unlock();
      }
    }

    /** Sends those away who wait, and lets nobody in any more. */
    public void close() {
      lock.lock();
      try {
        ended = true;
        tickets.forEach(ticket -> ticket.condition.signal());
      } finally {
        lock.unlock();
      }
    }

    /** How many run. */
    public int running() {
      lock.lock();
      try {
        return running;
      } finally {
        lock.unlock();
      }
    }

    /** How many wait. */
    public int waiting() {
      lock.lock();
      try {
        return tickets.size();
      } finally {
        lock.unlock();
      }
    }

    private boolean canRun() {
      return !ended && running < concurrency && !tickets.isEmpty();
    }
  }

  private static final class Ticket {
    private final Condition condition;
    private boolean isCalled;

    Ticket(Condition condition) {
      this.condition = condition;
    }
  }

  /**
   * A line for a function.
   *
   * @param concurrency how many of its requests may run at once
   * @param queue how many more may wait
   */
  public Line line(int concurrency, int queue) {
    return new Line(concurrency, queue);
  }

  private void callNext() {
    while (room > 0 && !closed) {
      Line next = fewestRunning(waiting);
      if (next == null) {
        return;
      }
      Ticket ticket = next.tickets.removeFirst();
      // Who was served goes behind the others that have as many running.
      waiting.remove(next);
      if (!next.tickets.isEmpty()) {
        waiting.add(next);
      }
      next.take();
      ticket.isCalled = true;
      ticket.condition.signal();
    }
  }

  private static @Nullable Line fewestRunning(Collection<Line> lines) {
    Line fewest = null;
    for (Line line : lines) {
      if (line.canRun() && (fewest == null || line.running < fewest.running)) {
        fewest = line;
      }
    }
    return fewest;
  }

  /** Sends all away who wait, and lets nobody in any more; those that run go on. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      waiting.forEach(line -> line.tickets.forEach(ticket -> ticket.condition.signal()));
    } finally {
      lock.unlock();
    }
  }
}

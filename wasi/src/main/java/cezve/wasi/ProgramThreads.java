package cezve.wasi;

import cezve.model.error.InterruptionException;
import cezve.runtime.Interruption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The Java threads of a program, by their ids. The main thread's end, and a failure of any thread,
 * is the program's: the others are stopped.
 */
final class ProgramThreads {
  /** What {@link #spawn} returns if there cannot be another thread. */
  static final int NONE = 0;

  /** The highest id; the bits above are left to programs. */
  static final int MAX_ID = (1 << 29) - 1;

  private static final int MAIN = 0;

  /** How long to wait for threads to stop that are inside of a function of the host. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

  /**
   * How long to wait for a place: programs know that a thread of theirs is done before it has
   * ended.
   */
  private static final long PLACE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Interruption interruption = new Interruption();
  private final Map<Integer, Thread> running = new HashMap<>();
  private final int max;
  private final long stackBytes;
  private int lastId;
  private boolean over;
  private long endNanos;
  private @Nullable Throwable failure;

  /**
   * No threads yet.
   *
   * @param max how many there may be besides the main thread
   * @param stackBytes the stack size of all but the main thread
   * @param lastId the id before the first one to be given
   */
  ProgramThreads(int max, long stackBytes, int lastId) {
    this.max = max;
    this.stackBytes = stackBytes;
    this.lastId = lastId;
  }

  /** What stops the guests on these threads. */
  Interruption interruption() {
    return interruption;
  }

  /**
   * Runs the program.
   *
   * @param main what the main thread does
   * @throws RuntimeException what ended the program, as any of the threads threw it; likewise an
   *     {@link Error}
   */
  void run(Runnable main, long mainStackBytes) {
    if (!start(MAIN, _ -> main.run(), mainStackBytes)) {
      throw new OutOfMemoryError("there is no thread to be had");
    }
    awaitEnd();
    switch (failure()) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new AssertionError("BUG: a checked exception", e);
    }
  }

  private synchronized @Nullable Throwable failure() {
    return failure;
  }

  /**
   * Starts a thread.
   *
   * @param body what it does, given its id
   * @return the id, from 1 to {@link #MAX_ID}, or {@link #NONE}
   */
  int spawn(IntConsumer body) {
    return interruption.block(() -> spawnWhenPossible(body));
  }

  private synchronized int spawnWhenPossible(IntConsumer body) {
    try {
      long deadline = System.nanoTime() + PLACE_NANOS;
      for (long left = PLACE_NANOS; isFull() && left > 0; left = deadline - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return NONE;
    }
    if (over || isFull()) {
      return NONE;
    }
    do {
      lastId = lastId == MAX_ID ? 1 : lastId + 1;
    } while (running.containsKey(lastId));
    return start(lastId, body, stackBytes) ? lastId : NONE;
  }

  private boolean isFull() {
    return running.size() - (running.containsKey(MAIN) ? 1 : 0) >= max;
  }

  private synchronized boolean start(int id, IntConsumer body, long stack) {
    try {
      Thread thread = new Thread(null, () -> execute(id, body), "cezve-wasi-" + id, stack);
      thread.setDaemon(true);
      running.put(id, thread);
      thread.start();
      return true;
    } catch (OutOfMemoryError _) {
      running.remove(id);
      return false;
    }
  }

  private void execute(int id, IntConsumer body) {
    Throwable thrown = null;
    try {
      body.accept(id);
    } catch (Throwable e) {
      thrown = e;
    }
    leave(id, thrown);
  }

  private synchronized void leave(int id, @Nullable Throwable thrown) {
    running.remove(id);
    if (id == MAIN || thrown != null) {
      end(thrown);
    }
    if (running.isEmpty()) {
      // Code that other programs share need not check any longer.
      interruption.clear();
    }
    notifyAll();
  }

  /**
   * Ends the program, unless it has ended.
   *
   * @param cause why, or null if it has done its work
   */
  synchronized void end(@Nullable Throwable cause) {
    if (over) {
      return;
    }
    over = true;
    failure = cause;
    endNanos = System.nanoTime();
    if (cause != null || !running.isEmpty()) {
      interruption.request("the program has ended");
    }
    notifyAll();
  }

  /**
   * Waits until all threads have ended, or the program and not those that the host holds up. An
   * interrupt of the thread that waits ends the program.
   */
  private void awaitEnd() {
    boolean interrupted = false;
    synchronized (this) {
      for (long left = patience(); !running.isEmpty() && left > 0; left = patience()) {
        try {
          TimeUnit.NANOSECONDS.timedWait(this, left);
        } catch (InterruptedException _) {
          interrupted = true;
          end(new InterruptionException("the thread was that runs the program"));
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private long patience() {
    return over ? endNanos + PATIENCE_NANOS - System.nanoTime() : Long.MAX_VALUE;
  }
}

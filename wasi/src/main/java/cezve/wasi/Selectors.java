package cezve.wasi;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Selectors: each thread that waits for channels has one for itself, without any channel as long as
 * it is idle, because a channel that is registered cannot be closed altogether.
 */
final class Selectors implements Closeable {
  private final List<Selector> idle = new ArrayList<>();
  private final List<Selector> busy = new ArrayList<>();
  private boolean closed;

  /** Whether one of the channels is ready now. */
  boolean isReady(Watch watch) throws IOException {
    Selector selector = take();
    try {
      watch.register(selector);
      return selector.selectNow() > 0;
    } finally {
      giveBack(selector);
    }
  }

  /**
   * Waits until one of the channels is ready or closed, {@link #wakeup} is called, or the time is
   * over.
   *
   * @param stillToWait asked when {@code wakeup} is already heard
   */
  void await(Watch watch, long nanos, BooleanSupplier stillToWait)
      throws IOException, InterruptedException {
    Selector selector = take();
    try {
      if (nanos > 0 && stillToWait.getAsBoolean()) {
        watch.register(selector);
        selector.select(TimeUnit.NANOSECONDS.toMillis(nanos - 1) + 1);
      }
    } catch (ClosedChannelException _) {
      // Whoever wanted to use it is going to see.
    } finally {
      giveBack(selector);
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /** Wakes all who wait. */
  synchronized void wakeup() {
    for (Selector selector : busy) {
      selector.wakeup();
    }
  }

  private synchronized Selector take() throws IOException {
    Selector selector = idle.isEmpty() ? Selector.open() : idle.removeLast();
    busy.add(selector);
    return selector;
  }

  private void giveBack(Selector selector) throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.cancel();
    }
    selector.selectNow();
    synchronized (this) {
      busy.remove(selector);
      if (closed) {
        selector.close();
      } else {
        idle.add(selector);
      }
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    for (Selector selector : idle) {
      selector.close();
    }
    idle.clear();
  }
}

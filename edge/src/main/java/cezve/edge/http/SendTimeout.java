package cezve.edge.http;

import cezve.edge.watch.Lookout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ends responses that clients do not take. What a virtual thread waits for at a socket ends when
 * the thread is interrupted, and so does the connection.
 */
final class SendTimeout {
  private static final long PERIOD_MILLIS = 50;

  private final Duration most;
  private final long mostNanos;
  private final Lookout<Sending> lookout =
      new Lookout<>("cezve-send-timeout", PERIOD_MILLIS, all -> all.forEach(Sending::check));

  /**
   * Nothing is being sent yet.
   *
   * @param most how long sending may take
   */
  SendTimeout(Duration most) {
    this.most = most;
    this.mostNanos = TimeUnit.NANOSECONDS.convert(most);
  }

  /** Something that waits for a client. */
  @FunctionalInterface
  interface Action {
    void run() throws IOException;
  }

  /**
   * Does what may wait for a client, on this thread.
   *
   * @throws IOException if it fails, or takes too long
   */
  void run(Action action) throws IOException {
    Sending sending = new Sending();
    lookout.add(sending);
    try {
      action.run();
    } catch (IOException | RuntimeException e) {
      if (sending.isOver()) {
        throw new IOException("the client did not take it within " + most.toMillis() + " ms", e);
      }
      if (e instanceof UncheckedIOException unchecked) {
        throw unchecked.getCause();
      }
      throw e;
    } finally {
      sending.end();
    }
  }

  /** What a thread is sending. */
  private final class Sending {
    private final Thread thread = Thread.currentThread();
    private final long begun = System.nanoTime();
    private boolean isOver;

    private synchronized void check() {
      // Once it has ended, the thread does something else.
      if (System.nanoTime() - begun > mostNanos && lookout.remove(this)) {
        isOver = true;
        thread.interrupt();
      }
    }

    private synchronized boolean isOver() {
      return isOver;
    }

    private synchronized void end() {
      if (!lookout.remove(this)) {
        boolean _ = Thread.interrupted();
      }
    }
  }
}

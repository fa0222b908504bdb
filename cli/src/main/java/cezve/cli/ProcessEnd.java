package cezve.cli;

import java.util.concurrent.CountDownLatch;

/** Waits for the signal that ends the process, and keeps it from ending before this is closed. */
final class ProcessEnd implements AutoCloseable {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  ProcessEnd() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::hold, "cezve-stop"));
  }

  private void hold() {
    asked.countDown();
    await(closed);
  }

  /** Waits until the process is to end. */
  void await() {
    await(asked);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}

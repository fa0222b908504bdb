package cezve.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class InterruptionChecksTest {
  private final AtomicInteger enabled = new AtomicInteger();
  private final AtomicInteger disabled = new AtomicInteger();
  private final Counting checks = new Counting();
  private final Interruption interruption = new Interruption();

  private final class Counting extends InterruptionChecks {
    @Override
    protected void enable() {
      int _ = enabled.incrementAndGet();
    }

    @Override
    protected void disable() {
      int _ = disabled.incrementAndGet();
    }
  }

  @Test
  void checksStayOnForTheNextRequest() throws InterruptedException {
    interruption.govern(checks);
    assertEquals(0, enabled.get());
    for (int i = 0; i < 100; i++) {
      interruption.request("stop");
      interruption.clear();
    }
    assertEquals(1, enabled.get());
    assertEquals(0, disabled.get());
    while (disabled.get() == 0) {
      Thread.sleep(1);
    }
    interruption.request("stop");
    assertEquals(2, enabled.get());
    assertEquals(1, disabled.get());
  }

  @Test
  void checksStayOnWhileARequestStands() throws InterruptedException {
    interruption.govern(checks);
    interruption.request("stop");
    interruption.clear();
    interruption.request("stop again");
    Thread.sleep(1500);
    assertEquals(1, enabled.get());
    assertEquals(0, disabled.get());
  }
}

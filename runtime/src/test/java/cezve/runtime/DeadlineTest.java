package cezve.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.InterruptionException;
import cezve.model.error.OutOfTimeException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class DeadlineTest {
  private final Interruption interruption = new Interruption();

  private void await() {
    while (!interruption.isRequested()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void closingLetsGuestsRunAgain() {
    try (Deadline _ = interruption.stopAfter(Duration.ofMillis(20))) {
      await();
      OutOfTimeException end = assertThrows(OutOfTimeException.class, interruption::check);
      assertEquals("out of time: 20 ms have passed", end.getMessage());
    }
    assertFalse(interruption.isRequested());
    interruption.check();
  }

  @Test
  void whatIsClosedDoesNotPass() throws InterruptedException {
    interruption.stopAfter(Duration.ofMillis(20)).close();
    Thread.sleep(60);
    assertFalse(interruption.isRequested());
  }

  @Test
  void closingLeavesOtherRequests() {
    Deadline late = interruption.stopAfter(Duration.ofDays(1));
    interruption.request("the host says so");
    late.close();
    assertThrows(InterruptionException.class, interruption::check);
    interruption.clear();
    Deadline first = interruption.stopAfter(Duration.ofMillis(1));
    await();
    interruption.stopAfter(Duration.ofMillis(1)).close();
    assertTrue(interruption.isRequested());
    first.close();
    assertFalse(interruption.isRequested());
  }

  @Test
  void aTimeWithoutEndIsPossible() {
    interruption.stopAfter(Duration.ofSeconds(Long.MAX_VALUE)).close();
    interruption.check();
  }
}

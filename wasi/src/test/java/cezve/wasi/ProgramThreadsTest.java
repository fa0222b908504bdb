package cezve.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.InterruptionException;
import cezve.runtime.Interruption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The life of the threads of a program. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class ProgramThreadsTest {
  private static final long STACK = 1 << 20;

  private static ProgramThreads threads(int max, int lastId) {
    return new ProgramThreads(max, STACK, lastId);
  }

  /** Waits as a guest does, until it is stopped. */
  private static IntConsumer waiting(ProgramThreads threads) {
    return _ -> threads.interruption().block(() -> await(new CountDownLatch(1)));
  }

  private static int await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  @Test
  void idsBeginAnewAndThoseInUseAreLeftOut() {
    ProgramThreads threads = threads(4, ProgramThreads.MAX_ID - 2);
    List<Integer> ids = new ArrayList<>();
    threads.run(
        () -> {
          for (int i = 0; i < 5; i++) {
            ids.add(threads.spawn(waiting(threads)));
          }
        },
        STACK);
    assertEquals(
        List.of(ProgramThreads.MAX_ID - 1, ProgramThreads.MAX_ID, 1, 2, ProgramThreads.NONE), ids);

    ProgramThreads full = threads(2, ProgramThreads.MAX_ID - 1);
    CountDownLatch ended = new CountDownLatch(1);
    full.run(
        () -> {
          assertEquals(ProgramThreads.MAX_ID, full.spawn(waiting(full)));
          assertEquals(1, full.spawn(_ -> ended.countDown()));
          await(ended);
          assertEquals(2, full.spawn(waiting(full)));
        },
        STACK);
  }

  @Test
  void theFirstFailureIsTheProgramsEnd() {
    ProgramThreads threads = threads(2, 0);
    IllegalStateException first = new IllegalStateException("first");
    RuntimeException thrown =
        assertThrows(
            RuntimeException.class,
            () ->
                threads.run(
                    () -> {
                      threads.spawn(_ -> {
                        throw first;
                      });
                      waiting(threads).accept(0);
                    },
                    STACK));
    assertEquals(first, thrown);
    assertFalse(threads.interruption().isRequested(), "code goes on to check");
  }

  @Test
  void nothingIsStartedOnceTheProgramIsOver() {
    ProgramThreads threads = threads(2, 0);
    threads.end(new InterruptionException("before it began"));
    List<Object> seen = new ArrayList<>();
    InterruptionException e =
        assertThrows(
            InterruptionException.class,
            () -> threads.run(() -> seen.add(threads.spawn(_ -> seen.add("ran"))), STACK));
    assertEquals("interrupted: before it began", e.getMessage());
    assertEquals(List.of(), seen);
  }

  @Test
  void aThreadThatTheHostHoldsUpIsLeftBehindAndStoppedLater() throws InterruptedException {
    ProgramThreads threads = threads(1, 0);
    Interruption interruption = threads.interruption();
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    List<Object> stopped = new ArrayList<>();
    CountDownLatch after = new CountDownLatch(1);
    threads.run(
        () -> {
          threads.spawn(_ -> {
            inside.countDown();
            await(held);
            try {
              interruption.check();
            } catch (InterruptionException e) {
              stopped.add(e);
            }
            after.countDown();
          });
          await(inside);
        },
        STACK);
    assertTrue(interruption.isRequested());
    held.countDown();
    after.await();
    assertInstanceOf(InterruptionException.class, stopped.getFirst());
    while (interruption.isRequested()) {
      Thread.onSpinWait();
    }
  }
}

package cezve.edge.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.edge.schedule.Scheduler.Line;
import cezve.edge.schedule.Scheduler.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SchedulerTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(20);

  @Test
  void asManyRunAsAFunctionAllows() throws InterruptedException {
    Line line = new Scheduler(10).line(2, 0);

    assertNull(line.enter(LONG));
    assertNull(line.enter(LONG));
    assertEquals(Refusal.QUEUE_FULL, line.enter(LONG));
    line.leave();
    assertNull(line.enter(LONG));
  }

  @Test
  void asManyRunAsTheServerHasRoomFor() throws InterruptedException {
    Scheduler scheduler = new Scheduler(1);
    Line one = scheduler.line(5, 5);
    Line other = scheduler.line(5, 5);

    assertNull(one.enter(LONG));
    assertEquals(Refusal.TOO_LATE, other.enter(SHORT));
    assertEquals(0, other.waiting());
    one.leave();
    assertNull(other.enter(SHORT));
  }

  @Test
  void roomGoesToTheFunctionWithFewestRunning() throws Exception {
    Scheduler scheduler = new Scheduler(2);
    Line crowd = scheduler.line(10, 10);
    Line single = scheduler.line(10, 10);
    assertNull(crowd.enter(LONG));
    assertNull(crowd.enter(LONG));
    List<String> order = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> first = threads.submit(() -> enter(crowd, "crowd", order));
      await(() -> crowd.waiting() == 1);
      Future<?> second = threads.submit(() -> enter(single, "single", order));
      await(() -> single.waiting() == 1);
      crowd.leave();
      Object _ = second.get();
      crowd.leave();
      Object _ = first.get();
    }
    assertEquals(List.of("single", "crowd"), order);
  }

  private static void enter(Line line, String name, List<String> order) {
    try {
      assertNull(line.enter(LONG));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    synchronized (order) {
      order.add(name);
    }
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(100_000);
    }
  }

  @Test
  void closingSendsAwayWhoWaits() throws Exception {
    Scheduler scheduler = new Scheduler(1);
    Line line = scheduler.line(1, 5);
    assertNull(line.enter(LONG));
    CompletableFuture<Refusal> waiting =
        CompletableFuture.supplyAsync(() -> {
          try {
            return line.enter(LONG);
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
    await(() -> line.waiting() == 1);
    scheduler.close();

    assertEquals(Refusal.CLOSED, waiting.get());
    assertEquals(Refusal.CLOSED, line.enter(LONG));
    line.leave();
    assertEquals(0, line.running());
  }

  @Test
  void whoIsInterruptedLeavesNothingBehind() throws Exception {
    Scheduler scheduler = new Scheduler(1);
    Line line = scheduler.line(1, 1);
    assertNull(line.enter(LONG));
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                Refusal _ = line.enter(LONG);
                boolean _ = interrupted.complete(false);
              } catch (InterruptedException _) {
                boolean _ = interrupted.complete(true);
              }
            });
    await(() -> line.waiting() == 1);
    thread.interrupt();

    assertTrue(interrupted.get());
    line.leave();
    assertNull(line.enter(SHORT));
    assertEquals(1, line.running());
  }

  @Property(tries = 20)
  void nobodyEntersBeyondTheLimitsAndNobodyIsForgotten(
      @ForAll @IntRange(min = 1, max = 6) int room,
      @ForAll @IntRange(min = 1, max = 4) int concurrency,
      @ForAll @IntRange(min = 1, max = 40) int requests)
      throws Exception {
    Scheduler scheduler = new Scheduler(room);
    int functions = 3;
    AtomicInteger running = new AtomicInteger();
    AtomicIntegerArray each = new AtomicIntegerArray(functions);
    AtomicInteger most = new AtomicInteger();
    AtomicInteger served = new AtomicInteger();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < functions; i++) {
      lines.add(scheduler.line(concurrency, requests));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < requests * functions; i++) {
        int function = i % functions;
        Future<?> _ =
            threads.submit(() -> {
              if (lines.get(function).enter(LONG) != null) {
                return null;
              }
              int now = running.incrementAndGet();
              int here = each.incrementAndGet(function);
              if (now > room || here > concurrency) {
                most.set(Math.max(now, here));
              }
              LockSupport.parkNanos(1000);
              int _ = each.decrementAndGet(function);
              int _ = running.decrementAndGet();
              int _ = served.incrementAndGet();
              lines.get(function).leave();
              return null;
            });
      }
    }
    assertEquals(0, most.get());
    assertEquals(requests * functions, served.get());
    lines.forEach(line -> assertEquals(0, line.running() + line.waiting()));
  }
}

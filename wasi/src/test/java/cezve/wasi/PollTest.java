package cezve.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.TrapException;
import cezve.wasi.Subscriptions.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code poll_oneoff}. */
final class PollTest {
  private static final int REALTIME = 0;
  private static final int MONOTONIC = 1;
  private static final int ABSOLUTE = 1;
  private static final long MILLIS = 1_000_000;

  @TempDir Path directory;

  private static Event clockEvent(long userdata) {
    return new Event(userdata, Errno.SUCCESS, 0, 0, 0);
  }

  private static Guest guest() throws IOException {
    return new Guest(Wasi.builder().build());
  }

  private static void assertTakes(long min, long max, Runnable action) {
    long start = System.nanoTime();
    action.run();
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    assertTrue(millis >= min && millis <= max, "it took " + millis + " ms");
  }

  @Test
  void aRelativeTimeoutWaitsThatLong() throws IOException {
    try (Guest guest = guest()) {
      for (int clock : new int[] {REALTIME, MONOTONIC}) {
        Subscriptions one = new Subscriptions(guest).clock(7, clock, 60 * MILLIS, 0);
        assertTakes(60, 5000, () -> assertEquals(List.of(clockEvent(7)), one.poll()));
      }
    }
  }

  @Test
  void anAbsoluteTimeoutWaitsUntilThen() throws IOException {
    try (Guest guest = guest()) {
      int now = guest.allocate(8);
      for (int clock : new int[] {REALTIME, MONOTONIC}) {
        guest.ok("clock_time_get", clock, 0, now);
        long then = guest.memory().load64(now) + 60 * MILLIS;
        Subscriptions one = new Subscriptions(guest).clock(7, clock, then, ABSOLUTE);
        assertTakes(55, 5000, () -> assertEquals(List.of(clockEvent(7)), one.poll()));
        assertTakes(0, 500, () -> assertEquals(List.of(clockEvent(7)), one.poll()));
      }
    }
  }

  @Test
  void theEarliestOfSeveralIsReported() throws IOException {
    try (Guest guest = guest()) {
      Subscriptions three =
          new Subscriptions(guest)
              .clock(1, MONOTONIC, 100_000 * MILLIS, 0)
              .clock(2, MONOTONIC, 30 * MILLIS, 0)
              .clock(3, REALTIME, -1, 0);
      assertTakes(30, 5000, () -> assertEquals(List.of(clockEvent(2)), three.poll()));
    }
  }

  @Test
  void allThatIsDueIsReported() throws IOException {
    try (Guest guest = guest()) {
      Subscriptions three =
          new Subscriptions(guest)
              .clock(1, MONOTONIC, 0, 0)
              .clock(2, MONOTONIC, 0, ABSOLUTE)
              .clock(3, MONOTONIC, 100_000 * MILLIS, 0);
      assertEquals(List.of(clockEvent(1), clockEvent(2)), three.poll());
    }
  }

  @Test
  void fixedClocksAdvanceAtOnce() throws IOException {
    Wasi.Builder builder = Wasi.builder().clocks(WasiClocks.fixed(Instant.EPOCH));
    try (Guest guest = new Guest(builder.build())) {
      Subscriptions hour = new Subscriptions(guest).clock(1, MONOTONIC, 3_600_000 * MILLIS, 0);
      assertTakes(0, 5000, () -> assertEquals(List.of(clockEvent(1)), hour.poll()));
      int now = guest.allocate(8);
      guest.ok("clock_time_get", REALTIME, 0, now);
      assertEquals(3_600_000 * MILLIS, guest.memory().load64(now));
    }
  }

  @Test
  void fixedClocksDoNotWaitForInputThatDoesNotCome() throws IOException {
    try (PipedInputStream in = new PipedInputStream(new PipedOutputStream());
        Guest guest =
            new Guest(Wasi.builder().clocks(WasiClocks.fixed(Instant.EPOCH)).stdin(in).build())) {
      Subscriptions both =
          new Subscriptions(guest)
              .clock(1, MONOTONIC, 3_600_000 * MILLIS, 0)
              .fd(2, EventType.FD_READ, 0);
      assertTakes(0, 20_000, () -> assertEquals(List.of(clockEvent(1)), both.poll()));
    }
  }

  @Test
  void outputsAndFilesAreReady() throws IOException {
    Files.writeString(directory.resolve("file"), "abc");
    try (Guest guest = Guest.in(directory)) {
      int fd = guest.open("file", 0, Guest.EVERY_FILE_RIGHT);
      Subscriptions four =
          new Subscriptions(guest)
              .fd(1, EventType.FD_WRITE, 1)
              .fd(2, EventType.FD_WRITE, 2)
              .fd(3, EventType.FD_READ, fd)
              .fd(4, EventType.FD_WRITE, fd)
              .clock(5, MONOTONIC, 100_000 * MILLIS, 0);
      assertEquals(
          List.of(
              new Event(1, Errno.SUCCESS, 2, 1, 0),
              new Event(2, Errno.SUCCESS, 2, 1, 0),
              new Event(3, Errno.SUCCESS, 1, 3, 0),
              new Event(4, Errno.SUCCESS, 2, 1, 0)),
          four.poll());
      guest.read(fd, 10);
      assertEquals(
          List.of(new Event(1, Errno.SUCCESS, 1, 0, 1)),
          new Subscriptions(guest).fd(1, EventType.FD_READ, fd).poll());
    }
  }

  @Test
  void inputThatIsThereIsReady() throws IOException {
    Wasi.Builder builder = Wasi.builder().stdin(new ByteArrayInputStream(new byte[3]));
    try (Guest guest = new Guest(builder.build())) {
      Subscriptions input =
          new Subscriptions(guest)
              .fd(1, EventType.FD_READ, 0)
              .clock(2, MONOTONIC, 100_000 * MILLIS, 0);
      assertEquals(List.of(new Event(1, Errno.SUCCESS, 1, 3, 0)), input.poll());
      guest.read(0, 10);
      assertEquals(List.of(new Event(1, Errno.SUCCESS, 1, 0, 1)), input.poll());
      assertEquals("", guest.read(0, 10));
    }
  }

  @Test
  void inputThatComesWhileWaitingWakes() throws Exception {
    try (PipedInputStream in = new PipedInputStream(100);
        PipedOutputStream out = new PipedOutputStream(in);
        Guest guest = new Guest(Wasi.builder().stdin(in).build())) {
      Subscriptions both =
          new Subscriptions(guest)
              .clock(1, MONOTONIC, 60_000 * MILLIS, 0)
              .fd(2, EventType.FD_READ, 0);
      Thread writer =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  Thread.sleep(50);
                  out.write(Guest.utf8("hello"));
                  out.flush();
                } catch (IOException | InterruptedException e) {
                  throw new AssertionError(e);
                }
              });
      assertTakes(
          40,
          30_000,
          () -> assertEquals(List.of(new Event(2, Errno.SUCCESS, 1, 5, 0)), both.poll()));
      writer.join();
      assertEquals("he", guest.read(0, 2));
      assertEquals(
          List.of(new Event(1, Errno.SUCCESS, 1, 3, 0)),
          new Subscriptions(guest).fd(1, EventType.FD_READ, 0).poll());
      assertEquals("llo", guest.read(0, 100));
    }
  }

  @Test
  void withoutInputTheClockWins() throws IOException {
    try (PipedInputStream in = new PipedInputStream(100);
        Guest guest = new Guest(Wasi.builder().stdin(in).build())) {
      PipedOutputStream out = new PipedOutputStream(in);
      Subscriptions both =
          new Subscriptions(guest).fd(1, EventType.FD_READ, 0).clock(2, MONOTONIC, 50 * MILLIS, 0);
      assertTakes(50, 5000, () -> assertEquals(List.of(clockEvent(2)), both.poll()));
      out.write(Guest.utf8("late"));
      out.close();
      assertEquals("late", guest.read(0, 10));
      assertEquals("", guest.read(0, 10));
    }
  }

  @Test
  void errorsOfSubscriptionsAreEvents() throws IOException {
    Files.writeString(directory.resolve("file"), "abc");
    try (Guest guest = Guest.in(directory)) {
      int fd = guest.open("file", 0, Rights.FD_READ);
      Subscriptions bad =
          new Subscriptions(guest)
              .fd(1, EventType.FD_READ, 99)
              .fd(2, EventType.FD_WRITE, 0)
              .fd(3, EventType.FD_READ, 1)
              .fd(4, EventType.FD_READ, Guest.PREOPEN)
              .fd(5, EventType.FD_READ, fd)
              .clock(6, 9, 0, 0)
              .clock(7, 2, 0, 0)
              .clock(8, MONOTONIC, 0, 2);
      assertEquals(
          List.of(
              new Event(1, Errno.BADF, 1, 0, 0),
              new Event(2, Errno.BADF, 2, 0, 0),
              new Event(3, Errno.BADF, 1, 0, 0),
              new Event(4, Errno.BADF, 1, 0, 0),
              new Event(5, Errno.NOTCAPABLE, 1, 0, 0),
              new Event(6, Errno.INVAL, 0, 0, 0),
              new Event(7, Errno.NOTSUP, 0, 0, 0),
              new Event(8, Errno.INVAL, 0, 0, 0)),
          bad.poll());
    }
  }

  @Test
  void callsThatMakeNoSenseAreInvalidOrTrap() throws IOException {
    try (Guest guest = guest()) {
      assertEquals(Errno.INVAL, guest.call("poll_oneoff", 16, 16, 0, 16));
      int subscription = guest.allocate(48);
      guest.memory().store8(subscription + 8, (byte) 3);
      assertEquals(Errno.INVAL, guest.call("poll_oneoff", subscription, 16, 1, 16));
      assertThrows(TrapException.class, () -> guest.call("poll_oneoff", 0, 0, -1, 0));
      assertThrows(TrapException.class, () -> guest.call("poll_oneoff", -48, 0, 1, 0));
      guest.memory().store8(subscription + 8, (byte) 0);
      assertThrows(TrapException.class, () -> guest.call("poll_oneoff", subscription, -8, 1, 0));
    }
  }

  @Test
  void aThreadThatIsInterruptedStopsWaiting() throws IOException {
    try (Guest guest = guest()) {
      int subscription = guest.allocate(48);
      guest.memory().store32(subscription + 16, MONOTONIC);
      guest.memory().store64(subscription + 24, 100_000 * MILLIS);
      int result = guest.allocate(32);
      Thread.currentThread().interrupt();
      assertEquals(
          Errno.INTR, guest.call("poll_oneoff", subscription, result, 1, guest.allocate(4)));
      assertTrue(Thread.interrupted());
    }
  }
}

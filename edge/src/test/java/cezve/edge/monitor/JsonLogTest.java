package cezve.edge.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.edge.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JsonLogTest {
  private static final InstantSource CLOCK = () -> Examples.BEGUN;

  private static LogEntry guest(String text) {
    return new LogEntry.Guest(Examples.BEGUN, "f", "id-1", LogLevel.INFO, text);
  }

  private static LogEntry server(String text) {
    return new LogEntry.Server(Examples.BEGUN, LogLevel.WARN, null, text);
  }

  private static List<Map<String, Object>> parse(ByteArrayOutputStream output) throws IOException {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (String line : output.toString(StandardCharsets.UTF_8).lines().toList()) {
      lines.add(JsonTree.object(line));
    }
    return lines;
  }

  @Test
  void everyKindOfEntryHasItsFields() throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try (JsonLog log = JsonLog.to(output)) {
      log.add(
          new LogEntry.Access(
              Examples.call("f", Outcome.TRAP, 500, "a\n  b", Duration.ofNanos(1_234_567))));
      log.add(new LogEntry.Access(Examples.call(null, Outcome.NO_ROUTE, Duration.ofMillis(1))));
      log.add(guest("says \"this\""));
      log.add(server("says that"));
    }
    List<Map<String, Object>> lines = parse(output);
    assertEquals(4, lines.size());
    Map<String, Object> access = lines.get(0);
    assertEquals("2026-11-22T20:00:00.500000Z", access.get("time"));
    assertEquals("access", access.get("kind"));
    assertEquals("id-1", access.get("request_id"));
    assertEquals("f", access.get("function"));
    assertEquals("/path?query", access.get("target"));
    assertEquals(500L, access.get("status"));
    assertEquals("trap", access.get("outcome"));
    assertEquals("a\n  b", access.get("detail"));
    assertEquals(1.235, access.get("duration_ms"));
    assertEquals(2.0, access.get("waited_ms"));
    assertEquals(0.075, access.get("instantiation_ms"));
    assertEquals("warm", access.get("start"));
    assertEquals(1000L, access.get("fuel"));
    assertNull(lines.get(1).get("function"));
    assertNull(lines.get(1).get("start"));
    assertNull(lines.get(1).get("fuel"));
    assertEquals("says \"this\"", lines.get(2).get("text"));
    assertEquals("info", lines.get(2).get("level"));
    assertEquals("server", lines.get(3).get("kind"));
  }

  /** A stream that takes nothing until it is let go. */
  private static final class Stuck extends ByteArrayOutputStream {
    final CountDownLatch reached = new CountDownLatch(1);
    final CountDownLatch letGo = new CountDownLatch(1);

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      reached.countDown();
      try {
        letGo.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      super.write(bytes, offset, length);
    }
  }

  @Test
  void whatIsDroppedIsCountedAndReported() throws Exception {
    Stuck output = new Stuck();
    JsonLog log = new JsonLog(output, 10, CLOCK);
    log.start();
    // The first one makes the writer get stuck.
    log.add(server("first"));
    output.reached.await();
    for (int i = 0; i < 100; i++) {
      log.add(guest("line " + i));
    }
    assertEquals(95, log.dropped());
    for (int i = 0; i < 100; i++) {
      log.add(server("line " + i));
    }
    assertEquals(190, log.dropped());
    output.letGo.countDown();
    log.close();
    List<Map<String, Object>> lines = parse(output);
    assertEquals(12, lines.size());
    assertEquals("guest", lines.get(5).get("kind"));
    assertEquals("server", lines.get(6).get("kind"));
    assertEquals("190 lines of the log were dropped", lines.get(11).get("text"));
    assertEquals(190, log.dropped());
  }

  @Test
  void whatComesAfterTheEndIsDropped() {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    JsonLog log = JsonLog.to(output);
    log.add(server("before"));
    log.close();
    int size = output.size();
    log.add(server("after"));
    assertEquals(1, log.dropped());
    assertEquals(size, output.size());
  }

  @Test
  void linesThatNobodyCouldWriteAreCounted() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("no space left on device");
          }
        };
    JsonLog log = JsonLog.to(full);
    log.add(server("lost"));
    log.close();
    assertTrue(log.dropped() > 0);
  }

  @Test
  void filesGrow(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("log");
    for (String text : List.of("first", "second")) {
      try (JsonLog log = JsonLog.toFile(file)) {
        log.add(server(text));
      }
    }
    List<String> lines = Files.readAllLines(file);
    assertEquals("second", JsonTree.object(lines.get(1)).get("text"));
    assertEquals(2, lines.size());
  }

  @Test
  void manyThreadsLoseNothingThatIsNotCounted() throws Exception {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    JsonLog log = JsonLog.to(output);
    List<Thread> threads = new ArrayList<>();
    int each = 5_000;
    for (int i = 0; i < 4; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                for (int j = 0; j < each; j++) {
                  log.add(server("text"));
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    log.close();
    long written = parse(output).stream().filter(line -> "text".equals(line.get("text"))).count();
    assertEquals(4L * each, written + log.dropped());
  }
}

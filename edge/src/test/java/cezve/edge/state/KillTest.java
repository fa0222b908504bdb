package cezve.edge.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.edge.config.StateConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process was told is done is there when the process has been killed. */
final class KillTest {
  private static final Pattern ACKNOWLEDGED = Pattern.compile("([0-9]+) ([0-9]+)");

  @TempDir Path folder;

  private final Random random = new Random();

  private Process start(String where, String namespace, int size, List<String> prefix)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            CrashingWriter.class.getName(),
            where,
            namespace,
            Integer.toString(size)));
    return new ProcessBuilder(command)
        .redirectError(folder.resolve("errors").toFile())
        .redirectOutput(output().toFile())
        .start();
  }

  /** The last acknowledgement of each thread. */
  private long[] acknowledged() throws IOException {
    long[] last = new long[CrashingWriter.THREADS];
    for (String line : Files.readAllLines(output())) {
      Matcher matcher = ACKNOWLEDGED.matcher(line);
      if (matcher.matches()) {
        last[Integer.parseInt(matcher.group(1))] = Long.parseLong(matcher.group(2));
      }
    }
    return last;
  }

  private Path output() {
    return folder.resolve("output");
  }

  private long[] killAtRandom(String where, String namespace) throws Exception {
    Process process = start(where, namespace, 100, List.of());
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (Files.size(output()) == 0) {
      assertTrue(process.isAlive() && System.nanoTime() < deadline, this::errors);
      Thread.sleep(1);
    }
    Thread.sleep(random.nextInt(300));
    assertTrue(process.isAlive(), this::errors);
    process.destroyForcibly().waitFor();
    return acknowledged();
  }

  private String errors() {
    try {
      return Files.readString(folder.resolve("errors"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static void check(KeyValueStore store, String namespace, long[] acknowledged) {
    for (int thread = 0; thread < acknowledged.length; thread++) {
      byte[] counter = store.get(namespace, CrashingWriter.counter(thread));
      long count = counter == null ? 0 : Long.parseLong(new String(counter, UTF_8));
      long least = acknowledged[thread];
      assertTrue(count >= least, () -> namespace + ": " + count + " of " + least);
      for (int i = 1; i <= count; i++) {
        int number = i;
        assertNotNull(store.get(namespace, CrashingWriter.key(thread, i)), () -> "entry " + number);
      }
    }
  }

  private void killAndCheck(StateConfig config, String where, int times) throws Exception {
    List<long[]> all = new ArrayList<>();
    long sum = 0;
    for (int i = 0; i < times; i++) {
      long[] acknowledged = killAtRandom(where, "n" + i);
      all.add(acknowledged);
      for (long number : acknowledged) {
        sum += number;
      }
      try (KeyValueStore store = KeyValueStores.open(config)) {
        check(store, "n" + i, acknowledged);
        check(store, "n" + random.nextInt(i + 1), new long[CrashingWriter.THREADS]);
      }
    }
    try (KeyValueStore store = KeyValueStores.open(config)) {
      for (int i = 0; i < times; i++) {
        check(store, "n" + i, all.get(i));
      }
    }
    assertTrue(sum > times, "hardly anything was acknowledged");
  }

  @Test
  void nothingIsLostInAFile() throws Exception {
    Path file = folder.resolve("state.mv");
    killAndCheck(new StateConfig.Embedded(file), file.toString(), 20);
  }

  @Test
  void nothingIsLostInRedis() throws Exception {
    try (RedisServer server = RedisServer.start(folder)) {
      killAndCheck(server.config(), server.uri().toString(), 5);
    }
  }

  /** The limit of a file's size stands for a disk that is full. */
  @Test
  void nothingIsLostWhenThereIsNoMoreSpace() throws Exception {
    Path file = folder.resolve("state.mv");
    List<String> limited = List.of("bash", "-c", "ulimit -f 8192; exec \"$@\"", "bash");
    Process process = start(file.toString(), "n", 10_000, limited);
    process.waitFor();
    long[] acknowledged = acknowledged();
    assertTrue(errors().contains(file + ": cannot be written"), this::errors);
    try (KeyValueStore store = KeyValueStores.open(new StateConfig.Embedded(file))) {
      check(store, "n", acknowledged);
      assertTrue(acknowledged[0] > 0);
      store.set("n", CrashingWriter.key(0, 0), new byte[1], null);
    }
  }
}

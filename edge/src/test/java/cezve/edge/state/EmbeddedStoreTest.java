package cezve.edge.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.edge.config.StateConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmbeddedStoreTest extends KeyValueContract {
  /** A fifth of what 10,000 changes write. */
  private static final long SMALL = 8 << 20;

  private static final byte[] KEY = bytes("key");

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("state.mv");
  }

  @Override
  KeyValueStore open() {
    return open(file());
  }

  private static KeyValueStore open(Path file) {
    return KeyValueStores.open(new StateConfig.Embedded(file));
  }

  private static String problem(Path file) {
    return String.valueOf(assertThrows(StateException.class, () -> open(file)).getMessage());
  }

  @Test
  void aFileIsUsedByOneServerAtATime() {
    assertEquals(file() + ": another process uses it", problem(file()));
  }

  @Test
  void aFolderThatIsNotThere() {
    Path file = folder.resolve("nowhere").resolve("state.mv");
    assertTrue(problem(file).startsWith(file + ": "), problem(file));
  }

  @Test
  void aFileOfSomethingElseIsLeftAsItIs() throws IOException {
    Path file = folder.resolve("other");
    byte[] content = new byte[20_000];
    new Random(1).nextBytes(content);
    Files.write(file, content);
    assertEquals(
        file + ": damaged, or not a file of cezve; to begin without its entries, move it away",
        problem(file));
    assertArrayEquals(content, Files.readAllBytes(file));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aFileWhoseHeadersAreOverwrittenIsDamaged(int which) throws IOException {
    Path file = folder.resolve("x.mv");
    try (KeyValueStore store = open(file)) {
      store.set("n", KEY, bytes("a"), null);
    }
    byte[] content = Files.readAllBytes(file);
    int block = 4096;
    for (int i = 0; i < (which == 2 ? 2 * block : block); i++) {
      content[(which == 1 ? block : 0) + i] = 'x';
    }
    Files.write(file, content);
    if (which == 2) {
      assertTrue(problem(file).contains("damaged"), problem(file));
      assertArrayEquals(content, Files.readAllBytes(file));
    } else {
      try (KeyValueStore store = open(file)) {
        assertArrayEquals(bytes("a"), store.get("n", KEY), "one header is enough");
      }
    }
  }

  @Test
  void entriesThatAreOverLeaveTheFile() throws Exception {
    AtomicLong millis = new AtomicLong(1_000);
    Path file = folder.resolve("x.mv");
    StoreFile opened = new StoreFile(file);
    EmbeddedStore store = new EmbeddedStore(opened, () -> Instant.ofEpochMilli(millis.get()));
    try (store) {
      for (int i = 0; i < 3_000; i++) {
        store.set("n", bytes("k" + i), bytes("a"), Duration.ofSeconds(1 + i % 2));
      }
      store.set("n", KEY, bytes("b"), null);
      store.set("n", bytes("changed"), bytes("c"), Duration.ofSeconds(1));
      store.set("n", bytes("changed"), bytes("c"), Duration.ofSeconds(2));
      millis.set(2_000);
      assertNull(store.get("n", bytes("k0")));
      assertArrayEquals(bytes("a"), store.get("n", bytes("k1")));
      store.purge();
    }
    assertEquals(1_502, sizeOf(file, "values"));
    assertEquals(1_501, sizeOf(file, "ends"));
  }

  private static int sizeOf(Path file, String map) {
    try (MVStore store = MVStore.open(file.toString())) {
      return new Entries(store).store().openMap(map).size();
    }
  }

  @Test
  void aThreadThatIsInterruptedHarmsNobodyElse() throws Exception {
    try (KeyValueStore store = open(folder.resolve("x.mv"))) {
      store.set("n", KEY, bytes("a"), null);
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      Thread thread =
          Thread.ofPlatform()
              .start(() -> {
                Thread.currentThread().interrupt();
                try {
                  store.set("n", KEY, bytes("b"), null);
                } catch (StateException e) {
                  thrown.set(e);
                }
                assertTrue(Thread.currentThread().isInterrupted());
              });
      thread.join();
      Throwable told = thrown.get();
      assertTrue(told == null || told.toString().contains("interrupted"), () -> "" + told);
      store.set("n", KEY, bytes("c"), null);
      assertArrayEquals(bytes("c"), store.get("n", KEY));
      assertTrue(store.isReady());
    }
  }

  @Test
  void aFileWhoseValuesWereReplacedOftenGetsSmallAgain() throws Exception {
    Path file = folder.resolve("x.mv");
    try (KeyValueStore store = open(file)) {
      for (int i = 0; i < 10_000; i++) {
        store.set("n", KEY, new byte[100], null);
      }
      assertTrue(Files.size(file) > 1 << 20, "it has never grown");
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (Files.size(file) > SMALL) {
        store.set("n", KEY, new byte[100], null);
        assertTrue(System.nanoTime() < deadline, () -> file.toFile().length() + " bytes");
        Thread.sleep(50);
      }
    }
    // How much smaller depends on what was too young to be given up when it was closed.
    assertTrue(Files.size(file) <= SMALL, () -> file.toFile().length() + " bytes");
  }

  @Test
  void aStoreInMemoryIsGoneWhenItIsClosed() {
    try (KeyValueStore store = KeyValueStores.inMemory()) {
      store.set("n", KEY, bytes("a"), null);
      assertArrayEquals(bytes("a"), store.get("n", KEY));
      assertTrue(store.isReady());
    }
    try (KeyValueStore store = KeyValueStores.inMemory()) {
      assertNull(store.get("n", KEY));
    }
    assertFalse(Files.exists(folder.resolve("null")));
  }
}

package cezve.edge.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store does. */
abstract class KeyValueContract {
  private static final Duration SOON = Duration.ofMillis(150);
  private static final Duration LATE = Duration.ofHours(1);
  private static final byte[] KEY = bytes("key");

  private final String namespace = UUID.randomUUID().toString();

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore store;

  /** Another one each time, of the same entries. */
  abstract KeyValueStore open() throws Exception;

  @BeforeEach
  void openStore() throws Exception {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private void set(String value, @Nullable Duration timeToLive) {
    store.set(namespace, KEY, bytes(value), timeToLive);
  }

  private @Nullable String get() {
    byte[] value = store.get(namespace, KEY);
    return value == null ? null : new String(value, UTF_8);
  }

  private long increment(long delta) throws NotANumberException {
    return store.increment(namespace, KEY, delta);
  }

  private boolean compareAndSet(@Nullable String expected, @Nullable String value) {
    return compareAndSet(expected, value, null);
  }

  private boolean compareAndSet(
      @Nullable String expected, @Nullable String value, @Nullable Duration timeToLive) {
    return store.compareAndSet(
        namespace,
        KEY,
        expected == null ? null : bytes(expected),
        value == null ? null : bytes(value),
        timeToLive);
  }

  private void awaitEnd() throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (get() != null) {
      assertTrue(System.nanoTime() < deadline, "it never ends");
      Thread.sleep(5);
    }
  }

  @Test
  void aValueIsThereUntilItIsReplacedOrDeleted() {
    assertNull(get());
    set("a", null);
    assertEquals("a", get());
    set("", null);
    assertEquals("", get());
    assertTrue(store.delete(namespace, KEY));
    assertNull(get());
    assertFalse(store.delete(namespace, KEY));
  }

  @Test
  void keysAndValuesAreBytes() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    store.set(namespace, all, all, null);
    store.set(namespace, new byte[0], bytes("empty"), null);
    assertArrayEquals(all, store.get(namespace, all));
    assertArrayEquals(bytes("empty"), store.get(namespace, new byte[0]));
    assertTrue(store.compareAndSet(namespace, all, all, new byte[] {0}, null));
    assertArrayEquals(new byte[] {0}, store.get(namespace, all));
  }

  @Test
  void theLargestAreNoProblem() {
    byte[] key = new byte[1 << 10];
    byte[] value = new byte[1 << 20];
    value[value.length - 1] = 1;
    store.set(namespace, key, value, null);
    assertArrayEquals(value, store.get(namespace, key));
  }

  @Test
  void whatIsGivenMayBeChangedAfterwards() {
    byte[] key = KEY.clone();
    byte[] value = bytes("a");
    store.set(namespace, key, value, null);
    key[0] = 0;
    value[0] = 0;
    assertEquals("a", get());
  }

  @Test
  void namespacesDoNotSeeEachOther() {
    String[][] pairs = {
      {"a", "b"},
      {"", "ab"},
      {"ab", ""},
      {"a:", "b"},
      {"a", ":b"},
      {"1:a", "b"},
      {"1", "a:b"},
      {"a\0", "b"},
      {"a", "\0b"},
      {"ä", "b"},
      {"a", "1:b"},
      {"A", "b"},
    };
    for (String[] pair : pairs) {
      store.set(namespace + pair[0], bytes(pair[1]), bytes(pair[0] + "|" + pair[1]), null);
    }
    for (String[] pair : pairs) {
      assertArrayEquals(
          bytes(pair[0] + "|" + pair[1]), store.get(namespace + pair[0], bytes(pair[1])));
    }
  }

  @Test
  void aValueEndsWhenItsTimeIsOver() throws Exception {
    set("a", SOON);
    assertEquals("a", get());
    awaitEnd();
    assertFalse(store.delete(namespace, KEY));
    assertTrue(compareAndSet(null, "b"));
    assertEquals("b", get());
  }

  @Test
  void aValueDoesNotEndEarly() {
    long begun = System.nanoTime();
    set("a", SOON);
    while (get() != null) {
      Thread.onSpinWait();
    }
    // Clocks of two processes in whole milliseconds may differ by one.
    assertTrue(System.nanoTime() - begun >= SOON.minusMillis(2).toNanos());
  }

  @Test
  void aValueThatIsSetAgainHasItsNewTime() throws Exception {
    set("a", SOON);
    set("b", null);
    store.set(namespace, bytes("other"), bytes("a"), LATE);
    store.set(namespace, bytes("other"), bytes("b"), SOON);
    while (store.get(namespace, bytes("other")) != null) {
      Thread.sleep(5);
    }
    assertEquals("b", get());
  }

  @Test
  void timesMustBePositiveAndMayBeAnythingElse() {
    assertThrows(IllegalArgumentException.class, () -> set("a", Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> set("a", Duration.ofMillis(-1)));
    assertThrows(
        IllegalArgumentException.class, () -> compareAndSet(null, "a", Duration.ofNanos(-1)));
    assertNull(get());
    set("a", Duration.ofSeconds(Long.MAX_VALUE));
    assertEquals("a", get());
    set("a", Duration.ofNanos(1));
  }

  @Test
  void numbersAreAddedTo() throws Exception {
    assertEquals(5, increment(5));
    assertEquals(-2, increment(-7));
    assertEquals("-2", get());
    assertEquals(Long.MIN_VALUE, increment(Long.MIN_VALUE + 2));
    set("9223372036854775807", null);
    assertEquals(Long.MAX_VALUE, increment(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "1.0",
        "+1",
        "01",
        "-0",
        " 1",
        "1 ",
        "9223372036854775808",
        "99999999999999999999999",
        "١"
      })
  void otherValuesAreNot(String value) {
    set(value, null);
    NotANumberException e = assertThrows(NotANumberException.class, () -> increment(1));
    assertEquals(
        "the value of \"key\" and the sum must be decimal numbers of 64 bits", e.getMessage());
    assertEquals(value, get());
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775807, 1",
    "-9223372036854775808, -1",
    "-1, -9223372036854775808",
    "1, 9223372036854775807"
  })
  void sumsDoNotOverflow(String value, long delta) {
    set(value, null);
    assertThrows(NotANumberException.class, () -> increment(delta));
    assertEquals(value, get());
  }

  @Test
  void addingLeavesTheTimeAsItIs() throws Exception {
    set("1", SOON);
    assertEquals(2, increment(1));
    awaitEnd();
    assertEquals(1, increment(1));
    store.set(namespace, bytes("other"), bytes("1"), SOON);
    while (store.get(namespace, bytes("other")) != null) {
      Thread.sleep(5);
    }
    assertEquals("1", get());
  }

  @Test
  void comparingComesBeforeSetting() {
    assertFalse(compareAndSet("a", "b"));
    assertFalse(compareAndSet("", "b"));
    assertTrue(compareAndSet(null, "a"));
    assertFalse(compareAndSet(null, "b"));
    assertFalse(compareAndSet("A", "b"));
    assertFalse(compareAndSet("", "b"));
    assertEquals("a", get());
    assertTrue(compareAndSet("a", ""));
    assertFalse(compareAndSet(null, "b"));
    assertTrue(compareAndSet("", "none"));
    assertFalse(compareAndSet("c", null));
    assertTrue(compareAndSet("none", null));
    assertNull(get());
    assertTrue(compareAndSet(null, null));
    assertNull(get());
  }

  @Test
  void whatIsSetByComparingHasATimeToo() throws Exception {
    set("a", SOON);
    assertTrue(compareAndSet("a", "b", LATE));
    store.set(namespace, bytes("other"), bytes("a"), SOON);
    while (store.get(namespace, bytes("other")) != null) {
      Thread.sleep(5);
    }
    assertEquals("b", get());
    assertTrue(compareAndSet("b", "c", SOON));
    awaitEnd();
  }

  private void inParallel(int threads, Callable<?> task) throws Exception {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        done.add(executor.submit(task));
      }
      for (Future<?> future : done) {
        assertNotNull(future.get());
      }
    }
  }

  @Test
  void additionsOfManyThreadsAreAllCounted() throws Exception {
    int threads = 20;
    int times = 50;
    inParallel(
        threads,
        () -> {
          for (int i = 0; i < times; i++) {
            long sum = increment(1);
            byte[] read = store.get(namespace, KEY);
            assertTrue(read != null && Long.parseLong(new String(read, UTF_8)) >= sum);
          }
          return "done";
        });
    assertEquals(Integer.toString(threads * times), get());
  }

  @Test
  void onlyOneOfManyIsAsExpected() throws Exception {
    int threads = 10;
    int times = 20;
    set("0", null);
    inParallel(
        threads,
        () -> {
          for (int i = 0; i < times; i++) {
            String before = get();
            while (before == null
                || !compareAndSet(before, Integer.toString(Integer.parseInt(before) + 1))) {
              before = get();
            }
          }
          return "done";
        });
    assertEquals(Integer.toString(threads * times), get());
  }

  @Test
  void itIsReadyUntilItIsClosed() {
    assertTrue(store.isReady());
    store.close();
    assertFalse(store.isReady());
    assertThrows(StateException.class, this::get);
    assertThrows(StateException.class, () -> set("a", null));
    assertThrows(StateException.class, () -> increment(1));
  }

  @Test
  void itIsThereWhenTheStoreIsOpenedAgain() throws Exception {
    set("a", null);
    store.close();
    store = open();
    assertEquals("a", get());
  }
}

package cezve.wasi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments, environment, clocks, random numbers, exits and signals. */
final class ProcessTest {

  private static Guest guest(Wasi.Builder builder) throws IOException {
    return new Guest(builder.build());
  }

  @Test
  void argumentsAreNulTerminatedUtf8() throws IOException {
    try (Guest guest = guest(Wasi.builder().args(List.of("prog", "", "é✓")))) {
      assertStrings(guest, "args_sizes_get", "args_get", "prog\0\0é✓\0", 0, 5, 6);
    }
  }

  @Test
  void variablesAreNamesAndValues() throws IOException {
    try (Guest guest = guest(Wasi.builder().env("A", "b").env("EMPTY", "").env("C", "d=e"))) {
      assertStrings(guest, "environ_sizes_get", "environ_get", "A=b\0EMPTY=\0C=d=e\0", 0, 4, 11);
    }
  }

  @Test
  void theLastValueOfAVariableHolds() throws IOException {
    try (Guest guest = guest(Wasi.builder().env("A", "1").env("AB", "2").env("A", "3"))) {
      assertStrings(guest, "environ_sizes_get", "environ_get", "AB=2\0A=3\0", 0, 5);
    }
  }

  private static void assertStrings(
      Guest guest, String sizes, String get, String expected, int... offsets) {
    int count = guest.allocate(4);
    int size = guest.allocate(4);
    guest.ok(sizes, count, size);
    assertEquals(offsets.length, guest.memory().load32(count));
    int bytes = Guest.utf8(expected).length;
    assertEquals(bytes, guest.memory().load32(size));
    int pointers = guest.allocate(4 * offsets.length);
    int buffer = guest.allocate(bytes);
    guest.ok(get, pointers, buffer);
    assertEquals(expected, guest.text(buffer, bytes));
    for (int i = 0; i < offsets.length; i++) {
      assertEquals(buffer + offsets[i], guest.memory().load32(pointers + 4L * i));
    }
  }

  @Test
  void withoutArgumentsNothingIsWritten() throws IOException {
    try (Guest guest = guest(Wasi.builder())) {
      guest.ok("args_get", -1, -1);
    }
  }

  @Test
  void pointersOutsideOfTheMemoryTrap() throws IOException {
    try (Guest guest = guest(Wasi.builder().arg("a"))) {
      TrapException trap = assertThrows(TrapException.class, () -> guest.call("args_get", -4, 0));
      assertEquals(Trap.OUT_OF_BOUNDS_MEMORY_ACCESS, trap.trap());
      assertThrows(TrapException.class, () -> guest.call("args_sizes_get", 0, 1 << 20));
      assertThrows(TrapException.class, () -> guest.call("random_get", 8, -1));
      assertThrows(TrapException.class, () -> guest.call("clock_time_get", 1, 0, (1 << 20) - 7));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void clocksHaveATimeAndAResolution(int id) throws IOException {
    try (Guest guest = guest(Wasi.builder())) {
      assertTrue(resolution(guest, id) > 0);
      long first = time(guest, id);
      assertTrue(first >= 0);
      assertTrue(time(guest, id) >= first);
    }
  }

  private static long resolution(Guest guest, int id) {
    int result = guest.allocate(8);
    guest.ok("clock_res_get", id, result);
    return guest.memory().load64(result);
  }

  private static long time(Guest guest, int id) {
    int result = guest.allocate(8);
    guest.ok("clock_time_get", id, 1, result);
    return guest.memory().load64(result);
  }

  @Test
  void processorTimeAdvancesWithWorkAndNotWithSleep() throws Exception {
    try (Guest guest = guest(Wasi.builder())) {
      long before = time(guest, 3);
      Thread.sleep(200);
      long afterSleep = time(guest, 3);
      assertTrue(afterSleep - before < 150_000_000, "slept " + (afterSleep - before));
      long until = System.nanoTime() + 2_000_000_000L;
      while (time(guest, 3) == afterSleep && System.nanoTime() < until) {
        Arrays.sort(new Random(1).ints(10_000).toArray());
      }
      assertTrue(time(guest, 3) > afterSleep);
    }
  }

  @Test
  void withoutProcessorTimeRealTimePasses() throws Exception {
    try (Guest guest = guest(Wasi.builder())) {
      List<Long> times = new ArrayList<>();
      Thread.ofVirtual()
          .start(() -> {
            for (int i = 0; i < 2; i++) {
              times.add(time(guest, 2));
              times.add(time(guest, 3));
              LockSupport.parkNanos(5_000_000);
            }
          })
          .join();
      assertTrue(times.get(2) > times.get(0), times::toString);
      assertTrue(times.get(3) > times.get(1), times::toString);
    }
  }

  @Test
  void realTimeIsTheHosts() throws IOException {
    try (Guest guest = guest(Wasi.builder())) {
      long seconds = time(guest, 0) / 1_000_000_000L;
      assertTrue(Math.abs(seconds - Instant.now().getEpochSecond()) <= 2);
    }
  }

  @Test
  void otherClocksAreInvalid() throws IOException {
    try (Guest guest = guest(Wasi.builder())) {
      assertEquals(Errno.INVAL, guest.call("clock_time_get", 4, 0, 16));
      assertEquals(Errno.INVAL, guest.call("clock_time_get", -1, 0, 16));
      assertEquals(Errno.INVAL, guest.call("clock_res_get", 4, 16));
    }
  }

  @Test
  void fixedClocksStandStill() throws IOException {
    Instant start = Instant.parse("2001-02-03T04:05:06.000000007Z");
    try (Guest guest = guest(Wasi.builder().clocks(WasiClocks.fixed(start)))) {
      assertEquals(981_173_106_000_000_007L, time(guest, 0));
      assertEquals(981_173_106_000_000_007L, time(guest, 0));
      assertEquals(0, time(guest, 1));
    }
  }

  @Test
  void randomBytesFillTheBufferAndNoMore() throws IOException {
    try (Guest guest = guest(Wasi.builder())) {
      int buffer = guest.allocate(200_000);
      guest.ok("random_get", buffer, 199_990);
      byte[] bytes = guest.bytesAt(buffer, 200_000);
      assertArrayEquals(new byte[10], Arrays.copyOfRange(bytes, 199_990, 200_000));
      byte[] tail = Arrays.copyOfRange(bytes, 199_000, 199_990);
      assertFalse(Arrays.equals(new byte[tail.length], tail));
      assertNotEquals(0, Arrays.hashCode(Arrays.copyOf(bytes, 64)));
      guest.ok("random_get", buffer, 0);
    }
  }

  @Test
  void seededRandomBytesAreRepeatable() throws IOException {
    byte[][] runs = new byte[2][];
    for (int i = 0; i < runs.length; i++) {
      try (Guest guest = guest(Wasi.builder().random(new Random(42)))) {
        int buffer = guest.allocate(100);
        guest.ok("random_get", buffer, 100);
        runs[i] = guest.bytesAt(buffer, 100);
      }
    }
    assertArrayEquals(runs[0], runs[1]);
  }

  @Test
  void theSystemsRandomNumbersDiffer() {
    SystemRandom random = new SystemRandom();
    assertNotEquals(random.nextLong(), random.nextLong());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 33, 126, 255, -1})
  void exitEndsTheProgram(int code) throws IOException {
    try (Guest guest = guest(Wasi.builder())) {
      ProcExit exit = assertThrows(ProcExit.class, () -> guest.call("proc_exit", code));
      assertEquals(code, exit.exitCode());
      assertEquals(0, exit.getStackTrace().length);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 23, 24, 25, 26, 28, 29, 30})
  void signalsThatTerminateEndTheProgramAsAShellTellsIt(int signal) throws IOException {
    try (Guest guest = guest(Wasi.builder())) {
      ProcExit exit = assertThrows(ProcExit.class, () -> guest.call("proc_raise", signal));
      assertEquals(128 + signal, exit.exitCode());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 13, 16, 17, 22, 27})
  void signalsThatNobodyWaitsForAreIgnored(int signal) throws IOException {
    try (Guest guest = guest(Wasi.builder())) {
      assertEquals(Errno.SUCCESS, guest.call("proc_raise", signal));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {18, 19, 20, 21})
  void aProgramCannotBeStopped(int signal) throws IOException {
    try (Guest guest = guest(Wasi.builder())) {
      assertEquals(Errno.NOTSUP, guest.call("proc_raise", signal));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {31, 32, 64, 255, -1})
  void thereAreNoOtherSignals(int signal) throws IOException {
    try (Guest guest = guest(Wasi.builder())) {
      assertEquals(Errno.INVAL, guest.call("proc_raise", signal));
    }
  }

  @Test
  void yieldingSucceeds() throws IOException {
    try (Guest guest = guest(Wasi.builder())) {
      guest.ok("sched_yield");
    }
  }
}

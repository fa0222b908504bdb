package cezve.spectests.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.decoder.ModuleDecoder;
import cezve.model.error.Exhaustion;
import cezve.model.error.ExhaustionException;
import cezve.model.error.InterruptionException;
import cezve.model.error.TrapException;
import cezve.runtime.Linker;
import cezve.spectests.EngineVariant;
import cezve.spectests.SharedData;
import cezve.wasi.ProcExit;
import cezve.wasi.Wasi;
import cezve.wasi.WasiThreads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The modes of {@code threads.c}, which starts threads by wasi-threads. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
final class ThreadedProgramsTest {
  /** What the main thread can wait for in vain while another one ends the program. */
  private static final List<String> ENDLESS = List.of("looping", "waiting", "sleeping", "reading");

  @TempDir Path directory;

  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  private final Silence silence = new Silence();

  /** An input on which nothing ever comes, and whose readers heed no interrupts. */
  private static final class Silence extends InputStream {
    private boolean ended;

    @Override
    public int read() {
      return read(new byte[1], 0, 1);
    }

    @Override
    public synchronized int read(byte[] target, int at, int count) {
      while (!ended) {
        try {
          wait();
        } catch (InterruptedException _) {
          // As with the standard input of a process.
        }
      }
      return -1;
    }

    synchronized void end() {
      ended = true;
      notifyAll();
    }
  }

  private static ThreadedProgram program(EngineVariant variant) throws IOException {
    Path file = SharedData.repository().resolve("spec-tests/programs/wasm/threads.wasm");
    return new ThreadedProgram(variant, ModuleDecoder.decode(Files.readAllBytes(file)));
  }

  /** What a program sees that is given some arguments. */
  private Wasi wasi(String... args) throws IOException {
    return Wasi.builder()
        .arg("threads")
        .args(List.of(args))
        .stdin(silence)
        .stdout(stdout)
        .preopen(directory, "/")
        .build();
  }

  /** Runs a mode to its end; what it prints. */
  private String print(EngineVariant variant, int max, String... args) throws IOException {
    try (Wasi wasi = wasi(args)) {
      program(variant).run(wasi, max);
    }
    return stdout.toString(StandardCharsets.UTF_8);
  }

  @AfterEach
  void endInput() {
    silence.end();
  }

  /** A thread that has left its program may have a few instructions to go. */
  @AfterEach
  void noThreadIsLeft() throws InterruptedException {
    List<String> left = new ArrayList<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().matches("cezve-wasi-[0-9]+") && !thread.join(Duration.ofSeconds(1))) {
        left.add(thread.getName());
      }
    }
    assertEquals(List.of(), left);
  }

  @ParameterizedTest
  @EnumSource
  void threadsComputeWhatOneComputes(EngineVariant variant) throws IOException {
    int[] values = new int[1 << 16];
    int x = 1;
    long sum = 0;
    for (int i = 0; i < 2 * values.length; i++) {
      x = x * 1664525 + 1013904223;
      values[i % values.length] ^= x;
      sum += values[i % values.length] >>> 8;
    }
    assertEquals(sum + "\n", print(variant, 3, "sum", "3", "2"));
  }

  @ParameterizedTest
  @EnumSource
  void aMutexOfAtomicAccessesKeepsThreadsApart(EngineVariant variant) throws IOException {
    assertEquals("3200\n", print(variant, 8, "count", "8", "400"));
  }

  @ParameterizedTest
  @EnumSource
  void producersAndConsumersWaitForEachOther(EngineVariant variant) throws IOException {
    assertEquals(3 * 300 * 301 / 2 + "\n", print(variant, 6, "queue", "6", "300"));
  }

  @ParameterizedTest
  @EnumSource
  void aThreadCanTakeThePlaceOfOneThatIsDone(EngineVariant variant) throws IOException {
    assertEquals(1999 * 2000 / 2 + "\n", print(variant, 1, "one-by-one", "1", "2000"));
  }

  @ParameterizedTest
  @EnumSource
  void descriptorsAreSharedAndWritesNotMixedUp(EngineVariant variant) throws IOException {
    List<String> lines = print(variant, 5, "files", "5", "40").lines().sorted().toList();
    List<String> expected = new ArrayList<>();
    for (char letter = 'a'; letter < 'f'; letter++) {
      expected.addAll(Collections.nCopies(40, String.valueOf(letter).repeat(39)));
      assertTrue(Files.exists(directory.resolve("f" + letter)));
    }
    assertEquals(expected, lines);
  }

  @ParameterizedTest
  @EnumSource
  void spawningFailsWhereThereAreEnough(EngineVariant variant) throws IOException {
    assertEquals("7\n-6\n", print(variant, 7, "flood"));
  }

  @ParameterizedTest
  @EnumSource
  void theMainThreadsReturnEndsAll(EngineVariant variant) throws IOException {
    assertEquals("", print(variant, 4, "leave"));
  }

  @ParameterizedTest
  @EnumSource
  void aTrapEndsAll(EngineVariant variant) throws Exception {
    ThreadedProgram program = program(variant);
    for (int i = 0; i < ENDLESS.size(); i++) {
      try (Wasi wasi = wasi("trap", String.valueOf(i))) {
        TrapException trap =
            assertThrows(TrapException.class, () -> program.run(wasi, 5), ENDLESS.get(i));
        assertEquals("unreachable", trap.getMessage());
        assertTrue(trap.trace().getLast().startsWith("wasi_thread_start"), trap::toString);
      }
      noThreadIsLeft();
    }
  }

  @ParameterizedTest
  @EnumSource
  void procExitEndsAll(EngineVariant variant) throws Exception {
    ThreadedProgram program = program(variant);
    for (int i = 0; i < ENDLESS.size(); i++) {
      try (Wasi wasi = wasi("exit", String.valueOf(i), "7")) {
        ProcExit exit = assertThrows(ProcExit.class, () -> program.run(wasi, 5), ENDLESS.get(i));
        assertEquals(7, exit.exitCode());
      }
      noThreadIsLeft();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStackThatIsUsedUpEndsAll(EngineVariant variant) throws IOException {
    try (Wasi wasi = wasi("recurse", "0")) {
      ThreadedProgram program = program(variant);
      ExhaustionException e = assertThrows(ExhaustionException.class, () -> program.run(wasi, 5));
      assertEquals(Exhaustion.CALL_STACK, e.resource());
    }
  }

  @ParameterizedTest
  @EnumSource
  void anyThreadCanStopTheProgram(EngineVariant variant) throws Exception {
    ThreadedProgram program = program(variant);
    try (Wasi wasi = wasi("exit", "0", "0")) {
      WasiThreads threads = program.with(new Linker().addSource(wasi), 4);
      InterruptionException e =
          assertThrows(
              InterruptionException.class,
              () ->
                  threads.run(instance -> {
                    threads.stop("enough");
                    return ThreadedProgram.start(instance);
                  }));
      assertEquals("interrupted: enough", e.getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptOfTheCallerStopsTheProgram(EngineVariant variant) throws Exception {
    ThreadedProgram program = program(variant);
    for (int i = 0; i < ENDLESS.size(); i++) {
      String main = String.valueOf(i);
      FutureTask<Boolean> task =
          new FutureTask<>(() -> {
            try (Wasi wasi = wasi("stay", main)) {
              program.run(wasi, 4);
            } finally {
              assertTrue(Thread.interrupted());
            }
            return false;
          });
      Thread caller = Thread.ofPlatform().start(task);
      Thread.sleep(50);
      caller.interrupt();
      ExecutionException e = assertThrows(ExecutionException.class, task::get);
      assertInstanceOf(InterruptionException.class, e.getCause(), ENDLESS.get(i));
    }
  }
}

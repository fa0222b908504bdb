package cezve.spectests.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.spectests.EngineVariant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * While the program does an operation again and again, a thread swaps a directory on its path for a
 * link that leads out, and back, as fast as it can: a program with two threads could do that too.
 */
final class SwapAttackTest {
  private static final int MILLIS = 1500;

  @TempDir Path temporary;
  private Path inside;
  private Path outside;

  @BeforeEach
  void prepare() throws IOException {
    inside = Files.createDirectory(temporary.resolve("inside"));
    outside = Files.createDirectory(temporary.resolve("outside"));
    Files.writeString(outside.resolve("file"), "secret");
    Files.createSymbolicLink(outside.resolve("link"), Path.of("secret"));
    Files.createDirectory(inside.resolve("swap"));
    Files.writeString(inside.resolve("swap/file"), "harmless");
    Files.createSymbolicLink(inside.resolve("swap/link"), Path.of("harmless"));
    Files.writeString(inside.resolve("file"), "harmless");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "open 3 swap/file",
        "create 3 swap/new",
        "touch 3 swap/file",
        "list 3 swap",
        "stat 3 swap/file",
        "readlink 3 swap/link",
        "mkdir 3 swap/new",
        "symlink harmless 3 swap/new",
        "link 3 file 3 swap/new",
        "link 3 swap/file 3 stolen",
        "rename 3 swap/new 3 stolen",
        "unlink 3 swap/new"
      })
  void whatIsSwappedDoesNotLeadOut(String operation) throws Exception {
    List<String> before = listing(outside);
    AtomicReference<@Nullable Throwable> problem = new AtomicReference<>();
    Thread swapper = Thread.ofPlatform().start(() -> swapUntilInterrupted(problem));
    List<String> outcomes;
    try {
      outcomes =
          new Attack(EngineVariant.COMPILER, inside).run("repeat " + MILLIS + " " + operation);
    } finally {
      swapper.interrupt();
      swapper.join();
    }
    assertEquals(null, problem.get());
    assertEquals(before, listing(outside));
    assertTrue(outcomes.size() > 1, () -> "nothing was swapped: " + outcomes);
    assertFalse(String.join(" ", outcomes).contains("secret"), () -> outcomes.toString());
    assertEquals(Set.of(), leftovers(), "names that nobody asked for");
  }

  /** What the program should meet now and then is made anew in every round. */
  private void swapUntilInterrupted(AtomicReference<@Nullable Throwable> problem) {
    Path swap = inside.resolve("swap");
    Path parked = inside.resolve("parked");
    try {
      for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
        Files.move(swap, parked);
        Files.createSymbolicLink(swap, Path.of("../outside"));
        renew(parked.resolve("new"), i);
        Files.deleteIfExists(inside.resolve("stolen"));
        Files.delete(swap);
        Files.move(parked, swap);
      }
    } catch (IOException e) {
      problem.set(e);
    }
  }

  private static void renew(Path fresh, int round) {
    try {
      if (!Files.deleteIfExists(fresh) && round % 2 == 0) {
        // Not through a link that the program has made there just now.
        Files.writeString(fresh, "harmless", StandardOpenOption.CREATE_NEW);
      }
    } catch (IOException _) {
      // The program, which has the directory open, was faster.
    }
  }

  private static List<String> listing(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> found = new ArrayList<>();
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        String names = "unix:ino,nlink,lastModifiedTime";
        found.add(file + " " + Files.readAttributes(file, names, LinkOption.NOFOLLOW_LINKS));
      }
      return found;
    }
  }

  private Set<String> leftovers() throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(inside)) {
      files.forEach(file -> found.add(file.getFileName().toString()));
    }
    found.removeAll(Set.of("inside", "swap", "file", "link", "new", "stolen", "parked"));
    return found;
  }
}

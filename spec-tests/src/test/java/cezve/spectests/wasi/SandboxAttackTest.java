package cezve.spectests.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.TrapException;
import cezve.spectests.EngineVariant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A program that tries to get out of its two directories. Beside them stands one with a secret. The
 * error numbers are those of docs/wasi.md.
 */
@ParameterizedClass
@EnumSource(
    value = EngineVariant.class,
    names = {"INTERPRETER", "COMPILER"})
final class SandboxAttackTest {
  private static final String NOTCAPABLE = "76";
  private static final String LOOP = "32";
  private static final String INVAL = "28";
  private static final String NAMETOOLONG = "37";
  private static final String NOTDIR = "54";
  private static final String NOTSUP = "58";
  private static final String SUCCESS = "0";

  /** Every operation on one path; the path replaces {@code @}. */
  private static final List<String> ON_A_PATH =
      List.of(
          "open 3 @",
          "create 3 @",
          "list 3 @",
          "stat 3 @",
          "times 3 @",
          "mkdir 3 @",
          "rmdir 3 @",
          "unlink 3 @",
          "readlink 3 @",
          "symlink text 3 @",
          "rename 3 @ 3 stolen",
          "rename 3 file 3 @",
          "rename 4 file 3 @",
          "rename 3 @ 4 stolen",
          "link 3 @ 3 stolen",
          "link 3 file 3 @",
          "link 4 file 3 @",
          "link 3 @ 4 stolen");

  /** The same as far as they follow a link at the end of the path. */
  private static final List<String> THROUGH_A_LINK =
      List.of("open 3 @", "create 3 @", "list 3 @", "stat 3 @", "times 3 @");

  @TempDir Path temporary;
  @Parameter EngineVariant variant = EngineVariant.COMPILER;
  private Path inside;
  private Path other;
  private Path outside;
  private List<String> before;
  private Attack attack;

  @BeforeEach
  void prepare() throws IOException {
    inside = Files.createDirectories(temporary.resolve("inside"));
    other = Files.createDirectories(temporary.resolve("other"));
    outside = Files.createDirectories(temporary.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "secret");
    Files.createDirectory(outside.resolve("empty"));
    Files.createDirectories(inside.resolve("sub/deep"));
    Files.writeString(inside.resolve("file"), "harmless");
    Files.writeString(other.resolve("file"), "harmless");
    before = everythingOutside();
    attack = new Attack(variant, inside, other);
  }

  @AfterEach
  void nothingOutsideHasChanged() throws IOException {
    assertEquals(before, everythingOutside());
    assertEquals("secret", Files.readString(outside.resolve("secret")));
    removeLinks();
  }

  /** JUnit warns of those that lead out. */
  private void removeLinks() throws IOException {
    try (Stream<Path> files = Files.walk(temporary)) {
      for (Path file : files.filter(Files::isSymbolicLink).toList()) {
        Files.delete(file);
      }
    }
  }

  private List<String> everythingOutside() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(temporary)) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        if (!file.startsWith(inside) && !file.startsWith(other)) {
          found.add(file + " " + Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS));
        }
      }
    }
    return found;
  }

  private void assertAll(String expected, List<String> operations, String path)
      throws IOException, InterruptedException {
    List<String> wanted = new ArrayList<>();
    String[] attempts = new String[operations.size()];
    for (int i = 0; i < attempts.length; i++) {
      attempts[i] = operations.get(i).replace("@", path);
      wanted.add(attempts[i] + ": " + expected);
    }
    List<String> outcomes = attack.run(attempts);
    List<String> found = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      found.add(attempts[i] + ": " + outcomes.get(i));
    }
    assertEquals(wanted, found);
  }

  private void link(String name, String target) throws IOException {
    Files.createSymbolicLink(inside.resolve(name), Path.of(target));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "../",
        "../outside/secret",
        "../outside/new",
        "../inside/file",
        "sub/../../outside/secret",
        "sub/deep/../../../outside/secret",
        "./sub/.//..//../outside/secret",
        "../../../../../../../../etc/passwd",
        "/",
        "//etc/passwd",
        "/etc/passwd",
        "/proc/self/environ",
        "/dev/zero"
      })
  void pathsDoNotLeadOut(String path) throws IOException, InterruptedException {
    assertAll(NOTCAPABLE, ON_A_PATH, path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "../outside/secret",
        "../outside",
        "sub/../../outside/secret",
        "/",
        "/etc/passwd",
        "/proc/self/environ",
        "/proc/self/root/etc/passwd",
        "/proc/self/cwd",
        "/dev/zero",
        "/dev/stdin"
      })
  void linksDoNotLeadOut(String target) throws IOException, InterruptedException {
    link("direct", target);
    link("chain", "sub/next");
    link("sub/next", "../direct");
    assertAll(NOTCAPABLE, THROUGH_A_LINK, "direct");
    assertAll(NOTCAPABLE, THROUGH_A_LINK, "chain");
    assertAll(NOTCAPABLE, ON_A_PATH, "direct/x");
    assertAll(NOTCAPABLE, ON_A_PATH, "sub/../chain/x/y");
  }

  @Test
  void linksOfTheProgramsOwnDoNotLeadOut() throws IOException, InterruptedException {
    assertEquals(
        List.of(NOTCAPABLE, SUCCESS, NOTCAPABLE, SUCCESS, SUCCESS, NOTCAPABLE, SUCCESS, NOTCAPABLE),
        attack.run(
            "symlink /etc/passwd 3 absolute",
            "symlink ../outside/secret 3 relative",
            "open 3 relative",
            "symlink ../../file 3 sub/deep/up",
            "rename 3 sub/deep/up 3 moved",
            "open 3 moved",
            "rename 3 relative 4 across",
            "open 4 across"));
  }

  @Test
  void oneDirectoryIsNoWayToTheOther() throws IOException, InterruptedException {
    assertAll(NOTCAPABLE, ON_A_PATH, "../other/file");
    assertEquals(
        List.of(SUCCESS, NOTCAPABLE, SUCCESS, "0 harmless"),
        attack.run(
            "symlink ../other/file 3 link",
            "open 3 link",
            "link 4 file 3 shared",
            "open 3 shared"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%00", "file%00", "fi%00le", "sub%00/../../outside/secret", "%00/etc"})
  void namesWithNulAreInvalid(String path) throws IOException, InterruptedException {
    assertAll(INVAL, ON_A_PATH, path);
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 4096, 65_536})
  void longNamesAreTooLong(int length) throws IOException, InterruptedException {
    assertAll(NAMETOOLONG, ON_A_PATH, "%*" + length + "*");
  }

  @Test
  void longPathsAreTooLong() throws IOException, InterruptedException {
    assertAll(NAMETOOLONG, List.of("open 3 @", "create 3 @"), "sub/../".repeat(600) + "file");
  }

  @Test
  void aPipeIsNotWaitedFor() throws IOException, InterruptedException {
    Process mkfifo = new ProcessBuilder("mkfifo", inside.resolve("pipe").toString()).start();
    assertEquals(0, mkfifo.waitFor());
    link("to-pipe", "pipe");
    assertEquals(
        List.of(NOTSUP, NOTSUP, NOTSUP, NOTDIR, SUCCESS, SUCCESS),
        attack.run(
            "open 3 pipe",
            "create 3 pipe",
            "open 3 to-pipe",
            "list 3 to-pipe",
            "stat 3 to-pipe",
            "unlink 3 pipe"));
  }

  @Test
  void loopsOfLinksEnd() throws IOException, InterruptedException {
    link("self", "self");
    link("growing", "growing/x");
    assertAll(LOOP, THROUGH_A_LINK, "self");
    assertAll(LOOP, THROUGH_A_LINK, "growing");
  }

  @Test
  void anotherDirectoryUnderThePreopensNumberIsNoLargerSandbox()
      throws IOException, InterruptedException {
    assertEquals(
        List.of(SUCCESS, NOTCAPABLE, "0 harmless", "8", SUCCESS, "8"),
        attack.run(
            "renumber 4 3",
            "open 3 ../inside/file",
            "open 3 file",
            "open 4 file",
            "close 3",
            "open 3 file"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "path",
        "length",
        "result",
        "stat",
        "regions",
        "count",
        "region",
        "large",
        "read",
        "random",
        "readlink"
      })
  void pointersOutOfTheMemoryTrap(String where) throws IOException {
    link("link", "file");
    AssertionError failed =
        assertThrows(AssertionError.class, () -> attack.run("pointer " + where));
    assertTrue(failed.getCause() instanceof TrapException, String.valueOf(failed.getCause()));
  }
}

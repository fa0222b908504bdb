package cezve.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cezve.wasi.Guest.Handles;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
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
 * Attempts to get out of a directory. Beside it stands one with a secret, which must not be read,
 * changed or even found.
 */
@ParameterizedClass
@EnumSource(Handles.class)
final class SandboxTest {
  private static final int FD = Guest.PREOPEN;

  @TempDir Path temporary;
  private Path inside;
  private Path outside;
  private Path secret;
  @Parameter Handles handles = Handles.SECURE;
  private Guest guest;
  private List<String> before;

  @BeforeEach
  void open() throws IOException {
    inside = Files.createDirectories(temporary.resolve("inside"));
    outside = Files.createDirectories(temporary.resolve("outside"));
    secret = Files.writeString(outside.resolve("secret"), "secret");
    Files.createDirectory(outside.resolve("empty"));
    Files.createDirectories(inside.resolve("sub/deep"));
    Files.writeString(inside.resolve("file"), "harmless");
    before = everythingOutside();
    guest = Guest.in(inside, handles);
  }

  @AfterEach
  void nothingOutsideHasChanged() throws IOException {
    guest.close();
    assertEquals(before, everythingOutside());
    assertEquals("secret", Files.readString(secret));
  }

  private List<String> everythingOutside() throws IOException {
    List<String> found = new ArrayList<>();
    Files.walkFileTree(
        temporary,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            if (path.equals(inside)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            found.add(path.toString());
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
              throws IOException {
            found.add(
                path
                    + " "
                    + attributes.lastModifiedTime()
                    + " "
                    + Files.getAttribute(path, "unix:nlink", LinkOption.NOFOLLOW_LINKS));
            return FileVisitResult.CONTINUE;
          }
        });
    Collections.sort(found);
    return found;
  }

  private void symlink(String name, String target) throws IOException {
    Files.createSymbolicLink(inside.resolve(name), Path.of(target));
  }

  /** Tries everything that takes a path on a path that leads to the secret. */
  private void assertNoWay(String path, Errno expected) {
    int[] flags = {0, Guest.CREAT, Guest.CREAT | Guest.EXCL, Guest.TRUNC, Guest.DIRECTORY};
    for (int oflags : flags) {
      assertEquals(expected, guest.tryOpen(path, oflags, Guest.READ), path);
      assertEquals(expected, guest.tryOpen(path, oflags, Guest.WRITE), path);
      assertEquals(expected, guest.tryOpen(FD, 0, path, oflags, 0, 0, 16), path);
    }
    int pointer = guest.bytes(Guest.utf8(path));
    int length = Guest.utf8(path).length;
    assertEquals(expected, guest.tryStat(0, path, 16), path);
    assertEquals(expected, guest.tryStat(Guest.FOLLOW, path, 16), path);
    assertEquals(
        expected, guest.call("path_filestat_set_times", FD, 1, pointer, length, 0, 0, 10), path);
    assertEquals(expected, guest.path("path_create_directory", FD, path), path);
    assertEquals(expected, guest.path("path_remove_directory", FD, path), path);
    assertEquals(expected, guest.path("path_unlink_file", FD, path), path);
    assertEquals(expected, guest.call("path_readlink", FD, pointer, length, 16, 16, 32), path);
    assertEquals(expected, guest.symlink("x", FD, path), path);
    assertEquals(expected, guest.rename(FD, path, FD, "stolen"), path);
    assertEquals(expected, guest.rename(FD, "file", FD, path), path);
    assertEquals(expected, guest.link(FD, 0, path, FD, "stolen"), path);
    assertEquals(expected, guest.link(FD, 0, "file", FD, path), path);
    assertFalse(Files.exists(inside.resolve("stolen"), LinkOption.NOFOLLOW_LINKS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside/secret",
        "./../outside/secret",
        "sub/../../outside/secret",
        "sub/deep/../../../outside/secret",
        "sub/./deep//..//..//..//outside/secret",
        "../inside/../outside/secret",
        "../../../../../../../../etc/passwd",
        "..//outside/secret",
        "../outside/new",
        "../outside/empty",
        "../outside/"
      })
  void dotsDoNotClimbOut(String path) {
    assertNoWay(path, Errno.NOTCAPABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../", "../.", "sub/../..", "sub/deep/../../.."})
  void theParentItselfIsOutOfReach(String path) {
    assertNoWay(path, Errno.NOTCAPABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "//", "/etc/passwd", "/proc/self/root", "/dev/null", "//etc"})
  void absolutePathsAreRefused(String path) {
    assertNoWay(path, Errno.NOTCAPABLE);
  }

  @Test
  void evenTheOwnAbsolutePathIsRefused() {
    assertNoWay(inside.resolve("file").toString(), Errno.NOTCAPABLE);
  }

  @Test
  void dotsThatStayInsideAreFine() {
    guest.open("sub/../sub/deep/../../file", 0, Guest.READ);
    guest.open("sub/deep/../..", Guest.DIRECTORY, Rights.NONE);
    int sub = guest.openDirectory("sub");
    int result = guest.allocate(4);
    assertEquals(Errno.NOTCAPABLE, guest.tryOpen(sub, 0, "../file", 0, 0, 0, result));
    assertEquals(Errno.NOTCAPABLE, guest.tryOpen(sub, 0, "deep/../../file", 0, 0, 0, result));
    assertEquals(Errno.NOTCAPABLE, guest.tryOpen(sub, 0, "..", 0, 0, 0, result));
  }

  /** What follows a last link is refused; what names the link itself works on the link. */
  private void assertLinkLeadsNowhere(String name, Errno expected) {
    int[] flags = {0, Guest.CREAT, Guest.TRUNC, Guest.DIRECTORY};
    for (int oflags : flags) {
      assertEquals(expected, guest.tryOpen(name, oflags, Guest.READ), name);
      assertEquals(expected, guest.tryOpen(name, oflags, Guest.WRITE), name);
      assertEquals(Errno.LOOP, guest.tryOpen(FD, 0, name, oflags, 0, 0, 16), name);
    }
    assertEquals(Errno.EXIST, guest.tryOpen(name, Guest.CREAT | Guest.EXCL, Guest.WRITE));
    assertEquals(expected, guest.tryOpen(FD, 0, name + "/", 0, 0, 0, 16), name);
    assertEquals(expected, guest.tryStat(Guest.FOLLOW, name, 16), name);
    assertEquals(expected, guest.tryStat(0, name + "/", 16), name);
    assertEquals(FileType.SYMBOLIC_LINK, guest.type(guest.stat(0, name)));
    int pointer = guest.bytes(Guest.utf8(name));
    int length = Guest.utf8(name).length;
    assertEquals(
        expected, guest.call("path_filestat_set_times", FD, 1, pointer, length, 0, 0, 10), name);
    guest.ok("path_filestat_set_times", FD, 0, pointer, length, 0, 0, 10);
    assertEquals(Errno.EXIST, guest.path("path_create_directory", FD, name));
    assertEquals(Errno.NOTDIR, guest.path("path_remove_directory", FD, name));
    assertEquals(Errno.NOTDIR, guest.path("path_remove_directory", FD, name + "/"));
    assertEquals(Errno.NOTDIR, guest.path("path_unlink_file", FD, name + "/"));
    assertEquals(Errno.EXIST, guest.symlink("x", FD, name));
    assertEquals(Errno.EXIST, guest.link(FD, 0, "file", FD, name));
    assertEquals(Errno.INVAL, guest.link(FD, Guest.FOLLOW, name, FD, "stolen"));
    assertEquals(Errno.NOTDIR, guest.rename(FD, name + "/", FD, "stolen"));
    assertEquals(Errno.SUCCESS, guest.link(FD, 0, name, FD, "copy"));
    assertEquals(expected, guest.tryOpen("copy", 0, Guest.READ));
    assertEquals(Errno.SUCCESS, guest.path("path_unlink_file", FD, "copy"));
    assertEquals(Errno.SUCCESS, guest.rename(FD, name, FD, "moved"));
    assertEquals(Errno.SUCCESS, guest.path("path_unlink_file", FD, "moved"));
  }

  @Test
  void absoluteLinksAreNotFollowed() throws IOException {
    for (String target :
        List.of(
            secret.toString(),
            outside.toString(),
            outside.resolve("new").toString(),
            inside.resolve("file").toString(),
            "/",
            "/proc/self/cwd",
            "/proc/self/root/etc/passwd",
            "/dev/null")) {
      symlink("link", target);
      assertLinkLeadsNowhere("link", Errno.NOTCAPABLE);
    }
  }

  @Test
  void relativeLinksOutAreNotFollowed() throws IOException {
    for (String target :
        List.of(
            "../outside/secret",
            "../outside/new",
            "../outside",
            "..",
            "sub/../../outside/secret",
            "./.././outside/secret/",
            "../inside/file")) {
      symlink("link", target);
      assertLinkLeadsNowhere("link", Errno.NOTCAPABLE);
    }
  }

  @Test
  void chainedLinksOutAreNotFollowed() throws IOException {
    symlink("out", "..");
    symlink("chain", "sub/link/secret");
    symlink("sub/link", "../out/outside");
    assertLinkLeadsNowhere("chain", Errno.NOTCAPABLE);
    symlink("first", "second");
    symlink("second", "third");
    symlink("third", secret.toString());
    assertLinkLeadsNowhere("first", Errno.NOTCAPABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../outside", "../../..", "/", "/proc/self/root", "/tmp"})
  void linksOutInTheMiddleAreNotFollowed(String target) throws IOException {
    symlink("link", target);
    symlink("sub/link", target.startsWith("/") ? target : "../" + target);
    for (String path :
        List.of("link/secret", "link/outside/secret", "sub/link/secret", "sub/../link/x/y")) {
      assertNoWay(path, Errno.NOTCAPABLE);
    }
  }

  @Test
  void linksMadeByTheProgramAreNoDifferent() {
    assertEquals(Errno.SUCCESS, guest.symlink("../outside/secret", FD, "link"));
    assertEquals(Errno.NOTCAPABLE, guest.tryOpen("link", 0, Guest.READ));
    assertEquals(Errno.SUCCESS, guest.symlink("../..", FD, "sub/up"));
    assertEquals(Errno.NOTCAPABLE, guest.tryOpen("sub/up/outside/secret", 0, Guest.READ));
    assertEquals(Errno.SUCCESS, guest.symlink("..", FD, "sub/deep/up"));
    assertEquals(Errno.NOTCAPABLE, guest.tryOpen("sub/deep/up/up/outside", 0, Guest.READ));
    assertEquals(Errno.NOTCAPABLE, guest.symlink("/etc/passwd", FD, "absolute"));
    assertFalse(Files.exists(inside.resolve("absolute"), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void linksThatMoveDoNotLeadOutOfTheirNewPlace() {
    assertEquals(Errno.SUCCESS, guest.symlink("../../file", FD, "sub/deep/link"));
    guest.open("sub/deep/link", 0, Guest.READ);
    assertEquals(Errno.SUCCESS, guest.rename(FD, "sub/deep/link", FD, "link"));
    assertEquals(Errno.NOTCAPABLE, guest.tryOpen("link", 0, Guest.READ));
  }

  @Test
  void dotsAfterALinkGoBackToWhereTheLinkLed() throws IOException {
    symlink("short", "sub/deep");
    Files.writeString(inside.resolve("sub/here"), "sub");
    assertEquals("sub", guest.read(guest.open("short/../here", 0, Guest.READ), 10));
    assertEquals("harmless", guest.read(guest.open("short/../../file", 0, Guest.READ), 10));
    assertEquals(Errno.NOTCAPABLE, guest.tryOpen("short/../../../outside/secret", 0, 0));
  }

  @Test
  void loopsEnd() throws IOException {
    symlink("self", "self");
    symlink("a", "b");
    symlink("b", "a");
    symlink("growing", "growing/x");
    for (String path : List.of("self", "a", "b", "growing")) {
      assertEquals(Errno.LOOP, guest.tryOpen(path, 0, Guest.READ), path);
      assertEquals(Errno.LOOP, guest.tryOpen(path, Guest.CREAT, Guest.WRITE), path);
      assertEquals(Errno.LOOP, guest.tryStat(Guest.FOLLOW, path, 16), path);
      assertEquals(Errno.LOOP, guest.tryStat(0, path + "/x", 16), path);
    }
  }

  @Test
  void fortyLinksAreFollowedAndNotOneMore() throws IOException {
    symlink("l0", "file");
    for (int i = 1; i <= 40; i++) {
      symlink("l" + i, "l" + (i - 1));
    }
    assertEquals("harmless", guest.read(guest.open("l39", 0, Guest.READ), 10));
    assertEquals(Errno.LOOP, guest.tryOpen("l40", 0, Guest.READ));
  }

  @Test
  void oneDirectoryIsNoWayIntoAnother() throws IOException {
    Wasi.Builder builder = Wasi.builder().preopen(inside.resolve("sub"), "/a");
    Files.createDirectory(inside.resolve("other"));
    Files.writeString(inside.resolve("other/file"), "other");
    try (Guest two = new Guest(builder.preopen(inside.resolve("other"), "/b").build())) {
      int result = two.allocate(4);
      assertEquals(Errno.NOTCAPABLE, two.tryOpen(3, 0, "../other/file", 0, 0, 0, result));
      assertEquals(Errno.SUCCESS, two.symlink("../other/file", 3, "link"));
      assertEquals(Errno.NOTCAPABLE, two.tryOpen(3, 1, "link", 0, 0, 0, result));
      assertEquals(Errno.NOTCAPABLE, two.rename(3, "deep", 4, "../stolen"));
      assertEquals(Errno.NOTCAPABLE, two.link(4, 0, "file", 3, "../stolen"));
      assertEquals(Errno.NOTCAPABLE, two.symlink("x", 4, "../stolen"));
      assertEquals(Errno.SUCCESS, two.link(4, 0, "file", 3, "shared"));
      assertEquals(Errno.SUCCESS, two.rename(3, "shared", 4, "back"));
      assertEquals("other", two.read(two.open(4, "back", 0, Guest.READ, 0), 10));
      assertEquals(Errno.SUCCESS, two.rename(3, "link", 4, "link"));
      assertEquals(Errno.NOTCAPABLE, two.tryOpen(4, 1, "link", 0, 0, 0, result));
    }
  }

  @Test
  void aReadOnlyDirectoryCannotBeChanged() throws IOException {
    Path other = Files.createDirectory(inside.resolve("writable"));
    Wasi.Builder builder = Wasi.builder().preopenReadOnly(inside, "/ro");
    try (Guest reader = new Guest(builder.preopen(other, "/rw").build())) {
      assertEquals("harmless", reader.read(reader.open("file", 0, Guest.READ), 10));
      int result = reader.allocate(4);
      assertEquals(Errno.PERM, reader.tryOpen("file", 0, Guest.WRITE));
      assertEquals(Errno.PERM, reader.tryOpen("file", Guest.TRUNC, Guest.READ));
      assertEquals(Errno.PERM, reader.tryOpen("new", Guest.CREAT, Guest.READ));
      assertEquals(Errno.PERM, reader.path("path_create_directory", 3, "new"));
      assertEquals(Errno.PERM, reader.path("path_remove_directory", 3, "sub/deep"));
      assertEquals(Errno.PERM, reader.path("path_unlink_file", 3, "file"));
      assertEquals(Errno.PERM, reader.symlink("x", 3, "new"));
      assertEquals(Errno.PERM, reader.rename(3, "file", 4, "new"));
      assertEquals(Errno.PERM, reader.link(3, 0, "file", 4, "new"));
      int sub = reader.openDirectory("sub");
      assertEquals(Errno.PERM, reader.tryOpen(sub, 0, "new", Guest.CREAT, 0, 0, result));
      assertEquals(Errno.PERM, reader.call("fd_filestat_set_times", sub, 0, 0, 10));
      int file = reader.open("file", 0, Guest.EVERY_FILE_RIGHT & ~Rights.FD_WRITE);
      assertEquals(Errno.PERM, reader.call("fd_filestat_set_times", file, 0, 0, 10));
      assertEquals(Errno.BADF, reader.call("fd_filestat_set_size", file, 0));
      reader.open(4, "new", Guest.CREAT, Guest.WRITE, 0);
    }
    assertEquals("harmless", Files.readString(inside.resolve("file")));
  }

  @Test
  void anOpenDirectoryStaysTheSameWhateverBecomesOfItsPath() throws IOException {
    assumeTrue(handles == Handles.SECURE);
    int sub = guest.openDirectory("sub");
    Files.move(inside.resolve("sub"), inside.resolve("elsewhere"));
    symlink("sub", "../outside");
    int result = guest.allocate(4);
    assertEquals(Errno.NOENT, guest.tryOpen(sub, 0, "secret", 0, Guest.READ, 0, result));
    assertEquals(Errno.SUCCESS, guest.tryOpen(sub, 0, "new", Guest.CREAT, Guest.WRITE, 0, result));
    assertTrue(Files.exists(inside.resolve("elsewhere/new")));
    assertEquals(Errno.SUCCESS, guest.path("path_create_directory", sub, "made"));
    assertEquals(Errno.SUCCESS, guest.symlink("x", sub, "symlink"));
    assertEquals(Errno.SUCCESS, guest.link(FD, 0, "file", sub, "link"));
    assertTrue(Files.isDirectory(inside.resolve("elsewhere/made")));
    assertEquals(Path.of("x"), Files.readSymbolicLink(inside.resolve("elsewhere/symlink")));
    assertEquals("harmless", Files.readString(inside.resolve("elsewhere/link")));
    assertEquals(Errno.EXIST, guest.path("path_create_directory", sub, "made"));
    assertEquals(Errno.EXIST, guest.path("path_create_directory", sub, "link"));
    assertEquals(Errno.EXIST, guest.symlink("x", sub, "link"));
    assertEquals(Errno.EXIST, guest.link(FD, 0, "file", sub, "symlink"));
    assertEquals(Errno.SUCCESS, guest.path("path_unlink_file", sub, "new"));
  }

  @Test
  void aPathThatLeadsElsewhereIsNotUsed() throws IOException {
    assumeTrue(handles == Handles.PLAIN);
    int sub = guest.openDirectory("sub");
    Files.move(inside.resolve("sub"), inside.resolve("elsewhere"));
    symlink("sub", "../outside");
    int result = guest.allocate(4);
    assertEquals(Errno.NOENT, guest.tryOpen(sub, 0, "secret", 0, Guest.READ, 0, result));
    assertEquals(Errno.NOENT, guest.tryOpen(sub, 0, "new", Guest.CREAT, Guest.WRITE, 0, result));
    assertEquals(Errno.NOENT, guest.path("path_create_directory", sub, "new"));
    assertEquals(Errno.NOENT, guest.path("path_unlink_file", sub, "secret"));
    assertEquals(Errno.NOENT, guest.path("path_remove_directory", sub, "empty"));
    assertEquals(Errno.NOENT, guest.rename(sub, "secret", FD, "stolen"));
    assertEquals(Errno.NOENT, guest.rename(FD, "file", sub, "secret"));
  }

  @Test
  void swappingADirectoryForALinkWhileFilesAreOpenedDoesNotHelp() throws Exception {
    assumeTrue(handles == Handles.SECURE);
    Path sub = inside.resolve("swap");
    Path parked = inside.resolve("parked");
    Files.createDirectory(sub);
    Files.writeString(sub.resolve("secret"), "decoy");
    AtomicBoolean done = new AtomicBoolean();
    Thread attacker =
        Thread.ofPlatform()
            .start(() -> {
              while (!done.get()) {
                try {
                  Files.move(sub, parked);
                  Files.createSymbolicLink(sub, outside);
                  Files.delete(sub);
                  Files.move(parked, sub);
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              }
            });
    int path = guest.bytes(Guest.utf8("swap/secret"));
    int length = Guest.utf8("swap/secret").length;
    int result = guest.allocate(8);
    int buffer = guest.allocate(16);
    int iovec = guest.iovec(buffer, 16);
    Set<Errno> refusals = EnumSet.of(Errno.NOENT, Errno.NOTCAPABLE, Errno.LOOP);
    int opened = 0;
    for (int i = 0; i < 20_000; i++) {
      Errno errno =
          guest.call("path_open", FD, Guest.FOLLOW, path, length, 0, Guest.READ, 0, 0, result);
      if (errno == Errno.SUCCESS) {
        opened++;
        int fd = guest.memory().load32(result);
        guest.ok("fd_read", fd, iovec, 1, result);
        assertEquals("decoy", guest.text(buffer, guest.memory().load32(result)));
        guest.ok("fd_close", fd);
      } else {
        assertTrue(refusals.contains(errno), errno.text());
      }
    }
    done.set(true);
    attacker.join();
    assertTrue(opened > 0);
  }
}

package cezve.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Entries that are created in the first directory and moved to their place. */
final class StagingTest {
  private static final int FD = Guest.PREOPEN;

  @TempDir Path root;
  private Path sub;

  @BeforeEach
  void prepare() throws IOException {
    sub = Files.createDirectory(root.resolve("sub"));
    Files.writeString(root.resolve("file"), "contents");
  }

  @AfterEach
  void nothingStagedIsLeft() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> left =
          files.filter(file -> Staging.isStaged(file.getFileName().toString())).toList();
      assertEquals(List.of(), left);
    }
  }

  /** A way to create an entry. */
  enum Creation {
    DIRECTORY {
      @Override
      Errno create(Guest guest, int fd, String path) {
        return guest.path("path_create_directory", fd, path);
      }

      @Override
      boolean isAt(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
      }
    },
    SYMBOLIC_LINK {
      @Override
      Errno create(Guest guest, int fd, String path) {
        return guest.symlink("../file", fd, path);
      }

      @Override
      boolean isAt(Path path) throws IOException {
        return Files.readSymbolicLink(path).equals(Path.of("../file"));
      }
    },
    LINK {
      @Override
      Errno create(Guest guest, int fd, String path) {
        return guest.link(FD, 0, "file", fd, path);
      }

      @Override
      boolean isAt(Path path) throws IOException {
        return Files.readString(path).equals("contents")
            && Files.getAttribute(path, "unix:nlink").equals(2);
      }
    };

    abstract Errno create(Guest guest, int fd, String path);

    abstract boolean isAt(Path path) throws IOException;
  }

  @ParameterizedTest
  @EnumSource(Creation.class)
  void entriesGetToTheirPlace(Creation creation) throws IOException {
    try (Guest guest = Guest.in(root)) {
      assertEquals(Errno.SUCCESS, creation.create(guest, FD, "sub/new"));
      assertTrue(creation.isAt(sub.resolve("new")));
    }
  }

  @ParameterizedTest
  @EnumSource(Creation.class)
  void nothingIsReplaced(Creation creation) throws IOException {
    Files.createDirectory(sub.resolve("empty"));
    Files.createDirectories(sub.resolve("full/x"));
    Files.writeString(sub.resolve("file"), "other");
    Files.createSymbolicLink(sub.resolve("dangling"), Path.of("nowhere"));
    try (Guest guest = Guest.in(root)) {
      for (String name : List.of("empty", "full", "file", "dangling")) {
        assertEquals(Errno.EXIST, creation.create(guest, FD, "sub/" + name), name);
      }
    }
    assertTrue(Files.isDirectory(sub.resolve("full/x")));
    assertEquals("other", Files.readString(sub.resolve("file")));
    assertEquals(Path.of("nowhere"), Files.readSymbolicLink(sub.resolve("dangling")));
  }

  @ParameterizedTest
  @EnumSource(Creation.class)
  void aDirectoryThatIsGoneTakesNothing(Creation creation) throws IOException {
    try (Guest guest = Guest.in(root)) {
      int fd = guest.openDirectory("sub");
      Files.delete(sub);
      assertEquals(Errno.NOENT, creation.create(guest, fd, "new"));
    }
  }

  @ParameterizedTest
  @EnumSource(Creation.class)
  void theFirstDirectoryNeedsNoDescriptor(Creation creation) throws IOException {
    try (Guest guest = Guest.in(root)) {
      int second = guest.openDirectory("sub");
      if (creation != Creation.LINK) {
        guest.ok("fd_close", FD);
      }
      assertEquals(Errno.SUCCESS, creation.create(guest, second, "new"));
      assertTrue(creation.isAt(sub.resolve("new")));
    }
  }

  @ParameterizedTest
  @EnumSource(Creation.class)
  void whereNobodyMayWriteInTheFirstDirectoryEntriesAreCreatedInPlace(Creation creation)
      throws IOException {
    assumeFalse("root".equals(System.getProperty("user.name")), "may write everywhere");
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("r-xr-xr-x"));
    try (Guest guest = Guest.in(root)) {
      assertEquals(Errno.SUCCESS, creation.create(guest, FD, "sub/new"));
      assertTrue(creation.isAt(sub.resolve("new")));
    } finally {
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @ParameterizedTest
  @EnumSource(Creation.class)
  void ofManyAtOnceOneSucceeds(Creation creation) throws Exception {
    int guests = 4;
    try (ExecutorService threads = Executors.newFixedThreadPool(guests)) {
      for (int round = 0; round < 50; round++) {
        String path = "sub/" + round;
        Callable<Errno> attempt =
            () -> {
              try (Guest guest = Guest.in(root)) {
                return creation.create(guest, FD, path);
              }
            };
        int successes = 0;
        for (Future<Errno> outcome : threads.invokeAll(Collections.nCopies(guests, attempt))) {
          assertTrue(Set.of(Errno.SUCCESS, Errno.EXIST).contains(outcome.get()));
          successes += outcome.get() == Errno.SUCCESS ? 1 : 0;
        }
        assertEquals(1, successes, path);
      }
    }
  }

  @Test
  void namesOnTheirWayAreNeitherSeenNorUsed() throws IOException {
    String name = ".cezve-staged-1";
    Path staged = Files.writeString(root.resolve(name), "staged");
    try (Guest guest = Guest.in(root);
        Directory directory = Directory.open(root, Access.READ_WRITE)) {
      assertEquals(Errno.ACCES, guest.tryOpen(name, 0, Guest.READ));
      assertEquals(Errno.ACCES, guest.tryOpen("sub/../" + name, Guest.CREAT, Guest.WRITE));
      assertEquals(Errno.ACCES, guest.rename(FD, name, FD, "mine"));
      assertEquals(Errno.ACCES, guest.path("path_unlink_file", FD, name));
      assertEquals(Errno.ACCES, guest.link(FD, 0, name, FD, "mine"));
      assertEquals(List.of("file", "sub"), directory.list().stream().sorted().toList());
    } finally {
      Files.delete(staged);
    }
  }
}

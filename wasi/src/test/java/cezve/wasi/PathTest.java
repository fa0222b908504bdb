package cezve.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.TrapException;
import cezve.wasi.Guest.Handles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions on paths. */
@ParameterizedClass
@EnumSource(Handles.class)
final class PathTest {
  private static final int FD = Guest.PREOPEN;

  @TempDir Path directory;
  @Parameter Handles handles = Handles.SECURE;
  private Guest guest;

  @BeforeEach
  void open() throws IOException {
    guest = Guest.in(directory, handles);
  }

  @AfterEach
  void close() throws IOException {
    guest.close();
  }

  private Path file(String name) throws IOException {
    return Files.writeString(directory.resolve(name), name);
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectories(directory.resolve(name));
  }

  private Path symlink(String name, String target) throws IOException {
    return Files.createSymbolicLink(directory.resolve(name), Path.of(target));
  }

  // Preopened directories

  @Test
  void preopenedDirectoriesHaveANameAndOthersDoNot() {
    int stat = guest.allocate(8);
    guest.ok("fd_prestat_get", FD, stat);
    assertEquals(0, guest.memory().load32(stat));
    assertEquals(1, guest.memory().load32(stat + 4L));
    int name = guest.allocate(8);
    guest.ok("fd_prestat_dir_name", FD, name, 8);
    assertEquals("/\0", guest.text(name, 2));
    assertEquals(Errno.NAMETOOLONG, guest.call("fd_prestat_dir_name", FD, name, 0));
    assertEquals(Errno.BADF, guest.call("fd_prestat_get", FD + 1, stat));
    assertEquals(Errno.BADF, guest.call("fd_prestat_get", 0, stat));
    assertEquals(Errno.NOTDIR, guest.call("fd_prestat_dir_name", 0, name, 8));
    int again = guest.openDirectory(".");
    assertEquals(Errno.BADF, guest.call("fd_prestat_get", again, stat));
  }

  // path_open

  @Test
  void aMissingFileIsOnlyCreatedOnDemand() throws IOException {
    assertEquals(Errno.NOENT, guest.tryOpen("new", 0, Guest.READ));
    int fd = guest.open("new", Guest.CREAT, Guest.WRITE);
    guest.write(fd, "text");
    assertEquals("text", Files.readString(directory.resolve("new")));
    assertEquals("text", guest.read(guest.open("new", Guest.CREAT, Guest.READ), 10));
    assertEquals(Errno.EXIST, guest.tryOpen("new", Guest.CREAT | Guest.EXCL, Guest.READ));
  }

  @Test
  void creatingNeedsNoRightToWrite() {
    int fd = guest.open("new", Guest.CREAT, Rights.NONE);
    assertTrue(Files.exists(directory.resolve("new")));
    assertEquals(Errno.NOTCAPABLE, guest.call("fd_write", fd, guest.iovecs("x"), 1, 16));
  }

  @Test
  void truncatingEmptiesTheFile() throws IOException {
    Path file = file("file");
    guest.open("file", Guest.TRUNC, Rights.NONE);
    assertEquals(0, Files.size(file));
  }

  @Test
  void directoriesAreDirectories() throws IOException {
    folder("sub");
    file("file");
    guest.open("sub", Guest.DIRECTORY, Rights.NONE);
    guest.open("sub", 0, Guest.READ);
    guest.open("sub/", 0, Guest.READ);
    guest.open(".", 0, Rights.NONE);
    guest.open("sub/..", Guest.DIRECTORY, Rights.NONE);
    assertEquals(Errno.NOTDIR, guest.tryOpen("file", Guest.DIRECTORY, 0));
    assertEquals(Errno.NOTDIR, guest.tryOpen("file/", 0, 0));
    assertEquals(Errno.NOTDIR, guest.tryOpen("file/.", 0, 0));
    assertEquals(Errno.NOTDIR, guest.tryOpen("file/x", 0, 0));
    assertEquals(Errno.ISDIR, guest.tryOpen("sub", 0, Guest.WRITE));
    assertEquals(Errno.ISDIR, guest.tryOpen("sub", Guest.CREAT, 0));
    assertEquals(Errno.ISDIR, guest.tryOpen(".", Guest.TRUNC, 0));
    assertEquals(Errno.EXIST, guest.tryOpen("sub", Guest.CREAT | Guest.EXCL, 0));
    assertEquals(Errno.EXIST, guest.tryOpen(".", Guest.CREAT | Guest.EXCL, 0));
    assertEquals(Errno.ISDIR, guest.tryOpen("new/", Guest.CREAT, 0));
    assertEquals(Errno.NOENT, guest.tryOpen("new/", 0, 0));
    assertEquals(Errno.NOENT, guest.tryOpen("new/file", Guest.CREAT, 0));
  }

  @Test
  void flagsThatContradictEachOtherOrAreUnknownAreInvalid() {
    assertEquals(Errno.INVAL, guest.tryOpen(".", Guest.DIRECTORY | Guest.CREAT, 0));
    assertEquals(Errno.INVAL, guest.tryOpen(".", Guest.DIRECTORY | Guest.TRUNC, 0));
    assertEquals(Errno.INVAL, guest.tryOpen(".", 16, 0));
    assertEquals(Errno.INVAL, guest.tryOpen(FD, 2, ".", 0, 0, 0, 16));
    assertEquals(Errno.INVAL, guest.tryOpen(FD, 0, ".", 0, 0, 32, 16));
  }

  @Test
  void symbolicLinksAreFollowedOnDemand() throws IOException {
    file("file");
    folder("sub");
    symlink("link", "file");
    symlink("dirlink", "sub");
    symlink("dangling", "sub/new");
    assertEquals("file", guest.read(guest.open("link", 0, Guest.READ), 10));
    guest.open("dirlink", Guest.DIRECTORY, Rights.NONE);
    int result = guest.allocate(4);
    assertEquals(Errno.LOOP, guest.tryOpen(FD, 0, "link", 0, 0, 0, result));
    assertEquals(Errno.LOOP, guest.tryOpen(FD, 0, "dirlink", Guest.DIRECTORY, 0, 0, result));
    assertEquals(Errno.LOOP, guest.tryOpen(FD, 0, "dangling", Guest.CREAT, 0, 0, result));
    assertEquals(Errno.SUCCESS, guest.tryOpen(FD, 0, "dirlink/", 0, 0, 0, result));
    assertEquals(Errno.NOENT, guest.tryOpen("dangling", 0, 0));
    assertEquals(Errno.EXIST, guest.tryOpen("dangling", Guest.CREAT | Guest.EXCL, Guest.WRITE));
    guest.open("dangling", Guest.CREAT, Guest.WRITE);
    assertTrue(Files.exists(directory.resolve("sub/new")));
  }

  @Test
  void rightsOfTheDirectoryLimitThoseOfTheFile() throws IOException {
    folder("sub");
    file("sub/file");
    int result = guest.allocate(4);
    int path = guest.bytes(Guest.utf8("sub"));
    guest.ok(
        "path_open",
        FD,
        0,
        path,
        3,
        Guest.DIRECTORY,
        Rights.PATH_OPEN | Rights.FD_SEEK,
        Guest.READ,
        0,
        result);
    int sub = guest.memory().load32(result);
    int stat = guest.allocate(24);
    guest.ok("fd_fdstat_get", sub, stat);
    assertEquals(Rights.PATH_OPEN, guest.memory().load64(stat + 8L));
    assertEquals(Guest.READ, guest.memory().load64(stat + 16L));
    guest.open(sub, "file", 0, Guest.READ, 0);
    assertEquals(Errno.NOTCAPABLE, guest.tryOpen(sub, 0, "file", 0, Guest.WRITE, 0, result));
    assertEquals(Errno.NOTCAPABLE, guest.tryOpen(sub, 0, "x", Guest.CREAT, 0, 0, result));
    assertEquals(Errno.NOTCAPABLE, guest.tryOpen(sub, 0, "file", Guest.TRUNC, 0, 0, result));
    assertEquals(Errno.NOTCAPABLE, guest.tryOpen(sub, 0, "file", 0, 0, FdFlags.SYNC, result));
    assertEquals(Errno.NOTCAPABLE, guest.tryOpen(sub, 0, "file", 0, 0, FdFlags.DSYNC, result));
    assertEquals(Errno.NOTCAPABLE, guest.path("path_unlink_file", sub, "file"));
    assertEquals(Errno.NOTCAPABLE, guest.path("path_create_directory", sub, "x"));
    assertEquals(Errno.NOTCAPABLE, guest.path("path_remove_directory", sub, "x"));
    assertEquals(Errno.NOTCAPABLE, guest.symlink("x", sub, "y"));
    assertEquals(Errno.NOTCAPABLE, guest.rename(sub, "file", FD, "y"));
    assertEquals(Errno.NOTCAPABLE, guest.rename(FD, "sub/file", sub, "y"));
    assertEquals(Errno.NOTCAPABLE, guest.link(sub, 0, "file", FD, "y"));
    assertEquals(Errno.NOTCAPABLE, guest.link(FD, 0, "sub/file", sub, "y"));
    assertEquals(Errno.NOTCAPABLE, guest.call("path_readlink", sub, path, 3, 0, 0, 0));
    assertEquals(Errno.NOTCAPABLE, guest.call("path_filestat_get", sub, 0, path, 3, 0));
    assertEquals(Errno.NOTCAPABLE, guest.call("path_filestat_set_times", sub, 0, path, 3, 0, 0, 0));
    assertTrue(Files.exists(directory.resolve("sub/file")));
  }

  @Test
  void pathsStartAtDirectories() throws IOException {
    file("file");
    int fd = guest.open("file", 0, Guest.READ);
    int result = guest.allocate(4);
    assertEquals(Errno.NOTDIR, guest.tryOpen(fd, 0, "x", 0, 0, 0, result));
    assertEquals(Errno.NOTDIR, guest.tryOpen(0, 0, "x", 0, 0, 0, result));
    assertEquals(Errno.NOTDIR, guest.path("path_unlink_file", fd, "x"));
    assertEquals(Errno.BADF, guest.path("path_unlink_file", 99, "x"));
  }

  // Names

  @Test
  void strangeNamesAreJustNames() throws IOException {
    for (String name : new String[] {"a b", "é✓", "\\", "a\\..\\b", "*", "...", "..x", "C:"}) {
      guest.open(name, Guest.CREAT | Guest.EXCL, Rights.NONE);
      assertTrue(Files.exists(directory.resolve(name)), name);
      assertEquals(Errno.SUCCESS, guest.path("path_unlink_file", FD, name));
    }
    assertEquals(0, directory.toFile().list().length);
  }

  @Test
  void impossibleNamesAreErrors() {
    assertEquals(Errno.NOENT, guest.tryOpen("", 0, 0));
    assertEquals(Errno.INVAL, guest.tryOpen("a\0b", Guest.CREAT, 0));
    assertEquals(Errno.INVAL, guest.tryOpen("a\0", Guest.CREAT, 0));
    assertEquals(Errno.NAMETOOLONG, guest.tryOpen("x".repeat(256), Guest.CREAT, 0));
    assertEquals(Errno.NAMETOOLONG, guest.tryOpen("x/".repeat(2048), Guest.CREAT, 0));
    int bad = guest.bytes((byte) 'a', (byte) 0xC3, (byte) '(');
    assertEquals(Errno.ILSEQ, guest.call("path_unlink_file", FD, bad, 3));
    assertEquals(Errno.NAMETOOLONG, guest.call("path_unlink_file", FD, 0, GuestMemory.MAX_PATH));
    assertThrows(TrapException.class, () -> guest.call("path_unlink_file", FD, 0, -1));
    assertEquals(Errno.NOENT, guest.path("path_unlink_file", FD, "\uFFFD"));
  }

  // path_filestat_get and path_filestat_set_times

  @Test
  void attributesOfLinksAndTheirTargets() throws IOException {
    file("file");
    folder("sub");
    symlink("link", "file");
    assertEquals(FileType.SYMBOLIC_LINK, guest.type(guest.stat(0, "link")));
    assertEquals(4, guest.size(guest.stat(0, "link")));
    assertEquals(FileType.REGULAR_FILE, guest.type(guest.stat(Guest.FOLLOW, "link")));
    assertEquals(FileType.DIRECTORY, guest.type(guest.stat(0, "sub/")));
    assertEquals(FileType.DIRECTORY, guest.type(guest.stat(0, ".")));
    assertEquals(Errno.NOTDIR, guest.tryStat(0, "file/", 16));
    assertEquals(Errno.NOTDIR, guest.tryStat(0, "link/", 16));
    assertEquals(Errno.NOENT, guest.tryStat(0, "nothing", 16));
    assertEquals(Errno.INVAL, guest.tryStat(2, "file", 16));
  }

  private Errno setTimes(int lookup, String path, long atim, long mtim, int flags) {
    return guest.call(
        "path_filestat_set_times",
        FD,
        lookup,
        guest.bytes(Guest.utf8(path)),
        Guest.utf8(path).length,
        atim,
        mtim,
        flags);
  }

  @Test
  void timesOfLinksFilesAndDirectoriesCanBeSet() throws IOException {
    file("file");
    folder("sub");
    symlink("link", "file");
    assertEquals(Errno.SUCCESS, setTimes(0, "link", 11, 12, 1 | 4));
    assertTimes("link", 11, 12);
    assertEquals(Errno.SUCCESS, setTimes(Guest.FOLLOW, "link", 21, 22, 1 | 4));
    assertEquals(Errno.SUCCESS, setTimes(0, "sub", 31, 32, 1 | 4));
    assertEquals(Errno.SUCCESS, setTimes(0, "sub/.", 41, 42, 4));
    assertTimes("file", 21, 22);
    assertTimes("sub", 31, 42);
    assertEquals(Errno.INVAL, setTimes(0, "file", 0, 0, 3));
    assertEquals(Errno.NOENT, setTimes(0, "nothing", 0, 0, 1));
    assertEquals(Errno.NOTDIR, setTimes(0, "file/", 0, 0, 1));
  }

  private void assertTimes(String path, long atim, long mtim) {
    int stat = guest.stat(0, path);
    assertEquals(atim, guest.memory().load64(stat + 40L), path);
    assertEquals(mtim, guest.memory().load64(stat + 48L), path);
  }

  // path_create_directory and path_remove_directory

  @Test
  void directoriesAreCreatedAndRemoved() throws IOException {
    assertEquals(Errno.SUCCESS, guest.path("path_create_directory", FD, "a"));
    assertEquals(Errno.SUCCESS, guest.path("path_create_directory", FD, "a/b/"));
    assertTrue(Files.isDirectory(directory.resolve("a/b")));
    assertEquals(Errno.NOTEMPTY, guest.path("path_remove_directory", FD, "a"));
    assertEquals(Errno.SUCCESS, guest.path("path_remove_directory", FD, "a/b/"));
    assertEquals(Errno.SUCCESS, guest.path("path_remove_directory", FD, "a"));
    assertFalse(Files.exists(directory.resolve("a")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "file/", "sub", "sub/", "link", "link/", ".", "sub/..", "./"})
  void whatExistsCannotBeCreated(String path) throws IOException {
    file("file");
    folder("sub");
    symlink("link", "nowhere");
    assertEquals(Errno.EXIST, guest.path("path_create_directory", FD, path));
    assertFalse(Files.exists(directory.resolve("nowhere"), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void onlyDirectoriesAreRemoved() throws IOException {
    file("file");
    folder("sub");
    symlink("link", "sub");
    assertEquals(Errno.NOTDIR, guest.path("path_remove_directory", FD, "file"));
    assertEquals(Errno.NOTDIR, guest.path("path_remove_directory", FD, "file/"));
    assertEquals(Errno.NOTDIR, guest.path("path_remove_directory", FD, "link"));
    assertEquals(Errno.NOTDIR, guest.path("path_remove_directory", FD, "link/"));
    assertEquals(Errno.NOENT, guest.path("path_remove_directory", FD, "nothing"));
    assertEquals(Errno.INVAL, guest.path("path_remove_directory", FD, "."));
    assertEquals(Errno.INVAL, guest.path("path_remove_directory", FD, "sub/."));
    assertTrue(Files.exists(directory.resolve("sub")));
  }

  // path_unlink_file

  @Test
  void onlyFilesAndLinksAreUnlinked() throws IOException {
    file("file");
    folder("sub");
    symlink("link", "sub");
    assertEquals(Errno.ISDIR, guest.path("path_unlink_file", FD, "sub"));
    assertEquals(Errno.ISDIR, guest.path("path_unlink_file", FD, "sub/"));
    assertEquals(Errno.ISDIR, guest.path("path_unlink_file", FD, "."));
    assertEquals(Errno.NOTDIR, guest.path("path_unlink_file", FD, "file/"));
    assertEquals(Errno.NOTDIR, guest.path("path_unlink_file", FD, "link/"));
    assertEquals(Errno.NOENT, guest.path("path_unlink_file", FD, "nothing"));
    assertEquals(Errno.SUCCESS, guest.path("path_unlink_file", FD, "link"));
    assertEquals(Errno.SUCCESS, guest.path("path_unlink_file", FD, "file"));
    assertEquals(1, directory.toFile().list().length);
  }

  // path_rename

  @Test
  void renamingReplacesAsPosixDoes() throws IOException {
    file("a");
    file("b");
    assertEquals(Errno.SUCCESS, guest.rename(FD, "a", FD, "b"));
    assertEquals("a", Files.readString(directory.resolve("b")));
    folder("d");
    folder("e");
    file("e/f");
    assertEquals(Errno.ISDIR, guest.rename(FD, "b", FD, "d"));
    assertEquals(Errno.NOTDIR, guest.rename(FD, "d", FD, "b"));
    assertEquals(Errno.NOTEMPTY, guest.rename(FD, "d", FD, "e"));
    assertEquals(Errno.INVAL, guest.rename(FD, "e", FD, "e/sub"));
    assertEquals(Errno.NOENT, guest.rename(FD, "nothing", FD, "x"));
    assertEquals(Errno.SUCCESS, guest.rename(FD, "e", FD, "d"));
    assertTrue(Files.exists(directory.resolve("d/f")));
    int d = guest.openDirectory("d");
    assertEquals(Errno.SUCCESS, guest.rename(d, "f", FD, "g"));
    assertTrue(Files.exists(directory.resolve("g")));
  }

  @Test
  void renamingWithSlashesAtTheEndNeedsDirectories() throws IOException {
    file("file");
    folder("sub");
    assertEquals(Errno.NOTDIR, guest.rename(FD, "file/", FD, "x"));
    assertEquals(Errno.NOTDIR, guest.rename(FD, "file", FD, "x/"));
    assertEquals(Errno.BUSY, guest.rename(FD, ".", FD, "x"));
    assertEquals(Errno.BUSY, guest.rename(FD, "sub", FD, "."));
    assertEquals(Errno.SUCCESS, guest.rename(FD, "sub/", FD, "x/"));
    assertTrue(Files.isDirectory(directory.resolve("x")));
  }

  @Test
  void renamingMovesLinksThemselves() throws IOException {
    file("file");
    symlink("link", "file");
    assertEquals(Errno.SUCCESS, guest.rename(FD, "link", FD, "other"));
    assertTrue(Files.isSymbolicLink(directory.resolve("other")));
    assertEquals(Errno.SUCCESS, guest.rename(FD, "file", FD, "other"));
    assertTrue(Files.isRegularFile(directory.resolve("other"), LinkOption.NOFOLLOW_LINKS));
  }

  // path_symlink and path_readlink

  @Test
  void symbolicLinksAreCreatedAndRead() throws IOException {
    assertEquals(Errno.SUCCESS, guest.symlink("../é", FD, "link"));
    assertEquals("../é", Files.readSymbolicLink(directory.resolve("link")).toString());
    assertEquals("../é", guest.readlink(FD, "link", 100));
    assertEquals("../", guest.readlink(FD, "link", 3));
    assertEquals("", guest.readlink(FD, "link", 0));
    assertEquals(Errno.EXIST, guest.symlink("x", FD, "link"));
    assertEquals(Errno.EXIST, guest.symlink("x", FD, "link/"));
    assertEquals(Errno.NOENT, guest.symlink("x", FD, "new/"));
    assertEquals(Errno.EXIST, guest.symlink("x", FD, "."));
    assertEquals(Errno.NOENT, guest.symlink("", FD, "new"));
    assertEquals(Errno.INVAL, guest.symlink("a\0", FD, "new"));
  }

  @Test
  void onlyLinksAreRead() throws IOException {
    file("file");
    int eight = guest.allocate(8);
    int file = guest.bytes(Guest.utf8("file"));
    assertEquals(Errno.INVAL, guest.call("path_readlink", FD, file, 4, eight, 8, eight));
    int dot = guest.bytes(Guest.utf8("."));
    assertEquals(Errno.INVAL, guest.call("path_readlink", FD, dot, 1, eight, 8, eight));
    assertEquals(Errno.NOENT, guest.call("path_readlink", FD, file, 3, eight, 8, eight));
  }

  // path_link

  @Test
  void hardLinksShareTheFile() throws IOException {
    file("file");
    assertEquals(Errno.SUCCESS, guest.link(FD, 0, "file", FD, "link"));
    assertEquals(
        guest.memory().load64(guest.stat(0, "file") + 8L),
        guest.memory().load64(guest.stat(0, "link") + 8L));
    assertEquals(2, guest.memory().load64(guest.stat(0, "link") + 24L));
    assertEquals(Errno.EXIST, guest.link(FD, 0, "file", FD, "link"));
    assertEquals(Errno.EXIST, guest.link(FD, 0, "file", FD, "file"));
  }

  @Test
  void hardLinksToDirectoriesAndThroughLinksAreRefused() throws IOException {
    file("file");
    folder("sub");
    symlink("link", "file");
    symlink("dangling", "nowhere");
    assertEquals(Errno.PERM, guest.link(FD, 0, "sub", FD, "x"));
    assertEquals(Errno.PERM, guest.link(FD, 0, ".", FD, "x"));
    assertEquals(Errno.NOENT, guest.link(FD, 0, "nothing", FD, "x"));
    assertEquals(Errno.NOENT, guest.link(FD, 0, "file", FD, "x/"));
    assertEquals(Errno.NOTDIR, guest.link(FD, 0, "file/", FD, "x"));
    assertEquals(Errno.EXIST, guest.link(FD, 0, "file", FD, "sub"));
    assertEquals(Errno.EXIST, guest.link(FD, 0, "file", FD, "dangling"));
    assertEquals(Errno.INVAL, guest.link(FD, Guest.FOLLOW, "link", FD, "x"));
    assertEquals(Errno.SUCCESS, guest.link(FD, 0, "dangling", FD, "x"));
    assertTrue(Files.isSymbolicLink(directory.resolve("x")));
  }
}

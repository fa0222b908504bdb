package cezve.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory of a file system that has neither handles nor links nor file numbers. */
final class OtherFileSystemTest {
  @TempDir Path temporary;
  private FileSystem zip;
  private Path directory;
  private Guest guest;

  @BeforeEach
  void open() throws IOException {
    zip = FileSystems.newFileSystem(temporary.resolve("a.zip"), Map.of("create", "true"));
    directory = Files.createDirectory(zip.getPath("/inside"));
    Files.writeString(zip.getPath("/secret"), "secret");
    Files.writeString(directory.resolve("file"), "0123456789");
    Files.createDirectory(directory.resolve("sub"));
    guest = Guest.in(directory);
  }

  @AfterEach
  void close() throws IOException {
    guest.close();
    zip.close();
  }

  @Test
  void itIsUsedByItsPath() throws IOException {
    try (Directory opened = Directory.open(directory, Access.READ_WRITE)) {
      assertInstanceOf(PlainDirectory.class, opened);
    }
  }

  @Test
  void filesAreRead() {
    int fd = guest.open("file", 0, Guest.READ);
    assertEquals("0123", guest.read(fd, 4));
    assertEquals("45", guest.read(fd, 2));
    assertEquals(1, guest.seek(fd, 1, 0));
    assertEquals("123", guest.read(fd, 3));
    int buffer = guest.allocate(8);
    int count = guest.allocate(4);
    guest.ok("fd_pread", fd, guest.iovec(buffer, 3), 1, 7, count);
    assertEquals("789", guest.text(buffer, 3));
    assertEquals("4", guest.read(fd, 1));
  }

  @Test
  void entriesAreCreatedMovedAndDeleted() throws IOException {
    assertEquals(Errno.SUCCESS, guest.path("path_create_directory", 3, "sub/new"));
    assertEquals(Errno.NOTEMPTY, guest.path("path_remove_directory", 3, "sub"));
    assertEquals(Errno.SUCCESS, guest.rename(3, "file", 3, "sub/moved"));
    assertEquals("0123456789", Files.readString(directory.resolve("sub/moved")));
    assertEquals(Errno.ISDIR, guest.path("path_unlink_file", 3, "sub"));
    assertEquals(Errno.SUCCESS, guest.path("path_unlink_file", 3, "sub/moved"));
    assertEquals(Errno.SUCCESS, guest.path("path_remove_directory", 3, "sub/new"));
    assertEquals(Errno.SUCCESS, guest.path("path_remove_directory", 3, "sub"));
    assertFalse(Files.exists(directory.resolve("sub")));
  }

  @Test
  void attributesAreWhatIsKnown() {
    int stat = guest.stat(0, "file");
    assertEquals(FileType.REGULAR_FILE, guest.type(stat));
    assertEquals(10, guest.size(stat));
    assertEquals(
        guest.memory().load64(stat + 8L), guest.memory().load64(guest.stat(0, "file") + 8L));
    assertEquals(FileType.DIRECTORY, guest.type(guest.stat(0, "sub")));
  }

  @Test
  void whatItCannotDoIsNotSupported() {
    assertEquals(Errno.NOTSUP, guest.symlink("file", 3, "link"));
    assertEquals(Errno.NOTSUP, guest.link(3, 0, "file", 3, "link"));
  }

  @Test
  void nothingOutsideIsReached() {
    assertEquals(Errno.NOTCAPABLE, guest.tryOpen("../secret", 0, Guest.READ));
    assertEquals(Errno.NOTCAPABLE, guest.tryOpen("/secret", 0, Guest.READ));
  }
}

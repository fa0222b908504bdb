package cezve.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A directory of a file system in memory that has handles of directories and links. */
final class MemoryFileSystemTest {
  private static final int FD = Guest.PREOPEN;
  private static final long READ_WRITE = Guest.READ | Guest.WRITE;

  private FileSystem memory;
  private Path directory;
  private Guest guest;

  @BeforeEach
  void open() throws IOException {
    memory = Jimfs.newFileSystem(Configuration.unix());
    directory = Files.createDirectory(memory.getPath("/inside"));
    Files.writeString(memory.getPath("/secret"), "secret");
    Files.writeString(directory.resolve("file"), "0123456789");
    Files.createDirectory(directory.resolve("sub"));
    guest = Guest.in(directory);
  }

  @AfterEach
  void close() throws IOException {
    guest.close();
    memory.close();
  }

  private Set<String> entries(Path of) throws IOException {
    try (Stream<Path> entries = Files.list(of)) {
      return entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  @Test
  void itIsUsedByItsHandle() throws IOException {
    try (Directory opened = Directory.open(directory, Access.READ_WRITE)) {
      assertEquals(SecureDirectory.class, opened.getClass());
    }
  }

  @Test
  void filesAreWrittenAndRead() throws IOException {
    int fd = guest.open("sub/new", Guest.CREAT | Guest.EXCL, READ_WRITE);
    assertEquals(5, guest.write(fd, "hello"));
    assertEquals(1, guest.seek(fd, 1, 0));
    assertEquals("ello", guest.read(fd, 10));
    assertEquals("hello", Files.readString(directory.resolve("sub/new")));
    int appending = guest.open(FD, "file", 0, READ_WRITE, FdFlags.APPEND);
    assertEquals(1, guest.write(appending, "X"));
    assertEquals("0123456789X", Files.readString(directory.resolve("file")));
    assertEquals(Errno.EXIST, guest.tryOpen("file", Guest.CREAT | Guest.EXCL, READ_WRITE));
    assertEquals(11, guest.size(guest.stat(0, "file")));
  }

  @Test
  void entriesAreCreatedMovedAndDeleted() throws IOException {
    assertEquals(Errno.SUCCESS, guest.path("path_create_directory", FD, "sub/new"));
    assertEquals(Errno.EXIST, guest.path("path_create_directory", FD, "sub/new"));
    assertEquals(Errno.NOTEMPTY, guest.path("path_remove_directory", FD, "sub"));
    assertEquals(Errno.SUCCESS, guest.link(FD, 0, "file", FD, "sub/second"));
    assertEquals(Errno.SUCCESS, guest.rename(FD, "file", FD, "sub/moved"));
    assertEquals(Set.of("new", "second", "moved"), entries(directory.resolve("sub")));
    assertEquals("0123456789", Files.readString(directory.resolve("sub/second")));
    for (String name : List.of("sub/moved", "sub/second")) {
      assertEquals(Errno.SUCCESS, guest.path("path_unlink_file", FD, name));
    }
    assertEquals(Errno.SUCCESS, guest.path("path_remove_directory", FD, "sub/new"));
    assertEquals(Errno.SUCCESS, guest.path("path_remove_directory", FD, "sub"));
    assertEquals(Set.of(), entries(directory));
  }

  @Test
  void aMovedEntryReplacesOneOfItsKind() throws IOException {
    Files.writeString(directory.resolve("other"), "other");
    Files.createDirectories(directory.resolve("full/inner"));
    assertEquals(Errno.SUCCESS, guest.rename(FD, "other", FD, "file"));
    assertEquals("other", Files.readString(directory.resolve("file")));
    assertEquals(Errno.ISDIR, guest.rename(FD, "file", FD, "sub"));
    assertEquals(Errno.NOTDIR, guest.rename(FD, "sub", FD, "file"));
    assertEquals(Errno.NOTEMPTY, guest.rename(FD, "sub", FD, "full"));
    assertEquals(Errno.SUCCESS, guest.rename(FD, "full", FD, "sub"));
    assertEquals(Set.of("file", "sub"), entries(directory));
    assertEquals(Set.of("inner"), entries(directory.resolve("sub")));
  }

  @Test
  void nothingLeadsOutside() throws IOException {
    Files.createSymbolicLink(directory.resolve("absolute"), memory.getPath("/secret"));
    Files.createSymbolicLink(directory.resolve("relative"), memory.getPath("../secret"));
    assertEquals(Errno.SUCCESS, guest.symlink("../../secret", FD, "sub/own"));
    assertEquals(Errno.SUCCESS, guest.symlink("../file", FD, "sub/inner"));
    for (String path : List.of("absolute", "relative", "sub/own", "../secret", "/secret")) {
      assertEquals(Errno.NOTCAPABLE, guest.tryOpen(path, 0, Guest.READ), path);
    }
    assertEquals("0123", guest.read(guest.open("sub/inner", 0, Guest.READ), 4));
    assertEquals(Errno.NOTCAPABLE, guest.rename(FD, "file", FD, "../file"));
    assertFalse(Files.exists(memory.getPath("/file")));
  }
}

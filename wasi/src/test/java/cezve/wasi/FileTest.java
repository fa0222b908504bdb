package cezve.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.TrapException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions on descriptors of files. */
final class FileTest {
  private static final int SET = 0;
  private static final int CUR = 1;
  private static final int END = 2;

  @TempDir Path directory;
  private Guest guest;

  @BeforeEach
  void open() throws IOException {
    guest = Guest.in(directory);
  }

  @AfterEach
  void close() throws IOException {
    guest.close();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("file"), text);
  }

  private int openFile() {
    return guest.open("file", 0, Guest.EVERY_FILE_RIGHT);
  }

  @Test
  void readsContinueWhereTheLastOneEnded() throws IOException {
    file("hello world");
    int fd = openFile();
    assertEquals("hello", guest.read(fd, 5));
    assertEquals(" world", guest.read(fd, 100));
    assertEquals("", guest.read(fd, 100));
  }

  @Test
  void readsFillSeveralRegions() throws IOException {
    file("abcdef");
    int fd = openFile();
    int buffer = guest.allocate(16);
    int iovecs = guest.allocate(24);
    int[] lengths = {2, 0, 3};
    for (int i = 0; i < lengths.length; i++) {
      guest.memory().store32(iovecs + 8L * i, buffer + 4 * i);
      guest.memory().store32(iovecs + 8L * i + 4, lengths[i]);
    }
    int count = guest.allocate(4);
    guest.ok("fd_read", fd, iovecs, 3, count);
    assertEquals(5, guest.memory().load32(count));
    assertEquals("ab\0\0\0\0\0\0cde", guest.text(buffer, 11));
  }

  @Test
  void writesTakeSeveralRegions() throws IOException {
    Path file = file("");
    int fd = openFile();
    int count = guest.allocate(4);
    guest.ok("fd_write", fd, guest.iovecs("ab", "", "cde"), 3, count);
    assertEquals(5, guest.memory().load32(count));
    assertEquals(1, guest.write(fd, "f"));
    assertEquals("abcdef", Files.readString(file));
  }

  @Test
  void manyLargeRegionsAreTransferredWhole() throws IOException {
    Path file = file("");
    int fd = openFile();
    int regions = 5;
    int length = 150_001;
    int iovecs = guest.allocate(8 * regions);
    int buffer = guest.allocate(length);
    for (int i = 0; i < length; i++) {
      guest.memory().store8(buffer + i, (byte) (i * 31));
    }
    for (int i = 0; i < regions; i++) {
      guest.memory().store32(iovecs + 8L * i, buffer);
      guest.memory().store32(iovecs + 8L * i + 4, length);
    }
    int count = guest.allocate(4);
    guest.ok("fd_write", fd, iovecs, regions, count);
    assertEquals(regions * length, guest.memory().load32(count));
    byte[] written = Files.readAllBytes(file);
    assertEquals(regions * length, written.length);
    for (int i = 0; i < written.length; i++) {
      assertEquals((byte) (i % length * 31), written[i]);
    }
    guest.ok("fd_pread", fd, guest.iovec(buffer, length), 1, length + 1L, count);
    assertEquals(length, guest.memory().load32(count));
    assertEquals((byte) 31, guest.memory().load8(buffer));
  }

  @Test
  void regionsOutsideOfTheMemoryTrapBeforeAnythingIsWritten() throws IOException {
    Path file = file("");
    int fd = openFile();
    int iovecs = guest.allocate(16);
    guest.memory().store32(iovecs, 16);
    guest.memory().store32(iovecs + 4L, 4);
    guest.memory().store32(iovecs + 8L, (1 << 20) - 1);
    guest.memory().store32(iovecs + 12L, 2);
    assertThrows(TrapException.class, () -> guest.call("fd_write", fd, iovecs, 2, 0));
    assertThrows(TrapException.class, () -> guest.call("fd_write", fd, -8, 1, 0));
    assertThrows(TrapException.class, () -> guest.call("fd_read", fd, 0, -1, 0));
    assertEquals("", Files.readString(file));
  }

  @Test
  void anEmptyRegionMayPointAnywhere() throws IOException {
    file("");
    int fd = openFile();
    int count = guest.allocate(4);
    guest.ok("fd_write", fd, guest.iovec(-1, 0), 1, count);
    assertEquals(0, guest.memory().load32(count));
  }

  @Test
  void positionedReadsAndWritesLeaveTheOffsetAlone() throws IOException {
    Path file = file("0123456789");
    int fd = openFile();
    guest.seek(fd, 3, SET);
    int count = guest.allocate(4);
    guest.ok("fd_pwrite", fd, guest.iovecs("ab", "c"), 2, 6, count);
    assertEquals(3, guest.memory().load32(count));
    int buffer = guest.allocate(8);
    guest.ok("fd_pread", fd, guest.iovec(buffer, 8), 1, 5, count);
    assertEquals("5abc9", guest.text(buffer, guest.memory().load32(count)));
    assertEquals(3, guest.seek(fd, 0, CUR));
    assertEquals("012345abc9", Files.readString(file));
    assertEquals(Errno.INVAL, guest.call("fd_pread", fd, guest.iovec(buffer, 8), 1, -1, count));
  }

  @Test
  void seekingIsRelativeToStartCurrentOffsetAndEnd() throws IOException {
    file("0123456789");
    int fd = openFile();
    assertEquals(4, guest.seek(fd, 4, SET));
    assertEquals(6, guest.seek(fd, 2, CUR));
    assertEquals(1, guest.seek(fd, -5, CUR));
    assertEquals(7, guest.seek(fd, -3, END));
    assertEquals("789", guest.read(fd, 10));
    assertEquals(1000, guest.seek(fd, 990, END));
    assertEquals(Errno.INVAL, guest.trySeek(fd, -1, SET));
    assertEquals(Errno.INVAL, guest.trySeek(fd, -1001, CUR));
    assertEquals(Errno.INVAL, guest.trySeek(fd, Long.MAX_VALUE, END));
    assertEquals(Errno.INVAL, guest.trySeek(fd, 0, 3));
    int offset = guest.allocate(8);
    guest.ok("fd_tell", fd, offset);
    assertEquals(1000, guest.memory().load64(offset));
  }

  @Test
  void writingBehindTheEndFillsWithZeros() throws IOException {
    Path file = file("a");
    int fd = openFile();
    guest.seek(fd, 3, SET);
    guest.write(fd, "b");
    assertEquals("a\0\0b", Files.readString(file));
  }

  @Test
  void appendingGoesToTheEndUntilItIsTurnedOff() throws IOException {
    Path file = file("abc");
    int fd = guest.open(Guest.PREOPEN, "file", 0, Guest.EVERY_FILE_RIGHT, FdFlags.APPEND);
    guest.write(fd, "d");
    guest.seek(fd, 0, SET);
    guest.write(fd, "e");
    assertEquals(5, guest.seek(fd, 0, CUR));
    int count = guest.allocate(4);
    guest.ok("fd_pwrite", fd, guest.iovecs("f"), 1, 0, count);
    assertEquals("abcdef", Files.readString(file));
    guest.ok("fd_fdstat_set_flags", fd, 0);
    guest.seek(fd, 0, SET);
    guest.write(fd, "X");
    assertEquals("Xbcdef", Files.readString(file));
  }

  @Test
  void flagsAreKeptAndUnknownOnesAreInvalid() throws IOException {
    file("");
    int fd =
        guest.open(Guest.PREOPEN, "file", 0, Guest.EVERY_FILE_RIGHT, FdFlags.APPEND | FdFlags.SYNC);
    int stat = guest.allocate(24);
    guest.ok("fd_fdstat_get", fd, stat);
    assertEquals(FdFlags.APPEND | FdFlags.SYNC, guest.memory().load16(stat + 2));
    guest.ok("fd_fdstat_set_flags", fd, FdFlags.NONBLOCK | FdFlags.DSYNC);
    guest.ok("fd_fdstat_get", fd, stat);
    assertEquals(FdFlags.NONBLOCK | FdFlags.DSYNC, guest.memory().load16(stat + 2));
    assertEquals(1, guest.write(fd, "x"));
    assertEquals(Errno.INVAL, guest.call("fd_fdstat_set_flags", fd, 32));
  }

  @Test
  void descriptorsTellTheirTypeAndRights() throws IOException {
    file("");
    int fd = guest.open("file", 0, Guest.READ);
    int stat = guest.allocate(24);
    guest.ok("fd_fdstat_get", fd, stat);
    assertEquals(FileType.REGULAR_FILE.code(), guest.memory().load8(stat));
    assertEquals(Guest.READ, guest.memory().load64(stat + 8L));
    assertEquals(0, guest.memory().load64(stat + 16L));
    guest.ok("fd_fdstat_get", Guest.PREOPEN, stat);
    assertEquals(FileType.DIRECTORY.code(), guest.memory().load8(stat));
    assertEquals(Rights.DIRECTORY, guest.memory().load64(stat + 8L));
    assertEquals(Rights.PREOPEN_INHERITING, guest.memory().load64(stat + 16L));
  }

  @Test
  void rightsCanBeGivenUpButNotTakenBack() throws IOException {
    file("abc");
    int fd = openFile();
    guest.ok("fd_fdstat_set_rights", fd, Guest.READ, 0);
    assertEquals("a", guest.read(fd, 1));
    assertEquals(Errno.NOTCAPABLE, guest.call("fd_write", fd, guest.iovecs("x"), 1, 16));
    assertEquals(Errno.NOTCAPABLE, guest.call("fd_fdstat_set_rights", fd, Guest.WRITE, 0));
    guest.ok("fd_fdstat_set_rights", fd, 0, 0);
    int eight = guest.allocate(8);
    int iovec = guest.iovec(eight, 1);
    assertEquals(Errno.NOTCAPABLE, guest.call("fd_read", fd, iovec, 1, eight));
    assertEquals(Errno.NOTCAPABLE, guest.call("fd_pread", fd, iovec, 1, 0, eight));
    assertEquals(Errno.NOTCAPABLE, guest.call("fd_pwrite", fd, iovec, 1, 0, eight));
    assertEquals(Errno.NOTCAPABLE, guest.call("fd_seek", fd, 1, SET, eight));
    assertEquals(Errno.NOTCAPABLE, guest.call("fd_seek", fd, 0, CUR, eight));
    assertEquals(Errno.NOTCAPABLE, guest.call("fd_tell", fd, eight));
    assertEquals(Errno.NOTCAPABLE, guest.call("fd_sync", fd));
    assertEquals(Errno.NOTCAPABLE, guest.call("fd_datasync", fd));
    assertEquals(Errno.NOTCAPABLE, guest.call("fd_advise", fd, 0, 0, 0));
    assertEquals(Errno.NOTCAPABLE, guest.call("fd_allocate", fd, 0, 1));
    assertEquals(Errno.NOTCAPABLE, guest.call("fd_fdstat_set_flags", fd, 0));
    assertEquals(Errno.NOTCAPABLE, guest.call("fd_filestat_get", fd, eight));
    assertEquals(Errno.NOTCAPABLE, guest.call("fd_filestat_set_size", fd, 0));
    assertEquals(Errno.NOTCAPABLE, guest.call("fd_filestat_set_times", fd, 0, 0, 0));
    guest.ok("fd_fdstat_get", fd, guest.allocate(24));
    guest.ok("fd_close", fd);
  }

  @Test
  void aTellerMayTellButNotSeek() throws IOException {
    file("abc");
    int fd = guest.open("file", 0, Rights.FD_READ | Rights.FD_TELL);
    guest.read(fd, 2);
    assertEquals(2, guest.seek(fd, 0, CUR));
    assertEquals(Errno.NOTCAPABLE, guest.trySeek(fd, 1, CUR));
    int fd2 = guest.open("file", 0, Rights.FD_SEEK);
    guest.ok("fd_tell", fd2, guest.allocate(8));
  }

  @Test
  void aFileOpenedForReadingCannotBeWritten() throws IOException {
    file("abc");
    int fd = guest.open("file", 0, Guest.READ | Rights.FD_FILESTAT_SET_SIZE | Rights.FD_ALLOCATE);
    assertEquals(Errno.NOTCAPABLE, guest.call("fd_write", fd, guest.iovecs("x"), 1, 16));
    assertEquals(Errno.BADF, guest.call("fd_filestat_set_size", fd, 1));
    assertEquals(Errno.BADF, guest.call("fd_allocate", fd, 0, 100));
  }

  @Test
  void theSizeCanBeSet() throws IOException {
    Path file = file("abcdef");
    int fd = openFile();
    guest.seek(fd, 5, SET);
    guest.ok("fd_filestat_set_size", fd, 2);
    assertEquals("ab", Files.readString(file));
    assertEquals(5, guest.seek(fd, 0, CUR));
    guest.ok("fd_filestat_set_size", fd, 4);
    assertEquals("ab\0\0", Files.readString(file));
    assertEquals(5, guest.seek(fd, 0, CUR));
    assertEquals(Errno.INVAL, guest.call("fd_filestat_set_size", fd, -1));
  }

  @Test
  void allocatingGrowsButNeverShrinks() throws IOException {
    Path file = file("abc");
    int fd = openFile();
    guest.ok("fd_allocate", fd, 1, 1);
    assertEquals(3, Files.size(file));
    guest.ok("fd_allocate", fd, 2, 100_000);
    assertEquals(100_002, Files.size(file));
    assertEquals("abc\0", guest.read(fd, 4));
    assertEquals(Errno.INVAL, guest.call("fd_allocate", fd, 0, 0));
    assertEquals(Errno.FBIG, guest.call("fd_allocate", fd, Long.MAX_VALUE, 1));
    assertEquals(Errno.FBIG, guest.call("fd_allocate", fd, 0, -1));
    assertEquals(Errno.NOSPC, guest.call("fd_allocate", fd, 0, 1L << 60));
    assertEquals(100_002, Files.size(file));
  }

  @Test
  void adviceIsTakenIfItExists() throws IOException {
    file("abc");
    int fd = openFile();
    for (int advice = 0; advice <= 5; advice++) {
      guest.ok("fd_advise", fd, 0, 10, advice);
    }
    assertEquals(Errno.INVAL, guest.call("fd_advise", fd, 0, 10, 6));
    assertEquals(Errno.INVAL, guest.call("fd_advise", fd, -1, 10, 0));
    assertEquals(Errno.BADF, guest.call("fd_advise", 77, 0, 10, 0));
  }

  @Test
  void syncingSucceeds() throws IOException {
    file("abc");
    int fd = openFile();
    guest.write(fd, "x");
    guest.ok("fd_datasync", fd);
    guest.ok("fd_sync", fd);
  }

  @Test
  void attributesAreTheFiles() throws IOException {
    Path file = file("abcde");
    Files.createLink(directory.resolve("link"), file);
    Files.setLastModifiedTime(
        file, FileTime.from(1_000_000_000_123_456_789L, TimeUnit.NANOSECONDS));
    int stat = guest.stat(openFile());
    assertEquals(FileType.REGULAR_FILE, guest.type(stat));
    assertEquals(Files.getAttribute(file, "unix:ino"), guest.memory().load64(stat + 8L));
    assertEquals(Files.getAttribute(file, "unix:dev"), guest.memory().load64(stat));
    assertEquals(2, guest.memory().load64(stat + 24L));
    assertEquals(5, guest.size(stat));
    assertEquals(1_000_000_000_123_456_789L, guest.memory().load64(stat + 48L));
    long now = TimeUnit.SECONDS.toNanos(Instant.now().getEpochSecond());
    assertTrue(Math.abs(now - guest.memory().load64(stat + 56L)) < 60_000_000_000L);
  }

  @Test
  void aDeletedFileStillHasAttributesAndContents() throws IOException {
    Path file = file("abc");
    int fd = openFile();
    long ino = guest.memory().load64(guest.stat(fd) + 8L);
    Files.delete(file);
    file("something else");
    guest.seek(fd, 0, END);
    guest.write(fd, "def");
    int stat = guest.stat(fd);
    assertEquals(ino, guest.memory().load64(stat + 8L));
    assertEquals(0, guest.memory().load64(stat + 24L));
    assertEquals(6, guest.size(stat));
    assertEquals(Errno.NOENT, guest.call("fd_filestat_set_times", fd, 0, 0, 10));
    guest.seek(fd, 0, SET);
    assertEquals("abcdef", guest.read(fd, 10));
  }

  @Test
  void timesCanBeSetToTheNanosecond() throws IOException {
    file("abc");
    int fd = openFile();
    long atime = 1_111_111_111_111_111_111L;
    long mtime = 1_222_222_222_222_222_222L;
    guest.ok("fd_filestat_set_times", fd, atime, mtime, 1 | 4);
    int stat = guest.stat(fd);
    assertEquals(atime, guest.memory().load64(stat + 40L));
    assertEquals(mtime, guest.memory().load64(stat + 48L));
    guest.ok("fd_filestat_set_times", fd, 0, mtime - 1, 4);
    stat = guest.stat(fd);
    assertEquals(atime, guest.memory().load64(stat + 40L));
    assertEquals(mtime - 1, guest.memory().load64(stat + 48L));
    guest.ok("fd_filestat_set_times", fd, 0, 0, 2 | 8);
    stat = guest.stat(fd);
    assertTrue(guest.memory().load64(stat + 40L) > mtime);
    assertTrue(guest.memory().load64(stat + 48L) > mtime);
    assertEquals(Errno.INVAL, guest.call("fd_filestat_set_times", fd, 0, 0, 1 | 2));
    assertEquals(Errno.INVAL, guest.call("fd_filestat_set_times", fd, 0, 0, 4 | 8));
    assertEquals(Errno.INVAL, guest.call("fd_filestat_set_times", fd, 0, 0, 16));
    assertEquals(Errno.OVERFLOW, guest.call("fd_filestat_set_times", fd, -1, 0, 1));
  }

  @Test
  void closedAndUnknownDescriptorsAreBad() throws IOException {
    file("abc");
    int fd = openFile();
    guest.ok("fd_close", fd);
    int eight = guest.allocate(64);
    assertEquals(Errno.BADF, guest.call("fd_close", fd));
    assertEquals(Errno.BADF, guest.call("fd_read", fd, eight, 0, eight));
    assertEquals(Errno.BADF, guest.call("fd_write", -1, eight, 0, eight));
    assertEquals(Errno.BADF, guest.call("fd_seek", 1 << 30, 0, 0, eight));
    assertEquals(Errno.BADF, guest.call("fd_tell", fd, eight));
    assertEquals(Errno.BADF, guest.call("fd_fdstat_get", fd, eight));
    assertEquals(Errno.BADF, guest.call("fd_filestat_get", fd, eight));
    assertEquals(Errno.BADF, guest.call("fd_readdir", fd, eight, 8, 0, eight));
    assertEquals(Errno.BADF, guest.call("fd_prestat_get", fd, eight));
    assertEquals(Errno.BADF, guest.call("fd_renumber", fd, 1));
    assertEquals(Errno.BADF, guest.call("fd_renumber", 1, fd));
    assertEquals(fd, openFile());
  }

  @Test
  void renumberingMovesADescriptorOverAnother() throws IOException {
    file("abc");
    Files.writeString(directory.resolve("other"), "xyz");
    int from = openFile();
    int to = guest.open("other", 0, Guest.READ);
    guest.ok("fd_renumber", from, to);
    assertEquals("abc", guest.read(to, 3));
    assertEquals(Errno.BADF, guest.call("fd_close", from));
    guest.ok("fd_renumber", to, to);
    guest.ok("fd_renumber", to, Guest.PREOPEN);
    assertEquals(Errno.BADF, guest.call("fd_prestat_get", Guest.PREOPEN, guest.allocate(8)));
    assertEquals(Errno.NOTDIR, guest.tryOpen("file", 0, 0));
  }

  @Test
  void theTableOfDescriptorsHasAnEnd() throws IOException {
    file("");
    int opened = guest.allocate(4);
    Errno errno = Errno.SUCCESS;
    int count = 0;
    int path = guest.bytes(Guest.utf8("."));
    while (errno == Errno.SUCCESS && count <= 1 << 13) {
      errno = guest.call("path_open", Guest.PREOPEN, 0, path, 1, 0, 0, 0, 0, opened);
      count++;
    }
    assertEquals(Errno.MFILE, errno);
    assertNotEquals(1, count);
  }

  @Test
  void functionsThatDirectoriesDoNotHaveSaySo() {
    int eight = guest.allocate(8);
    int iovec = guest.iovec(eight, 8);
    assertEquals(Errno.ISDIR, guest.call("fd_read", Guest.PREOPEN, iovec, 1, eight));
    assertEquals(Errno.ISDIR, guest.call("fd_pread", Guest.PREOPEN, iovec, 1, 0, eight));
    assertEquals(Errno.BADF, guest.call("fd_write", Guest.PREOPEN, iovec, 1, eight));
    assertEquals(Errno.BADF, guest.call("fd_pwrite", Guest.PREOPEN, iovec, 1, 0, eight));
    assertEquals(Errno.BADF, guest.trySeek(Guest.PREOPEN, 0, SET));
    assertEquals(Errno.BADF, guest.call("fd_tell", Guest.PREOPEN, eight));
    assertEquals(Errno.BADF, guest.call("fd_allocate", Guest.PREOPEN, 0, 1));
    assertEquals(Errno.BADF, guest.call("fd_filestat_set_size", Guest.PREOPEN, 0));
    assertEquals(Errno.BADF, guest.call("fd_sync", Guest.PREOPEN));
    assertEquals(Errno.BADF, guest.call("fd_datasync", Guest.PREOPEN));
  }

  @Test
  void deviceFilesCanBeUsedAndPipesDoNotBlock() throws Exception {
    try (Guest devices = Guest.in(Path.of("/dev"))) {
      int fd = devices.open("zero", 0, Guest.EVERY_FILE_RIGHT & ~Rights.FD_WRITE);
      assertEquals("\0\0\0", devices.read(fd, 3));
      int stat = devices.allocate(24);
      devices.ok("fd_fdstat_get", fd, stat);
      assertEquals(FileType.CHARACTER_DEVICE.code(), devices.memory().load8(stat));
    }
    Process mkfifo = new ProcessBuilder("mkfifo", directory.resolve("pipe").toString()).start();
    assertEquals(0, mkfifo.waitFor());
    assertEquals(Errno.NOTSUP, guest.tryOpen("pipe", 0, Guest.READ));
    assertEquals(FileType.UNKNOWN, guest.type(guest.stat(0, "pipe")));
  }

  @Test
  void aFullDeviceIsReported() throws IOException {
    try (Guest devices = Guest.in(Path.of("/dev"))) {
      int fd = devices.open("full", 0, Guest.WRITE);
      assertEquals(Errno.NOSPC, devices.call("fd_write", fd, devices.iovecs("x"), 1, 16));
    }
  }
}

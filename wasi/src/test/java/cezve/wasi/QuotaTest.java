package cezve.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Limits of what a program writes and opens. */
@Timeout(60)
final class QuotaTest {
  private static final int SET = 0;

  @TempDir Path directory;

  private Guest guest(long maxBytesWritten) throws IOException {
    return new Guest(
        Wasi.builder().preopen(directory, "/").maxBytesWritten(maxBytesWritten).build());
  }

  private static int create(Guest guest) {
    return guest.open("file", Guest.CREAT, Guest.EVERY_FILE_RIGHT);
  }

  private static Errno tryWrite(Guest guest, int fd, String text) {
    return guest.call("fd_write", fd, guest.iovecs(text), 1, guest.allocate(4));
  }

  private static Errno tryPwrite(Guest guest, int fd, String text, long offset) {
    return guest.call("fd_pwrite", fd, guest.iovecs(text), 1, offset, guest.allocate(4));
  }

  private long size() throws IOException {
    return Files.size(directory.resolve("file"));
  }

  @Test
  void whatIsWrittenWhereverCountsTogether() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Wasi.Builder builder =
        Wasi.builder().preopen(directory, "/").stdout(out).stderr(out).maxBytesWritten(20);
    try (Guest guest = new Guest(builder.build())) {
      int fd = create(guest);
      assertEquals(5, guest.write(1, "12345"));
      assertEquals(5, guest.write(fd, "12345"));
      assertEquals(5, guest.write(2, "12345"));
      int count = guest.allocate(4);
      guest.ok("fd_pwrite", fd, guest.iovecs("ab", "cd", "ef"), 3, 1, count);
      assertEquals(5, guest.memory().load32(count));
      assertEquals("1abcde", Files.readString(directory.resolve("file")));
      assertEquals(Errno.DQUOT, tryWrite(guest, fd, "x"));
      assertEquals(Errno.DQUOT, tryWrite(guest, 1, "x"));
      assertEquals(0, guest.write(1, ""));
      assertEquals("1234512345", out.toString(StandardCharsets.UTF_8));
      assertEquals("1abcde", guest.read(guest.open("file", 0, Guest.READ), 10));
    }
  }

  @Test
  void aCallWritesWhatIsLeft() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Wasi.Builder builder = Wasi.builder().stdout(out).maxBytesWritten(5);
    try (Guest guest = new Guest(builder.build())) {
      int count = guest.allocate(4);
      guest.ok("fd_write", 1, guest.iovecs("ab", "", "cd", "ef"), 4, count);
      assertEquals(5, guest.memory().load32(count));
      assertEquals("abcde", out.toString(StandardCharsets.UTF_8));
    }
  }

  @Test
  void whatCannotBeWrittenIsNotCounted() throws IOException {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    try (Guest guest = new Guest(Wasi.builder().stdout(broken).maxBytesWritten(3).build())) {
      assertEquals(Errno.PIPE, tryWrite(guest, 1, "abc"));
      assertEquals(3, guest.write(2, "abc"));
    }
  }

  @Test
  void socketsCountAndWhatTheyDoNotTakeDoesNot() throws IOException {
    long quota = 50_000_000;
    try (SocketGuest server = new SocketGuest(Wasi.builder().maxBytesWritten(quota));
        Socket _ = server.connect();
        Socket second = server.connect()) {
      int full = server.accept(FdFlags.NONBLOCK);
      int fd = server.accept(0);
      long sent = server.fill(full);
      assertEquals(Errno.AGAIN, server.trySend(full, 0));
      server.guest().ok("fd_fdstat_set_flags", full, 0);
      int nothing = (int) (quota - sent - 5);
      int count = server.guest().allocate(4);
      int iovec = server.guest().iovec(0, 1);
      Thread reader = Thread.ofPlatform().daemon().start(() -> drain(second));
      for (int i = 0; i < nothing / 100_000; i++) {
        server.guest().ok("sock_send", fd, server.guest().iovec(0, 100_000), 1, 0, count);
        assertEquals(100_000, server.guest().memory().load32(count));
      }
      server.guest().ok("sock_send", fd, server.guest().iovec(0, 200_000), 1, 0, count);
      assertEquals(nothing % 100_000 + 5, server.guest().memory().load32(count));
      assertEquals(Errno.DQUOT, server.guest().call("sock_send", fd, iovec, 1, 0, count));
      reader.interrupt();
    }
  }

  private static void drain(Socket client) {
    try {
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException _) {
      // The test is over.
    }
  }

  /** Something by which a file grows to a size. */
  interface Growth {
    Errno grow(Guest guest, int fd, long size);
  }

  private static Stream<Arguments> growths() {
    return Stream.of(
        arguments("its size", (Growth) (g, fd, n) -> g.call("fd_filestat_set_size", fd, n)),
        arguments("allocation", (Growth) (g, fd, n) -> g.call("fd_allocate", fd, 0, n)),
        arguments("a write far out", (Growth) (g, fd, n) -> tryPwrite(g, fd, "x", n - 1)),
        arguments(
            "a seek",
            (Growth)
                (g, fd, n) -> {
                  g.seek(fd, n - 1, SET);
                  return tryWrite(g, fd, "x");
                }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("growths")
  void whatAFileGrowsByCounts(String by, Growth growth) throws IOException {
    try (Guest guest = guest(1000)) {
      int fd = create(guest);
      assertEquals(Errno.DQUOT, growth.grow(guest, fd, 1001), by);
      assertEquals(0, size());
      assertEquals(Errno.SUCCESS, growth.grow(guest, fd, 990));
      assertEquals(990, size());
      assertEquals(Errno.DQUOT, growth.grow(guest, fd, 1001));
      assertEquals(Errno.SUCCESS, growth.grow(guest, fd, 999));
      assertEquals(999, size());
      assertEquals(Errno.SUCCESS, tryPwrite(guest, fd, "y", 0));
      assertEquals(Errno.DQUOT, tryPwrite(guest, fd, "y", 0));
    }
  }

  @Test
  void truncatingGivesNothingBack() throws IOException {
    try (Guest guest = guest(10)) {
      int fd = create(guest);
      guest.write(fd, "123456");
      guest.ok("fd_filestat_set_size", fd, 0);
      assertEquals(Errno.DQUOT, guest.call("fd_filestat_set_size", fd, 5));
      guest.ok("fd_filestat_set_size", fd, 4);
      assertEquals(Errno.DQUOT, tryPwrite(guest, fd, "z", 0));
    }
  }

  @Test
  void appendingCountsNoGap() throws IOException {
    Files.writeString(directory.resolve("file"), "0123456789");
    try (Guest guest = guest(3)) {
      int fd = guest.open(Guest.PREOPEN, "file", 0, Guest.WRITE, FdFlags.APPEND);
      guest.seek(fd, 100, SET);
      assertEquals(3, guest.write(fd, "abcd"));
      assertEquals(13, size());
    }
  }

  @Test
  void nothingAtAllMayBeWritten() throws IOException {
    try (Guest guest = guest(0)) {
      int fd = create(guest);
      assertEquals(Errno.DQUOT, tryWrite(guest, fd, "x"));
      assertEquals(Errno.DQUOT, tryWrite(guest, 1, "x"));
      guest.ok("fd_filestat_set_size", fd, 0);
    }
  }

  @Test
  void aFullTableCreatesAndTruncatesNothing() throws IOException {
    Files.writeString(directory.resolve("kept"), "contents");
    Wasi.Builder builder = Wasi.builder().preopen(directory, "/").maxOpenDescriptors(5);
    try (Guest guest = new Guest(builder.build())) {
      int fd = guest.open("kept", 0, Guest.READ);
      assertEquals(Errno.MFILE, guest.tryOpen("new", Guest.CREAT, Guest.WRITE));
      assertEquals(Errno.MFILE, guest.tryOpen("kept", Guest.TRUNC, Guest.WRITE));
      assertFalse(Files.exists(directory.resolve("new")));
      assertEquals("contents", guest.read(fd, 100));
      guest.ok("fd_close", fd);
      assertEquals(fd, guest.open("new", Guest.CREAT, Guest.WRITE));
    }
  }

  @Test
  void limitsThatMakeNoSenseAreRefused() {
    Wasi.Builder builder = Wasi.builder();
    assertThrows(IllegalArgumentException.class, () -> builder.maxBytesWritten(-1));
    assertThrows(IllegalArgumentException.class, () -> builder.maxOpenDescriptors(2));
    builder.maxOpenDescriptors(3).preopen(directory, "/");
    assertThrows(IllegalArgumentException.class, builder::build);
  }
}

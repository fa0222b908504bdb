package cezve.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Standard input, output and error. */
final class StreamTest {

  private static ByteArrayInputStream input(String text) {
    return new ByteArrayInputStream(Guest.utf8(text));
  }

  @Test
  void byDefaultInputIsEmptyAndOutputGoesNowhere() throws IOException {
    try (Guest guest = new Guest(Wasi.builder().build())) {
      assertEquals("", guest.read(0, 10));
      assertEquals(5, guest.write(1, "hello"));
      assertEquals(5, guest.write(2, "hello"));
    }
  }

  @Test
  void outputsAreWrittenInOrder() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (Guest guest = new Guest(Wasi.builder().stdout(out).stderr(err).build())) {
      guest.write(1, "a");
      guest.write(2, "x");
      int count = guest.allocate(4);
      guest.ok("fd_write", 1, guest.iovecs("b", "", "cd"), 3, count);
      assertEquals(3, guest.memory().load32(count));
      assertEquals("abcd", out.toString(StandardCharsets.UTF_8));
      assertEquals("x", err.toString(StandardCharsets.UTF_8));
    }
  }

  @Test
  void largeOutputIsWrittenWhole() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Guest guest = new Guest(Wasi.builder().stdout(out).build())) {
      int buffer = guest.allocate(300_000);
      for (int i = 0; i < 300_000; i++) {
        guest.memory().store8(buffer + i, (byte) (i * 7));
      }
      int count = guest.allocate(4);
      guest.ok("fd_write", 1, guest.iovec(buffer, 300_000), 1, count);
      assertEquals(300_000, guest.memory().load32(count));
    }
    byte[] written = out.toByteArray();
    assertEquals(300_000, written.length);
    for (int i = 0; i < written.length; i++) {
      assertEquals((byte) (i * 7), written[i]);
    }
  }

  @Test
  void whatAnEmbeddersStreamBuffersIsFlushedAtTheEndAndBeforeWaiting() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OutputStream buffered = new BufferedOutputStream(out);
    try (Guest guest = new Guest(Wasi.builder().stdin(input("yes")).stdout(buffered).build())) {
      guest.write(1, "sure? ");
      assertEquals("yes", guest.read(0, 10));
      assertEquals("sure? ", out.toString(StandardCharsets.UTF_8));
      guest.write(1, "bye");
    }
    assertEquals("sure? bye", out.toString(StandardCharsets.UTF_8));
  }

  private static OutputStream failing(int after, String message) {
    return new OutputStream() {
      private int count;

      @Override
      public void write(int b) throws IOException {
        if (count++ == after) {
          throw new IOException(message);
        }
      }
    };
  }

  @Test
  @Timeout(30)
  void closingDoesNotWaitForAWriteThatNobodyReads() throws Exception {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch read = new CountDownLatch(1);
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) {
            writing.countDown();
            try {
              read.await();
            } catch (InterruptedException _) {
              Thread.currentThread().interrupt();
            }
          }
        };
    Guest guest = new Guest(Wasi.builder().stdout(full).build());
    Thread writer = Thread.ofPlatform().daemon().start(() -> guest.write(1, "x"));
    writing.await();
    guest.close();
    assertTrue(writer.isAlive());
    read.countDown();
    writer.join();
  }

  @Test
  void brokenPipesAndFullDevicesAreErrorsOfTheWrite() throws IOException {
    try (Guest guest =
        new Guest(
            Wasi.builder()
                .stdout(failing(0, "Broken pipe"))
                .stderr(failing(0, "No space left on device"))
                .build())) {
      assertEquals(Errno.PIPE, guest.call("fd_write", 1, guest.iovecs("x"), 1, 16));
      assertEquals(Errno.NOSPC, guest.call("fd_write", 2, guest.iovecs("x"), 1, 16));
    }
  }

  @Test
  void whatWasWrittenBeforeAnErrorCounts() throws IOException {
    try (Guest guest = new Guest(Wasi.builder().stdout(failing(100_000, "Broken pipe")).build())) {
      int count = guest.allocate(4);
      int iovec = guest.iovec(guest.allocate(300_000), 300_000);
      guest.ok("fd_write", 1, iovec, 1, count);
      assertEquals(1 << 16, guest.memory().load32(count));
    }
  }

  @Test
  void aFailureToFlushIsReportedWhenTheProgramEnds() throws IOException {
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) {}

          @Override
          public void flush() throws IOException {
            throw new IOException("No space left on device");
          }
        };
    Guest guest = new Guest(Wasi.builder().stdout(out).build());
    guest.write(1, "x");
    assertEquals("", guest.read(0, 1));
    IOException failure = assertThrows(IOException.class, guest::close);
    assertEquals("No space left on device", failure.getMessage());
  }

  @Test
  void aReadTakesWhatThereIs() throws IOException {
    try (PipedInputStream in = new PipedInputStream(100);
        Guest guest = new Guest(Wasi.builder().stdin(in).build())) {
      PipedOutputStream out = new PipedOutputStream(in);
      out.write(Guest.utf8("abc"));
      assertEquals("ab", guest.read(0, 2));
      assertEquals("c", guest.read(0, 1000));
      out.write(Guest.utf8("d"));
      out.close();
      assertEquals("d", guest.read(0, 1000));
      assertEquals("", guest.read(0, 1000));
      assertEquals("", guest.read(0, 1000));
    }
  }

  @Test
  void aReadFillsSeveralRegions() throws IOException {
    try (Guest guest = new Guest(Wasi.builder().stdin(input("abcdef")).build())) {
      int buffer = guest.allocate(8);
      int iovecs = guest.allocate(16);
      guest.memory().store32(iovecs, buffer + 4);
      guest.memory().store32(iovecs + 4L, 2);
      guest.memory().store32(iovecs + 8L, buffer);
      guest.memory().store32(iovecs + 12L, 3);
      int count = guest.allocate(4);
      guest.ok("fd_read", 0, iovecs, 2, count);
      assertEquals(5, guest.memory().load32(count));
      assertEquals("cde\0ab", guest.text(buffer, 6));
      assertEquals("f", guest.read(0, 5));
    }
  }

  private static InputStream failingInput() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("Input/output error");
      }

      @Override
      public int read(byte[] target, int at, int count) throws IOException {
        return read();
      }
    };
  }

  @Test
  void readingNothingDoesNotWait() throws IOException {
    try (Guest guest = new Guest(Wasi.builder().stdin(failingInput()).build())) {
      assertEquals("", guest.read(0, 0));
    }
  }

  @Test
  void withoutBlockingAReadTellsThatThereIsNothingYet() throws Exception {
    try (PipedInputStream in = new PipedInputStream(100);
        Guest guest = new Guest(Wasi.builder().stdin(in).build())) {
      PipedOutputStream out = new PipedOutputStream(in);
      guest.ok("fd_fdstat_set_flags", 0, FdFlags.NONBLOCK);
      int buffer = guest.allocate(8);
      int iovec = guest.iovec(buffer, 8);
      int count = guest.allocate(4);
      assertEquals(Errno.AGAIN, guest.call("fd_read", 0, iovec, 1, count));
      assertEquals(Errno.AGAIN, guest.call("fd_read", 0, iovec, 1, count));
      out.write(Guest.utf8("abc"));
      out.flush();
      assertEquals("abc", readWhenReady(guest, iovec, buffer, count));
      assertEquals(Errno.AGAIN, guest.call("fd_read", 0, iovec, 1, count));
      out.close();
      assertEquals("", readWhenReady(guest, iovec, buffer, count));
    }
  }

  private static String readWhenReady(Guest guest, int iovec, int buffer, int count)
      throws InterruptedException {
    for (int i = 0; i < 1000; i++) {
      Errno errno = guest.call("fd_read", 0, iovec, 1, count);
      if (errno != Errno.AGAIN) {
        assertEquals(Errno.SUCCESS, errno);
        return guest.text(buffer, guest.memory().load32(count));
      }
      Thread.sleep(10);
    }
    throw new AssertionError("nothing came");
  }

  @Test
  void anErrorOfTheInputIsAnErrorOfTheRead() throws IOException {
    try (Guest guest = new Guest(Wasi.builder().stdin(failingInput()).build())) {
      int iovec = guest.iovec(guest.allocate(8), 8);
      assertEquals(Errno.IO, guest.call("fd_read", 0, iovec, 1, 16));
    }
  }

  @Test
  void streamsHaveNoOffsetAndNoOtherDirection() throws IOException {
    try (Guest guest = new Guest(Wasi.builder().build())) {
      int eight = guest.allocate(8);
      int iovec = guest.iovec(eight, 8);
      for (int fd = 0; fd <= 2; fd++) {
        assertEquals(Errno.SPIPE, guest.trySeek(fd, 0, 1));
        assertEquals(Errno.SPIPE, guest.call("fd_tell", fd, eight));
        assertEquals(Errno.BADF, guest.call("fd_sync", fd));
        assertEquals(Errno.BADF, guest.call("fd_filestat_set_size", fd, 1));
        assertEquals(Errno.BADF, guest.call("fd_filestat_set_times", fd, 0, 0, 0));
      }
      assertEquals(Errno.SPIPE, guest.call("fd_pread", 0, iovec, 1, 0, eight));
      assertEquals(Errno.SPIPE, guest.call("fd_pwrite", 1, iovec, 1, 0, eight));
      assertEquals(Errno.BADF, guest.call("fd_write", 0, iovec, 1, eight));
      assertEquals(Errno.BADF, guest.call("fd_read", 1, iovec, 1, eight));
    }
  }

  @Test
  void streamsOfTheEmbedderAreNoTerminals() throws IOException {
    try (Guest guest = new Guest(Wasi.builder().build())) {
      int stat = guest.allocate(24);
      for (int fd = 0; fd <= 2; fd++) {
        guest.ok("fd_fdstat_get", fd, stat);
        assertEquals(FileType.UNKNOWN.code(), guest.memory().load8(stat));
        assertEquals(FileType.UNKNOWN, guest.type(guest.stat(fd)));
      }
      guest.ok("fd_fdstat_get", 1, stat);
      assertEquals(Rights.OUTPUT, guest.memory().load64(stat + 8L));
    }
  }

  @Test
  void theProcessesOwnStreamsCanBeInherited() throws IOException {
    try (Guest guest = new Guest(Wasi.builder().inheritStdio().build())) {
      int stat = guest.allocate(24);
      for (int fd = 0; fd <= 2; fd++) {
        guest.ok("fd_fdstat_get", fd, stat);
      }
      int count = guest.allocate(4);
      guest.ok("fd_write", 2, 0, 0, count);
      assertEquals(0, guest.memory().load32(count));
    }
  }

  @Test
  void closingADescriptorLeavesTheStreamOpen() throws IOException {
    boolean[] closed = new boolean[1];
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    try (Guest guest = new Guest(Wasi.builder().stdout(out).build())) {
      guest.ok("fd_close", 1);
      assertEquals(Errno.BADF, guest.call("fd_write", 1, guest.iovecs("x"), 1, 16));
    }
    assertTrue(!closed[0]);
  }
}

package cezve.wasi;

import static cezve.wasi.SocketGuest.LISTENER;
import static cezve.wasi.SocketGuest.PEEK;
import static cezve.wasi.SocketGuest.RD;
import static cezve.wasi.SocketGuest.WAITALL;
import static cezve.wasi.SocketGuest.WR;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What functions say about sockets, and about descriptors that are none. */
@Timeout(60)
final class SockErrnoTest {
  @TempDir Path directory;

  private SocketGuest server;
  private Guest guest;
  private Socket client;
  private int fd;

  @BeforeEach
  void connect() throws IOException {
    server = new SocketGuest(Wasi.builder());
    guest = server.guest();
    client = server.connect();
    fd = server.accept(0);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void whatIsNoSocketIsToldSo() throws IOException {
    Files.writeString(directory.resolve("file"), "x");
    try (Guest files = Guest.in(directory)) {
      int file = files.open("file", 0, Guest.EVERY_FILE_RIGHT);
      int eight = files.allocate(8);
      for (int other : new int[] {0, 1, 2, Guest.PREOPEN, file}) {
        assertEquals(Errno.NOTSOCK, files.call("sock_accept", other, 0, eight));
        assertEquals(Errno.NOTSOCK, files.call("sock_recv", other, eight, 0, 0, eight, eight));
        assertEquals(Errno.NOTSOCK, files.call("sock_send", other, eight, 0, 0, eight));
        assertEquals(Errno.NOTSOCK, files.call("sock_shutdown", other, WR));
      }
    }
  }

  @Test
  void whatIsNotOpenIsToldSo() {
    for (int closed : new int[] {99, -1}) {
      assertEquals(Errno.BADF, server.tryAccept(closed, 0));
      assertEquals(Errno.BADF, server.tryRecv(closed, 0));
      assertEquals(Errno.BADF, server.trySend(closed, 0));
      assertEquals(Errno.BADF, guest.call("sock_shutdown", closed, WR));
    }
  }

  @Test
  void aListenerIsNotConnected() {
    int eight = guest.allocate(8);
    int iovec = guest.iovec(eight, 8);
    assertEquals(Errno.NOTCONN, server.tryRecv(LISTENER, 0));
    assertEquals(Errno.NOTCONN, server.trySend(LISTENER, 0));
    assertEquals(Errno.NOTCONN, guest.call("sock_shutdown", LISTENER, WR));
    assertEquals(Errno.NOTCONN, guest.call("fd_read", LISTENER, iovec, 1, eight));
    assertEquals(Errno.NOTCONN, guest.call("fd_write", LISTENER, iovec, 1, eight));
    assertEquals(Errno.NOTCONN, server.poll(EventType.FD_WRITE, LISTENER).error());
  }

  @Test
  void aConnectionDoesNotListen() {
    assertEquals(Errno.INVAL, server.tryAccept(fd, 0));
  }

  @Test
  void unknownFlagsAreInvalid() {
    assertEquals(Errno.INVAL, server.tryAccept(LISTENER, FdFlags.APPEND));
    assertEquals(Errno.INVAL, server.tryAccept(LISTENER, 1 << 5));
    assertEquals(Errno.INVAL, server.tryRecv(fd, 4));
    assertEquals(Errno.INVAL, server.trySend(fd, 1));
    assertEquals(Errno.INVAL, guest.call("sock_shutdown", fd, 0));
    assertEquals(Errno.INVAL, guest.call("sock_shutdown", fd, 4));
    assertEquals(Errno.INVAL, guest.call("sock_shutdown", fd, -1));
  }

  @Test
  void withoutNewsNonBlockingCallsSayTryAgain() throws Exception {
    guest.ok("fd_fdstat_set_flags", LISTENER, FdFlags.NONBLOCK);
    guest.ok("fd_fdstat_set_flags", fd, FdFlags.NONBLOCK);
    int eight = guest.allocate(8);
    assertEquals(Errno.AGAIN, server.tryAccept(LISTENER, 0));
    assertEquals(Errno.AGAIN, guest.call("fd_read", fd, guest.iovec(eight, 8), 1, eight));
    for (int flags : new int[] {0, PEEK, WAITALL, PEEK | WAITALL}) {
      assertEquals(Errno.AGAIN, server.tryRecv(fd, flags));
    }
    SocketGuest.send(client, "ab");
    SocketGuest.assertEventually(Errno.SUCCESS, () -> server.tryRecv(fd, PEEK));
    assertEquals("ab", server.recv(fd, 5, PEEK | WAITALL));
    assertEquals("ab", server.recv(fd, 5, WAITALL));
    server.fill(fd);
    assertEquals(Errno.AGAIN, server.trySend(fd, 0));
  }

  @Test
  void acceptedSocketsWaitUnlessToldOtherwise() throws IOException {
    try (Socket _ = server.connect()) {
      guest.ok("fd_fdstat_set_flags", LISTENER, FdFlags.NONBLOCK);
      assertEquals(0, flags(fd));
      int other = server.accept(FdFlags.NONBLOCK);
      assertEquals(FdFlags.NONBLOCK, flags(other));
      assertEquals(FdFlags.NONBLOCK, flags(LISTENER));
      assertEquals(Errno.AGAIN, server.tryRecv(other, 0));
    }
  }

  private int flags(int descriptor) {
    int stat = guest.allocate(24);
    guest.ok("fd_fdstat_get", descriptor, stat);
    return guest.memory().load16(stat + 2);
  }

  @Test
  void attributesAreThoseOfSockets() {
    for (int socket : new int[] {LISTENER, fd}) {
      assertEquals(FileType.SOCKET_STREAM, guest.type(guest.stat(socket)));
      int stat = guest.allocate(24);
      guest.ok("fd_fdstat_get", socket, stat);
      assertEquals(FileType.SOCKET_STREAM.code(), guest.memory().load8(stat));
    }
    int stat = guest.allocate(24);
    guest.ok("fd_fdstat_get", LISTENER, stat);
    assertEquals(Rights.LISTENING_SOCKET, guest.memory().load64(stat + 8));
    assertEquals(Rights.STREAM_SOCKET, guest.memory().load64(stat + 16));
    guest.ok("fd_fdstat_get", fd, stat);
    assertEquals(Rights.STREAM_SOCKET, guest.memory().load64(stat + 8));
    assertEquals(0, guest.memory().load64(stat + 16));
  }

  @Test
  void aSocketHasNoOffset() {
    int eight = guest.allocate(8);
    int iovec = guest.iovec(eight, 8);
    for (int socket : new int[] {LISTENER, fd}) {
      assertEquals(Errno.SPIPE, guest.trySeek(socket, 1, 0));
      assertEquals(Errno.SPIPE, guest.call("fd_tell", socket, eight));
      assertEquals(Errno.SPIPE, guest.call("fd_pread", socket, iovec, 1, 0, eight));
      assertEquals(Errno.SPIPE, guest.call("fd_pwrite", socket, iovec, 1, 0, eight));
      assertEquals(Errno.BADF, guest.call("fd_filestat_set_size", socket, 0));
      assertEquals(Errno.NOTDIR, guest.tryOpen(socket, 0, "x", 0, 0, 0, eight));
    }
  }

  @Test
  void rightsThatAreGivenUpAreMissing() throws IOException {
    long left = Rights.POLL_FD_READWRITE;
    guest.ok("fd_fdstat_set_rights", fd, left, 0);
    assertEquals(Errno.NOTCAPABLE, server.tryRecv(fd, 0));
    assertEquals(Errno.NOTCAPABLE, server.trySend(fd, 0));
    assertEquals(Errno.NOTCAPABLE, guest.call("sock_shutdown", fd, RD));
    guest.ok("fd_fdstat_set_rights", LISTENER, Rights.SOCK_ACCEPT, Rights.FD_READ);
    try (Socket _ = server.connect()) {
      int readOnly = server.accept(0);
      assertEquals(Errno.NOTCAPABLE, server.trySend(readOnly, 0));
      guest.ok("fd_fdstat_set_rights", LISTENER, 0, 0);
      assertEquals(Errno.NOTCAPABLE, server.tryAccept(LISTENER, 0));
    }
  }

  @Test
  void withoutAFreeDescriptorAClientIsLeftWaiting() throws IOException {
    try (SocketGuest small = new SocketGuest(Wasi.builder().maxOpenDescriptors(5));
        Socket _ = small.connect();
        Socket second = small.connect()) {
      int first = small.accept(0);
      assertEquals(Errno.MFILE, small.tryAccept(LISTENER, 0));
      small.guest().ok("fd_close", first);
      assertEquals(first, small.accept(0));
      small.guest().write(first, "your turn");
      assertEquals("your turn", SocketGuest.receive(second, 9));
    }
  }
}

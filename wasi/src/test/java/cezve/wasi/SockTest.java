package cezve.wasi;

import static cezve.wasi.SocketGuest.LISTENER;
import static cezve.wasi.SocketGuest.PEEK;
import static cezve.wasi.SocketGuest.RD;
import static cezve.wasi.SocketGuest.WAITALL;
import static cezve.wasi.SocketGuest.WR;
import static cezve.wasi.SocketGuest.assertEventually;
import static cezve.wasi.SocketGuest.receive;
import static cezve.wasi.SocketGuest.send;
import static cezve.wasi.SocketGuest.soon;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connections: accepting them, what goes through them, and how they end. */
@Timeout(60)
final class SockTest {
  @TempDir Path directory;

  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  private SocketGuest server;
  private Guest guest;

  @BeforeEach
  void listen() throws IOException {
    server = new SocketGuest(Wasi.builder().stdout(new BufferedOutputStream(stdout)));
    guest = server.guest();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    assertFalse(server.listener().isOpen());
  }

  @Test
  void aConnectionIsReadAndWritten() throws IOException {
    try (Socket client = server.connect()) {
      int fd = server.accept(0);
      assertEquals(LISTENER + 1, fd);
      send(client, "hello");
      assertEquals("hel", guest.read(fd, 3));
      assertEquals("lo", server.recv(fd, 10, 0));
      assertEquals(3, guest.write(fd, "one"));
      assertEquals(6, server.send(fd, "tw", "", "o th"));
      assertEquals("onetwo th", receive(client, 9));
      client.shutdownOutput();
      assertEquals("", guest.read(fd, 10));
      assertEquals("", server.recv(fd, 10, WAITALL));
      guest.write(fd, "!");
      guest.ok("fd_close", fd);
      assertEquals("!", receive(client, 2));
      assertEquals(Errno.BADF, server.tryRecv(fd, 0));
    }
  }

  @Test
  void callsWaitUntilTheClientDoesSomething() throws Exception {
    FutureTask<Socket> connecting = soon(server::connect);
    int fd = server.accept(0);
    try (Socket client = connecting.get()) {
      Future<?> sending = soon(() -> write(client, "late"));
      assertEquals("late", guest.read(fd, 10));
      sending.get();
      Future<?> closing = soon(() -> shutdown(client));
      assertEquals("", guest.read(fd, 10));
      closing.get();
    }
  }

  private static String write(Socket client, String text) throws IOException {
    send(client, text);
    return text;
  }

  private static Socket shutdown(Socket client) throws IOException {
    client.shutdownOutput();
    return client;
  }

  @Test
  void severalClientsHaveDescriptorsOfTheirOwn() throws IOException {
    try (Socket first = server.connect();
        Socket second = server.connect()) {
      int one = server.accept(0);
      int two = server.accept(0);
      send(first, "1");
      send(second, "2");
      assertEquals("2", guest.read(two, 10));
      assertEquals("1", guest.read(one, 10));
      guest.ok("fd_close", one);
      assertEquals("", receive(first, 1));
      guest.write(two, "still there");
      assertEquals("still there", receive(second, 11));
    }
  }

  @Test
  void moreThanBuffersHoldIsTransferred() throws Exception {
    int length = 1 << 18;
    byte[] bytes = new byte[40 * length];
    new Random(1).nextBytes(bytes);
    int buffer = guest.allocate(length);
    int iovec = guest.iovec(buffer, length);
    int count = guest.allocate(4);
    try (Socket client = server.connect()) {
      int fd = server.accept(0);
      Future<byte[]> received = soon(() -> client.getInputStream().readNBytes(bytes.length));
      for (int at = 0; at < bytes.length; at += length) {
        guest.memory().write(buffer, bytes, at, length);
        guest.ok("fd_write", fd, iovec, 1, count);
        assertEquals(length, guest.memory().load32(count));
      }
      assertArrayEquals(bytes, received.get());

      Future<Socket> sending =
          soon(() -> {
            client.getOutputStream().write(bytes);
            return shutdown(client);
          });
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      do {
        guest.ok("sock_recv", fd, iovec, 1, WAITALL, count, guest.allocate(4));
        all.write(guest.bytesAt(buffer, guest.memory().load32(count)));
      } while (guest.memory().load32(count) == length);
      sending.get();
      assertArrayEquals(bytes, all.toByteArray());
    }
  }

  @Test
  void peekingLeavesWhatItShows() throws Exception {
    try (Socket client = server.connect()) {
      int fd = server.accept(0);
      send(client, "abc");
      assertEquals("ab", server.recv(fd, 2, PEEK));
      assertEventually("abc", () -> server.recv(fd, 10, PEEK));
      assertEquals("a", guest.read(fd, 1));
      Future<?> more = soon(() -> write(client, "def"));
      assertEquals("bcdef", server.recv(fd, 5, PEEK | WAITALL));
      more.get();
      assertEquals("bcdef", guest.read(fd, 10));
      client.shutdownOutput();
      assertEquals("", server.recv(fd, 10, PEEK));
      assertEquals("", server.recv(fd, 10, PEEK | WAITALL));
    }
  }

  @Test
  void waitingForAllTakesSeveralArrivals() throws Exception {
    try (Socket client = server.connect()) {
      int fd = server.accept(0);
      send(client, "ab");
      Future<?> more = soon(() -> write(client, "cdef"));
      assertEquals("abcde", server.recv(fd, 5, WAITALL));
      more.get();
      client.shutdownOutput();
      assertEquals("f", server.recv(fd, 5, WAITALL));
    }
  }

  @Test
  void receivingScattersOverRegions() throws IOException {
    try (Socket client = server.connect()) {
      int fd = server.accept(0);
      send(client, "abcdef");
      int regions = guest.iovecs("..", "", "...");
      int count = guest.allocate(4);
      guest.ok("sock_recv", fd, regions, 3, WAITALL, count, guest.allocate(4));
      assertEquals(5, guest.memory().load32(count));
      assertEquals("ab", guest.text(guest.memory().load32(regions), 2));
      assertEquals("cde", guest.text(guest.memory().load32(regions + 16), 3));
      assertEquals("f", guest.read(fd, 10));
    }
  }

  @Test
  void nothingIsTransferredWithoutWaiting() throws IOException {
    try (Socket _ = server.connect()) {
      int fd = server.accept(0);
      assertEquals("", guest.read(fd, 0));
      assertEquals("", server.recv(fd, 0, PEEK | WAITALL));
      assertEquals(0, server.send(fd, ""));
    }
  }

  @Test
  void oneWayOfAConnectionIsShutDown() throws Exception {
    try (Socket client = server.connect()) {
      int fd = server.accept(0);
      guest.ok("sock_shutdown", fd, WR);
      assertEquals("", receive(client, 1));
      assertEquals(Errno.PIPE, server.trySend(fd, 0));
      send(client, "question");
      assertEquals("question", guest.read(fd, 100));
      guest.ok("sock_shutdown", fd, RD);
      assertEquals("", guest.read(fd, 100));
    }
  }

  @Test
  void whoWritesToAConnectionThatIsGoneIsTold() throws Exception {
    Socket client = server.connect();
    int fd = server.accept(0);
    SocketGuest.reset(client);
    assertEventually(Errno.CONNRESET, () -> server.tryRecv(fd, 0));
    assertEventually(Errno.PIPE, () -> server.trySend(fd, 0));
  }

  @Test
  void outputIsFlushedBeforeWaiting() throws Exception {
    guest.write(1, "listening");
    assertEquals("", stdout.toString(UTF_8));
    Thread waiting = Thread.ofPlatform().start(() -> server.tryAccept(LISTENER, 0));
    assertEventually("listening", () -> stdout.toString(UTF_8));
    waiting.interrupt();
    waiting.join();
  }

  @Test
  void anInterruptEndsAWaitAndLeavesTheSocketsOpen() throws Exception {
    try (Socket client = server.connect()) {
      int fd = server.accept(0);
      Thread.currentThread().interrupt();
      assertEquals(Errno.INTR, server.tryAccept(LISTENER, 0));
      assertEquals(Errno.INTR, server.tryRecv(fd, 0));
      assertEquals(Errno.INTR, server.tryRecv(fd, PEEK));
      assertTrue(Thread.interrupted());

      Thread waiter = Thread.currentThread();
      Future<?> interrupting =
          soon(() -> {
            waiter.interrupt();
            return waiter;
          });
      assertEquals(Errno.INTR, server.tryRecv(fd, 0));
      interrupting.get();
      assertTrue(Thread.interrupted());

      send(client, "afterwards");
      assertEquals("afterwards", guest.read(fd, 100));
      server.connect().close();
      server.accept(0);
    }
  }

  @Test
  void anInterruptDoesNotLoseWhatWasReceived() throws Exception {
    try (Socket client = server.connect()) {
      int fd = server.accept(0);
      send(client, "ab");
      assertEventually("ab", () -> server.recv(fd, 5, PEEK));
      Thread.currentThread().interrupt();
      assertEquals("ab", server.recv(fd, 5, WAITALL));
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void closingEndsWaits() throws Exception {
    try (Socket client = server.connect()) {
      int fd = server.accept(0);
      Future<Errno> receiving = soon(() -> guest.call("fd_close", fd));
      assertEquals(Errno.BADF, server.tryRecv(fd, 0));
      assertEquals(Errno.SUCCESS, receiving.get());
      assertEquals("", receive(client, 1));
    }
    Future<?> closing =
        soon(() -> {
          server.close();
          return server;
        });
    assertEquals(Errno.BADF, server.tryAccept(LISTENER, 0));
    closing.get();
  }

  @Test
  void aClosedListenerRefusesClients() throws IOException {
    Socket client = server.connect();
    int fd = server.accept(0);
    var address = server.listener().getLocalAddress();
    guest.ok("fd_close", LISTENER);
    assertThrows(ConnectException.class, () -> new Socket().connect(address));
    send(client, "served");
    assertEquals("served", guest.read(fd, 100));
    client.close();
  }

  @Test
  void listenersComeAfterDirectories() throws IOException {
    ServerSocketChannel first = SocketGuest.bound();
    ServerSocketChannel second = SocketGuest.bound();
    Wasi.Builder builder =
        Wasi.builder()
            .preopenListener(first)
            .preopen(directory, "/")
            .preopenListener(second)
            .preopen(directory, "/b");
    try (Guest program = new Guest(builder.build());
        Socket _ = new Socket(first.socket().getInetAddress(), first.socket().getLocalPort())) {
      int eight = program.allocate(8);
      program.ok("fd_prestat_get", 3, eight);
      program.ok("fd_prestat_get", 4, eight);
      assertEquals(Errno.BADF, program.call("fd_prestat_get", 5, eight));
      program.ok("sock_accept", 5, 0, eight);
      assertEquals(
          Errno.AGAIN, nonBlocking(program, 6).call("sock_accept", 6, 0, program.allocate(4)));
    }
  }

  private static Guest nonBlocking(Guest program, int fd) {
    program.ok("fd_fdstat_set_flags", fd, FdFlags.NONBLOCK);
    return program;
  }

  @Test
  void aProgramThatCannotBeStartedLeavesNoListenerOpen() throws IOException {
    ServerSocketChannel listener = SocketGuest.bound();
    Wasi.Builder builder =
        Wasi.builder().preopenListener(listener).preopen(directory.resolve("nowhere"), "/");
    assertThrows(IOException.class, builder::build);
    assertFalse(listener.isOpen());
    assertThrows(IOException.class, () -> Wasi.builder().preopenListener(listener).build());
    ServerSocketChannel unbound = ServerSocketChannel.open();
    assertThrows(
        IllegalArgumentException.class, () -> Wasi.builder().preopenListener(unbound).build());
    assertFalse(unbound.isOpen());
  }
}

package cezve.wasi;

import static cezve.wasi.SocketGuest.ACCEPTABLE;
import static cezve.wasi.SocketGuest.LISTENER;
import static cezve.wasi.SocketGuest.NOT_READY;
import static cezve.wasi.SocketGuest.READ_HANGUP;
import static cezve.wasi.SocketGuest.WR;
import static cezve.wasi.SocketGuest.WRITABLE;
import static cezve.wasi.SocketGuest.WRITE_HANGUP;
import static cezve.wasi.SocketGuest.assertEventually;
import static cezve.wasi.SocketGuest.readable;
import static cezve.wasi.SocketGuest.receive;
import static cezve.wasi.SocketGuest.send;
import static cezve.wasi.SocketGuest.soon;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.wasi.Subscriptions.Event;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code poll_oneoff} on sockets. */
@Timeout(60)
final class SockPollTest {
  private static final long MILLIS = 1_000_000;

  private SocketGuest server;
  private Guest guest;

  @BeforeEach
  void listen() throws IOException {
    server = new SocketGuest(Wasi.builder());
    guest = server.guest();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void aListenerIsReadyWhileAClientWaits() throws Exception {
    assertEquals(NOT_READY, server.poll(EventType.FD_READ, LISTENER));
    FutureTask<Socket> connecting = soon(server::connect);
    assertEquals(ACCEPTABLE, server.await(EventType.FD_READ, LISTENER));
    assertEquals(ACCEPTABLE, server.poll(EventType.FD_READ, LISTENER));
    server.accept(0);
    assertEquals(NOT_READY, server.poll(EventType.FD_READ, LISTENER));
    connecting.get().close();
  }

  @Test
  void aConnectionIsReadableWhenSomethingHasArrivedOrItHasEnded() throws Exception {
    try (Socket client = server.connect()) {
      int fd = server.accept(0);
      assertEquals(NOT_READY, server.poll(EventType.FD_READ, fd));
      Future<?> sending =
          soon(() -> {
            send(client, "abc");
            return client;
          });
      assertEquals(readable(3), server.await(EventType.FD_READ, fd));
      sending.get();
      assertEquals("a", guest.read(fd, 1));
      assertEquals(readable(2), server.poll(EventType.FD_READ, fd));
      assertEquals("bc", guest.read(fd, 10));
      assertEquals(NOT_READY, server.poll(EventType.FD_READ, fd));
      client.shutdownOutput();
      assertEquals(READ_HANGUP, server.await(EventType.FD_READ, fd));
      assertEquals("", guest.read(fd, 10));
      assertEquals(READ_HANGUP, server.poll(EventType.FD_READ, fd));
      assertEquals(WRITABLE, server.poll(EventType.FD_WRITE, fd));
    }
  }

  @Test
  void aConnectionThatIsResetIsReadyForTheError() throws Exception {
    Socket client = server.connect();
    int fd = server.accept(0);
    SocketGuest.reset(client);
    assertEquals(READ_HANGUP, server.await(EventType.FD_READ, fd));
    assertEquals(Errno.CONNRESET, server.tryRecv(fd, 0));
  }

  @Test
  void aConnectionIsWritableUnlessItsBuffersAreFull() throws Exception {
    try (Socket client = server.connect()) {
      int fd = server.accept(FdFlags.NONBLOCK);
      assertEquals(WRITABLE, server.poll(EventType.FD_WRITE, fd));
      long sent = server.fill(fd);
      assertEquals(NOT_READY, server.poll(EventType.FD_WRITE, fd));
      Future<byte[]> reading = soon(() -> client.getInputStream().readAllBytes());
      assertEquals(WRITABLE, server.await(EventType.FD_WRITE, fd));
      guest.ok("sock_shutdown", fd, WR);
      assertEquals(WRITE_HANGUP, server.poll(EventType.FD_WRITE, fd));
      assertEquals(sent, reading.get().length);
    }
  }

  @Test
  void whatIsReadyOfSeveralIsReported() throws Exception {
    try (Socket quiet = server.connect();
        Socket loud = server.connect()) {
      int one = server.accept(0);
      int two = server.accept(0);
      send(loud, "hi");
      assertEventually(readable(2), () -> server.poll(EventType.FD_READ, two));
      List<Event> events =
          new Subscriptions(guest)
              .fd(1, EventType.FD_READ, one)
              .fd(2, EventType.FD_READ, two)
              .fd(3, EventType.FD_WRITE, two)
              .fd(4, EventType.FD_READ, LISTENER)
              .fd(5, EventType.FD_READ, 99)
              .clock(6, 1, 60_000 * MILLIS, 0)
              .poll();
      assertEquals(
          List.of(
              new Event(2, Errno.SUCCESS, 1, 2, 0),
              new Event(3, Errno.SUCCESS, 2, 1, 0),
              new Event(5, Errno.BADF, 1, 0, 0)),
          events);
      send(quiet, "!");
      assertEquals(readable(1), server.await(EventType.FD_READ, one));
    }
  }

  @Test
  void bothWaysOfOneConnectionAreAwaitedAtOnce() throws Exception {
    try (Socket client = server.connect()) {
      int fd = server.accept(FdFlags.NONBLOCK);
      server.fill(fd);
      Future<?> sending =
          soon(() -> {
            send(client, "x");
            return client;
          });
      assertEquals(
          List.of(new Event(1, Errno.SUCCESS, 1, 1, 0)),
          new Subscriptions(guest)
              .fd(1, EventType.FD_READ, fd)
              .fd(2, EventType.FD_WRITE, fd)
              .poll());
      sending.get();
    }
  }

  @Test
  void theClockWinsIfNobodyComes() {
    long start = System.nanoTime();
    Event event =
        new Subscriptions(guest)
            .fd(1, EventType.FD_READ, LISTENER)
            .clock(2, 1, 80 * MILLIS, 0)
            .poll()
            .getFirst();
    long took = System.nanoTime() - start;
    assertEquals(2, event.userdata());
    assertTrue(took >= 80 * MILLIS && took < 20_000 * MILLIS, "it took " + took + " ns");
  }

  @Test
  void waitingTakesNoProcessorTime() {
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    new Subscriptions(guest)
        .fd(1, EventType.FD_READ, LISTENER)
        .clock(2, 1, 1_000 * MILLIS, 0)
        .poll();
    long took = threads.getCurrentThreadCpuTime() - before;
    assertTrue(took < 500 * MILLIS, "waiting took " + took + " ns of processor time");
  }

  @Test
  void inputAndSocketsAreAwaitedTogether() throws Exception {
    Pipe pipe = Pipe.open();
    try (InputStream in = Channels.newInputStream(pipe.source());
        Pipe.SinkChannel out = pipe.sink();
        SocketGuest reading = new SocketGuest(Wasi.builder().stdin(in))) {
      Future<Integer> writing = soon(() -> out.write(ByteBuffer.wrap(Guest.utf8("x"))));
      Subscriptions both =
          new Subscriptions(reading.guest())
              .fd(1, EventType.FD_READ, 0)
              .fd(2, EventType.FD_READ, LISTENER);
      assertEquals(List.of(new Event(1, Errno.SUCCESS, 1, 1, 0)), both.poll());
      writing.get();
      reading.guest().read(0, 1);
      Future<Socket> connecting = soon(reading::connect);
      assertEquals(List.of(new Event(2, Errno.SUCCESS, 1, 1, 0)), both.poll());
      connecting.get().close();
    }
  }

  @Test
  void anInterruptAndClosingEndAWait() throws Exception {
    Thread.currentThread().interrupt();
    Subscriptions one = new Subscriptions(guest).fd(1, EventType.FD_READ, LISTENER);
    assertEquals(Errno.INTR, one.tryPoll());
    assertTrue(Thread.interrupted());
    Future<Errno> closing = soon(() -> guest.call("fd_close", LISTENER));
    assertEquals(List.of(new Event(1, Errno.BADF, 1, 0, 0)), one.poll());
    assertEquals(Errno.SUCCESS, closing.get());
  }

  /** Echoes in capitals what two clients send in turns, and never waits but in one place. */
  @Test
  void aLoopServesTwoClients() throws Exception {
    Future<String> first = soon(() -> converse("one ", "three "));
    Future<String> second = soon(() -> converse("two ", "four "));
    guest.ok("fd_fdstat_set_flags", LISTENER, FdFlags.NONBLOCK);
    Set<Integer> open = new HashSet<>();
    int served = 0;
    while (served < 2) {
      Subscriptions all = new Subscriptions(guest).fd(LISTENER, EventType.FD_READ, LISTENER);
      open.forEach(fd -> all.fd(fd, EventType.FD_READ, fd));
      for (Event event : all.poll()) {
        assertEquals(Errno.SUCCESS, event.error());
        int fd = (int) event.userdata();
        if (fd == LISTENER) {
          open.add(server.accept(FdFlags.NONBLOCK));
        } else if (event.flags() != 0) {
          assertEquals("", guest.read(fd, 100));
          guest.ok("fd_close", fd);
          open.remove(fd);
          served++;
        } else {
          String text = guest.read(fd, 100);
          assertEquals(event.bytes(), text.length());
          assertEquals(text.length(), guest.write(fd, text.toUpperCase(Locale.ROOT)));
        }
      }
    }
    assertEquals("ONE THREE ", first.get());
    assertEquals("TWO FOUR ", second.get());
  }

  private String converse(String... questions) throws IOException {
    try (Socket client = server.connect()) {
      StringBuilder answers = new StringBuilder();
      for (String question : questions) {
        send(client, question);
        answers.append(receive(client, question.length()));
      }
      return answers.toString();
    }
  }
}

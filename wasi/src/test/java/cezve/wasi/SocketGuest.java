package cezve.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.wasi.Subscriptions.Event;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A program with a listening socket, and its clients, which are real ones of the host. */
final class SocketGuest implements AutoCloseable {
  static final int LISTENER = 3;
  static final int PEEK = 1;
  static final int WAITALL = 2;
  static final int RD = 1;
  static final int WR = 2;

  /** How an event is marked that is about a descriptor, and one that is about a clock. */
  static final long MARK = 7;

  static final Event NOT_READY = new Event(8, Errno.SUCCESS, 0, 0, 0);
  static final Event ACCEPTABLE = readable(1);
  static final Event WRITABLE = new Event(MARK, Errno.SUCCESS, 2, 1, 0);
  static final Event READ_HANGUP = new Event(MARK, Errno.SUCCESS, 1, 0, 1);
  static final Event WRITE_HANGUP = new Event(MARK, Errno.SUCCESS, 2, 0, 1);

  private static final int MONOTONIC = 1;

  private final ServerSocketChannel listener;
  private final Guest guest;

  SocketGuest(Wasi.Builder builder) throws IOException {
    listener = bound();
    guest = new Guest(builder.preopenListener(listener).build());
  }

  static ServerSocketChannel bound() throws IOException {
    return ServerSocketChannel.open()
        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  static Event readable(long bytes) {
    return new Event(MARK, Errno.SUCCESS, 1, bytes, 0);
  }

  Guest guest() {
    return guest;
  }

  ServerSocketChannel listener() {
    return listener;
  }

  @Override
  public void close() throws IOException {
    guest.close();
  }

  Socket connect() throws IOException {
    InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
    return new Socket(address.getAddress(), address.getPort());
  }

  static void send(Socket client, String text) throws IOException {
    client.getOutputStream().write(Guest.utf8(text));
  }

  /** What a client receives, up to a length or the end. */
  static String receive(Socket client, int length) throws IOException {
    return new String(client.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
  }

  /** Closes a client in such a way that its connection is not ended but broken. */
  static void reset(Socket client) throws IOException {
    client.setSoLinger(true, 0);
    client.close();
  }

  int accept(int flags) {
    int fd = guest.allocate(4);
    guest.ok("sock_accept", LISTENER, flags, fd);
    return guest.memory().load32(fd);
  }

  Errno tryAccept(int fd, int flags) {
    return guest.call("sock_accept", fd, flags, guest.allocate(4));
  }

  String recv(int fd, int length, int riFlags) {
    int buffer = guest.allocate(length);
    int count = guest.allocate(4);
    int roFlags = guest.bytes((byte) -1, (byte) -1);
    guest.ok("sock_recv", fd, guest.iovec(buffer, length), 1, riFlags, count, roFlags);
    assertEquals(0, guest.memory().load16(roFlags));
    return guest.text(buffer, guest.memory().load32(count));
  }

  Errno tryRecv(int fd, int riFlags) {
    int eight = guest.allocate(8);
    return guest.call("sock_recv", fd, guest.iovec(eight, 8), 1, riFlags, eight, eight);
  }

  int send(int fd, String... texts) {
    int count = guest.allocate(4);
    guest.ok("sock_send", fd, guest.iovecs(texts), texts.length, 0, count);
    return guest.memory().load32(count);
  }

  Errno trySend(int fd, int siFlags) {
    return guest.call("sock_send", fd, guest.iovecs("x"), 1, siFlags, guest.allocate(4));
  }

  /** Sends until there is no more room; how many bytes. */
  long fill(int fd) {
    int length = 1 << 18;
    int array = guest.iovec(guest.allocate(length), length);
    int count = guest.allocate(4);
    long total = 0;
    while (guest.call("fd_write", fd, array, 1, count) == Errno.SUCCESS) {
      total += guest.memory().load32(count);
    }
    return total;
  }

  /** Whether a descriptor is ready: one event about it, or else one about a clock. */
  Event poll(EventType type, int fd) {
    return new Subscriptions(guest)
        .fd(MARK, type, fd)
        .clock(NOT_READY.userdata(), MONOTONIC, 0, 0)
        .poll()
        .getFirst();
  }

  /** Waits until a descriptor is ready. */
  Event await(EventType type, int fd) {
    return new Subscriptions(guest).fd(MARK, type, fd).poll().getFirst();
  }

  /** Does something on another thread once this one has had time to begin to wait. */
  static <T> FutureTask<T> soon(Callable<T> action) {
    FutureTask<T> task =
        new FutureTask<>(() -> {
          Thread.sleep(100);
          return action.call();
        });
    Thread.ofPlatform().daemon().start(task);
    return task;
  }

  /** Asks again and again: what one end does takes its time to reach the other. */
  static <T> void assertEventually(T expected, Supplier<T> actual) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    T last = actual.get();
    while (!expected.equals(last) && System.nanoTime() < until) {
      Thread.sleep(5);
      last = actual.get();
    }
    assertEquals(expected, last);
  }
}

package cezve.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code run --listen}: servers in processes of their own, with real clients. */
@Timeout(120)
class ListenTest {
  /** Accepts one connection, and writes what it reads until the client has no more to say. */
  private static final String ECHO =
      """
      (module
        (import "wasi_snapshot_preview1" "sock_accept"
          (func $accept (param i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "sock_recv"
          (func $recv (param i32 i32 i32 i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "sock_send"
          (func $send (param i32 i32 i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "sock_shutdown"
          (func $shutdown (param i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
        (memory (export "memory") 1)
        (func $check (param $errno i32)
          (if (local.get $errno) (then (call $exit (local.get $errno)))))
        (func (export "_start") (local $fd i32)
          (call $check (call $accept (i32.const 3) (i32.const 0) (i32.const 16)))
          (local.set $fd (i32.load (i32.const 16)))
          (i32.store (i32.const 0) (i32.const 1024))
          (loop $more
            (i32.store (i32.const 4) (i32.const 100))
            (call $check
              (call $recv
                (local.get $fd) (i32.const 0) (i32.const 1) (i32.const 0)
                (i32.const 4) (i32.const 8)))
            (if (i32.load (i32.const 4))
              (then
                (call $check
                  (call $send
                    (local.get $fd) (i32.const 0) (i32.const 1) (i32.const 0) (i32.const 8)))
                (br $more))))
          (call $check (call $shutdown (local.get $fd) (i32.const 2)))
          (call $exit (i32.const 42))))
      """;

  /** Serves two clients at once, waits nowhere but in poll_oneoff, and ends when both have. */
  private static final String POLLING_ECHO =
      """
      (module
        (import "wasi_snapshot_preview1" "fd_fdstat_set_flags"
          (func $set_flags (param i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "sock_accept"
          (func $accept (param i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_read"
          (func $read (param i32 i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_write"
          (func $write (param i32 i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_close" (func $close (param i32) (result i32)))
        (import "wasi_snapshot_preview1" "poll_oneoff"
          (func $poll (param i32 i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
        (memory (export "memory") 1)
        (global $subscriptions (mut i32) (i32.const 0))
        (global $clients (mut i32) (i32.const 2))

        (func $check (param $errno i32)
          (if (local.get $errno) (then (call $exit (local.get $errno)))))

        (func $subscription (param $index i32) (result i32)
          (i32.add (i32.const 1024) (i32.mul (local.get $index) (i32.const 48))))

        (func $add (param $fd i32) (local $at i32)
          (local.set $at (call $subscription (global.get $subscriptions)))
          (i64.store (local.get $at) (i64.extend_i32_u (local.get $fd)))
          (i32.store8 offset=8 (local.get $at) (i32.const 1))
          (i32.store offset=16 (local.get $at) (local.get $fd))
          (global.set $subscriptions (i32.add (global.get $subscriptions) (i32.const 1))))

        (func $remove (param $fd i32) (local $at i32)
          (local.set $at (call $subscription (i32.const 0)))
          (loop $next
            (if (i32.ne (i32.load (local.get $at)) (local.get $fd))
              (then
                (local.set $at (i32.add (local.get $at) (i32.const 48)))
                (br $next))))
          (global.set $subscriptions (i32.sub (global.get $subscriptions) (i32.const 1)))
          (memory.copy
            (local.get $at) (call $subscription (global.get $subscriptions)) (i32.const 48)))

        (func $event (param $at i32) (local $fd i32)
          (local.set $fd (i32.load (local.get $at)))
          (if (i32.eq (local.get $fd) (i32.const 3))
            (then
              (call $check (call $accept (i32.const 3) (i32.const 4) (i32.const 16)))
              (call $add (i32.load (i32.const 16)))
              (return)))
          (i32.store (i32.const 4) (i32.const 4096))
          (call $check
            (call $read (local.get $fd) (i32.const 0) (i32.const 1) (i32.const 4)))
          (if (i32.eqz (i32.load (i32.const 4)))
            (then
              (call $check (call $close (local.get $fd)))
              (call $remove (local.get $fd))
              (global.set $clients (i32.sub (global.get $clients) (i32.const 1)))
              (return)))
          (call $check
            (call $write (local.get $fd) (i32.const 0) (i32.const 1) (i32.const 20))))

        (func (export "_start") (local $i i32)
          (i32.store (i32.const 0) (i32.const 16384))
          (call $check (call $set_flags (i32.const 3) (i32.const 4)))
          (call $add (i32.const 3))
          (loop $wait
            (call $check
              (call $poll
                (i32.const 1024) (i32.const 8192) (global.get $subscriptions) (i32.const 24)))
            (local.set $i (i32.const 0))
            (loop $each
              (call $event
                (i32.add (i32.const 8192) (i32.mul (local.get $i) (i32.const 32))))
              (local.set $i (i32.add (local.get $i) (i32.const 1)))
              (br_if $each (i32.lt_u (local.get $i) (i32.load (i32.const 24)))))
            (br_if $wait (global.get $clients)))))
      """;

  @TempDir Path folder;

  /** A server in a process of its own, and where it says that it listens. */
  private record Server(Process process, int port) implements AutoCloseable {
    Socket connect() throws IOException {
      return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  private Server start(String program, String... options) throws IOException {
    List<String> command = Cli.process();
    command.add("run");
    command.addAll(List.of(options));
    command.add(Files.writeString(folder.resolve("server.wat"), program).toString());
    Process process =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
    String said = String.valueOf(err.readLine());
    while (said.startsWith("WARNING")) {
      said = String.valueOf(err.readLine());
    }
    String expected = "cezve: listening on 127.0.0.1:";
    assertTrue(said.startsWith(expected), said);
    return new Server(process, Integer.parseInt(said.substring(expected.length())));
  }

  private static void say(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String hear(Socket client, int length) throws IOException {
    return new String(client.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({"compiler", "interpreter"})
  void aProgramServesAClient(String engine) throws Exception {
    try (Server server = start(ECHO, "--engine", engine, "--listen", "127.0.0.1:0");
        Socket client = server.connect()) {
      say(client, "hello");
      assertEquals("hello", hear(client, 5));
      say(client, "again, " + "x".repeat(1000));
      assertEquals("again, xxx", hear(client, 10));
      client.shutdownOutput();
      assertEquals(997, hear(client, 2000).length());
      assertEquals(42, server.process().waitFor());
    }
  }

  @Test
  void aProgramServesTwoClientsAtOnce() throws Exception {
    try (Server server = start(POLLING_ECHO, "--listen", "127.0.0.1:0");
        Socket first = server.connect();
        Socket second = server.connect()) {
      say(second, "two");
      assertEquals("two", hear(second, 3));
      say(first, "one");
      assertEquals("one", hear(first, 3));
      say(second, "!");
      assertEquals("!", hear(second, 1));
      second.shutdownOutput();
      assertEquals("", hear(second, 1));
      say(first, "still");
      assertEquals("still", hear(first, 5));
      first.shutdownOutput();
      assertEquals(0, server.process().waitFor());
    }
  }

  @Test
  void theFirstSocketComesAfterTheLastDirectory() throws Exception {
    try (Server server =
            start(
                ECHO.replace("(call $accept (i32.const 3)", "(call $accept (i32.const 5)"),
                "--dir",
                folder + "::/a",
                "--listen",
                "127.0.0.1:0",
                "--dir",
                folder + "::/b:ro");
        Socket client = server.connect()) {
      client.shutdownOutput();
      assertEquals("", hear(client, 1));
      assertEquals(42, server.process().waitFor());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "localhost",
    "localhost:",
    "localhost:x",
    "localhost:65536",
    "localhost:99999999999",
    "'localhost:-1'",
    "::1:80",
    "[::1:80",
    "[localhost]:80",
    "''",
  })
  void whatIsNoAddressIsSaid(String address) {
    String problem =
        Cli.run("run", "--listen", address, program().toString()).failure(ExitCode.USAGE);
    assertEquals(
        "cezve: --listen "
            + address
            + ": not HOST:PORT, [V6]:PORT or :PORT with a port up to 65535\n",
        problem);
  }

  @Test
  void whatCannotBeListenedAtIsSaid() throws IOException {
    InetAddress local = InetAddress.getLoopbackAddress();
    try (ServerSocketChannel busy =
        ServerSocketChannel.open().bind(new InetSocketAddress(local, 0))) {
      String address = "127.0.0.1:" + ((InetSocketAddress) busy.getLocalAddress()).getPort();
      String problem =
          Cli.run("run", "--listen", address, program().toString()).failure(ExitCode.USAGE);
      assertEquals("cezve: --listen " + address + ": Address already in use\n", problem);
    }
    String problem =
        Cli.run("run", "--listen", "no-such-host.invalid:80", program().toString())
            .failure(ExitCode.USAGE);
    assertEquals("cezve: --listen no-such-host.invalid:80: unknown host\n", problem);
  }

  private Path program() {
    try {
      return Files.write(folder.resolve("m.wasm"), TestModules.exporting("_start"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

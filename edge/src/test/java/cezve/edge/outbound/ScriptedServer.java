package cezve.edge.outbound;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A server that does what a test wants with requests and connections, and counts both. */
final class ScriptedServer implements AutoCloseable {
  /** Stands at the end of an answer after which the connection is closed. */
  static final String CLOSE = "\0";

  private final ServerSocket socket;
  private final Script script;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /** What is done with a request. */
  @FunctionalInterface
  interface Script {
    /**
     * The answer to a request, or null to close the connection.
     *
     * @param number of the request on its connection, from 1
     */
    @Nullable String answer(String requestLine, int number) throws InterruptedException;
  }

  ScriptedServer(ServerSocket socket, Script script) {
    this.socket = socket;
    this.script = script;
    Thread.ofVirtual().start(this::accept);
  }

  ScriptedServer(Script script) throws IOException {
    this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
  }

  int port() {
    return socket.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  /** How many connections the client has closed. */
  int ended() {
    return ended.get();
  }

  List<String> requests() {
    return requests;
  }

  private void accept() {
    try {
      while (true) {
        Socket accepted = socket.accept();
        int _ = connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(accepted));
      }
    } catch (IOException _) {
      // The server was closed.
    }
  }

  private void serve(Socket accepted) {
    try (accepted;
        InputStream in = new BufferedInputStream(accepted.getInputStream());
        OutputStream out = accepted.getOutputStream()) {
      int number = 0;
      for (String line = request(in); line != null; line = request(in)) {
        requests.add(line);
        number++;
        String answer = script.answer(line, number);
        if (answer == null) {
          return;
        }
        out.write(answer.replace(CLOSE, "").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        if (answer.endsWith(CLOSE)) {
          return;
        }
      }
      int _ = ended.incrementAndGet();
    } catch (IOException | InterruptedException _) {
      int _ = ended.incrementAndGet();
    }
  }

  /** The first line of a request whose body is skipped; null at the end. */
  private static @Nullable String request(InputStream in) throws IOException {
    String first = null;
    int length = 0;
    for (String line = line(in); line != null; line = line(in)) {
      first = first == null ? line : first;
      if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).strip());
      }
      if (line.isEmpty()) {
        in.skipNBytes(length);
        return first;
      }
    }
    return null;
  }

  private static @Nullable String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return null;
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

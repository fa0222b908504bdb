package cezve.edge.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cezve.edge.config.StateConfig;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A Redis server of our own. */
final class RedisServer implements AutoCloseable {
  static final String PASSWORD = "hidden-word";

  private static final String PROGRAM = "redis-server";

  private final Path folder;
  private final int port;
  private Process process;

  private RedisServer(Path folder, int port) throws IOException {
    this.folder = folder;
    this.port = port;
    this.process = launch();
  }

  /** Starts one; without the program, the test is skipped, except on a build server. */
  static RedisServer start(Path folder) throws IOException {
    if (!isInstalled()) {
      System.err.println("NOT TESTED: there is no " + PROGRAM);
      assertNotEquals("true", System.getenv("CI"), PROGRAM + " is missing");
      assumeTrue(false, PROGRAM + " is missing");
    }
    return new RedisServer(folder, freePort());
  }

  private static boolean isInstalled() {
    String path = String.valueOf(System.getenv("PATH"));
    return Pattern.compile(File.pathSeparator)
        .splitAsStream(path)
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM)));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Process launch() throws IOException {
    List<String> command =
        List.of(
            PROGRAM,
            "--bind",
            "127.0.0.1",
            "--port",
            Integer.toString(port),
            "--dir",
            folder.toString(),
            "--save",
            "",
            "--requirepass",
            PASSWORD);
    Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader output = started.inputReader(UTF_8);
    StringBuilder said = new StringBuilder();
    String line = output.readLine();
    while (line != null && !line.contains("Ready to accept connections")) {
      said.append(line).append('\n');
      line = output.readLine();
    }
    if (line == null) {
      fail(PROGRAM + " does not start: " + said);
    }
    Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
    return started;
  }

  URI uri() {
    return URI.create("redis://:" + PASSWORD + "@127.0.0.1:" + port + "/3");
  }

  StateConfig.Redis config() {
    return new StateConfig.Redis(uri());
  }

  /** What messages call it. */
  String name() {
    return "redis://127.0.0.1:" + port + "/3";
  }

  void stop() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  void startAgain() throws IOException {
    process = launch();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}

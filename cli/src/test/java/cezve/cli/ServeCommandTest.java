package cezve.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server as a process. */
class ServeCommandTest {
  private static final int TERMINATED = 128 + 15;
  private static final Pattern ADDRESS = Pattern.compile("listening on (http://\\S+)");
  private static final String HELLO =
      """
      (module
        (import "cezve" "response_write" (func $write (param i32 i32) (result i32)))
        (memory (export "memory") 1)
        (data (i32.const 0) "hello")
        (func (export "handle") (drop (call $write (i32.const 0) (i32.const 5)))))
      """;

  @TempDir Path folder;

  private Path errors() {
    return folder.resolve("errors");
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = Cli.process();
    command.add("serve");
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectError(errors().toFile())
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }

  private String address(Process server) throws IOException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() < end && server.isAlive()) {
      Matcher matcher = ADDRESS.matcher(Files.readString(errors()));
      if (matcher.find()) {
        return matcher.group(1);
      }
      LockSupport.parkNanos(10_000_000);
    }
    throw new AssertionError("it does not listen: " + Files.readString(errors()));
  }

  private static String get(String address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private int fails(String... arguments) throws Exception {
    Process server = start(arguments);
    assertTrue(server.waitFor(60, TimeUnit.SECONDS), "it does not end");
    return server.exitValue();
  }

  @ParameterizedTest
  @EnumSource(
      value = EngineChoice.class,
      names = {"AUTO", "INTERPRETER"})
  void itAnswersUntilItIsStopped(EngineChoice engine) throws Exception {
    Path module = Files.writeString(folder.resolve("hello.wat"), HELLO);
    Path log = folder.resolve("log");
    Process server =
        start(
            module.toString(),
            "--listen",
            "127.0.0.1:0",
            "--state",
            "memory",
            "--no-cache",
            "--engine",
            engine.toString(),
            "--log",
            log.toString());
    try {
      assertEquals("hello", get(address(server) + "/any"));
      server.destroy();
      assertTrue(server.waitFor(30, TimeUnit.SECONDS), "it does not end");
      assertEquals(TERMINATED, server.exitValue());
      String logged = Files.readString(log);
      assertTrue(logged.contains("\"target\":\"/any\""), logged);
      assertTrue(logged.contains("\"stopped\""), logged);
      assertEquals("", Files.readString(folder.resolve("output")));
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void anEngineThatThereIsNotIsTold() throws Exception {
    assertEquals(ExitCode.USAGE, fails("--engine", "jit", "hello.wat"));
    String told = Files.readString(errors());
    assertTrue(told.contains("there is no engine 'jit'"), told);
  }

  @Test
  void mistakesOfTheFileAreTold() throws Exception {
    Path file = Files.writeString(folder.resolve("functions.toml"), "[functions.a]\nmodul = 1\n");

    assertEquals(ExitCode.USAGE, fails(file.toString()));
    String told = Files.readString(errors());
    assertTrue(told.contains("functions.toml:2:1: "), told);
    assertTrue(told.contains("\"modul\""), told);
  }

  @Test
  void aFileThatIsNotThereIsTold() throws Exception {
    assertEquals(ExitCode.USAGE, fails(folder.resolve("none.toml").toString()));
    String told = Files.readString(errors());
    assertTrue(told.contains("none.toml"), told);
    assertTrue(!told.contains("\tat "), told);
  }

  @Test
  void aPasswordIsNotTold() throws Exception {
    Path module = Files.writeString(folder.resolve("hello.wat"), HELLO);

    assertEquals(
        ExitCode.USAGE, fails(module.toString(), "--state", "redis://user:pass word@:1/x"));
    String told = Files.readString(errors());
    assertTrue(told.contains("--state is not of the form"), told);
    assertTrue(!told.contains("pass word"), told);
  }

  @Test
  void anAddressThatIsTakenIsTold() throws Exception {
    Path module = Files.writeString(folder.resolve("hello.wat"), HELLO);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + taken.getLocalPort();

      assertEquals(
          ExitCode.USAGE, fails(module.toString(), "--state", "memory", "--listen", address));
      String told = Files.readString(errors());
      assertTrue(told.contains("cannot listen at " + address), told);
      assertTrue(!told.contains("\tat "), told);
    }
  }
}

package cezve.edge.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.edge.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service from its file: what it shows of itself, and that it follows changes. */
class EdgeServiceTest {
  private static final String GUEST =
      """
      (module
        (import "cezve" "response_write" (func $write (param i32 i32) (result i32)))
        (memory (export "memory") 1)
        (data (i32.const 0) "TEXT")
        (data (i32.const 100) "{\\"name\\": \\"greeter\\", \\"version\\": \\"1.0\\"}\\00")
        (func (export "cezve_metadata") (result i32) (i32.const 100))
        (func (export "handle") (drop (call $write (i32.const 0) (i32.const 4)))))
      """;

  @TempDir Path directory;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private Path service(String routes) throws IOException {
    return write(
        "functions.toml",
        """
        name = "test"
        [functions.greeter]
        module = "greeter.wat"
        routes = %s
        """
            .formatted(routes));
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.call()) {
      assertTrue(System.nanoTime() < end, "waited in vain");
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Test
  void itShowsItself() throws Exception {
    write("greeter.wat", GUEST);
    try (TestService service = new TestService(service("[\"/hello\"]"))) {
      assertEquals("TEXT", TestService.text(service.get("/hello")));
      assertEquals("ok\n", TestService.text(service.get("/healthz")));
      assertEquals("ready\n", TestService.text(service.get("/readyz")));
      String metrics = TestService.text(service.get("/metrics"));
      assertTrue(metrics.contains("function=\"greeter\""), metrics);
      String status = TestService.text(service.get("/status.json"));
      assertTrue(status.contains("\"version\":\"1.0\""), status);
      assertTrue(TestService.text(service.get("/status")).contains("<!doctype html>"));
      assertEquals(404, service.get("/status/other").statusCode());
    }
  }

  @Test
  void changesOfModulesAndOfTheFileTakeEffectWithoutALostRequest() throws Exception {
    write("greeter.wat", GUEST.replace("TEXT", "one "));
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger wrong = new AtomicInteger();
    TestService service = new TestService(service("[\"/hello\"]"));
    try (service) {
      Thread client =
          Thread.ofVirtual()
              .start(() -> {
                while (!done.get()) {
                  try {
                    if (service.get("/hello").statusCode() != 200) {
                      int _ = wrong.incrementAndGet();
                    }
                  } catch (IOException | InterruptedException _) {
                    int _ = wrong.incrementAndGet();
                  }
                }
              });
      await(() -> TestService.text(service.get("/hello")).equals("one "));
      write("greeter.wat", GUEST.replace("TEXT", "two "));
      await(() -> TestService.text(service.get("/hello")).equals("two "));
      service("[\"/hello\", \"/hi\"]");
      await(() -> service.get("/hi").statusCode() == 200);
      write("functions.toml", "name = 1");
      done.set(true);
      client.join();
      assertEquals(0, wrong.get());
    }
    // What had a mistake was reported, and changed nothing.
    assertFalse(service.log().isEmpty());
  }

  @Test
  void aFileWithMistakesChangesNothing() throws Exception {
    write("greeter.wat", GUEST);
    TestService service = new TestService(service("[\"/hello\"]"));
    try (service) {
      service("[\"hello\"]");
      await(() -> TestService.text(service.get("/status.json")).contains("not reloaded"));
      assertEquals("TEXT", TestService.text(service.get("/hello")));
    }
    assertTrue(service.log().contains("functions.toml:4"), service.log());
  }

  @Test
  void aModuleAloneIsAService() throws Exception {
    Path module = write("greeter.wat", GUEST);
    try (TestService service = new TestService(module)) {
      assertEquals("TEXT", TestService.text(service.get("/any/thing")));
    }
  }

  @Test
  void allMistakesAreToldAtOnce() throws Exception {
    Path file = write("functions.toml", "colour = 1\n[functions.a]\nroutes = [\"x\"]\n");

    ConfigException e = assertThrows(ConfigException.class, () -> new TestService(file));
    assertEquals(3, e.problems().size(), e.getMessage());
  }
}

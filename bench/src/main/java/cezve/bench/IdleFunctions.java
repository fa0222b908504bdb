package cezve.bench;

import cezve.Engine;
import cezve.edge.Outcome;
import cezve.edge.config.AllowedHosts;
import cezve.edge.config.AllowedHosts.PrivateAddresses;
import cezve.edge.config.FunctionConfig;
import cezve.edge.config.FunctionLimits;
import cezve.edge.config.ModuleSource;
import cezve.edge.config.Route;
import cezve.edge.config.Secrets;
import cezve.edge.guest.CallResult;
import cezve.edge.guest.GuestFunction;
import cezve.edge.guest.GuestThreads;
import cezve.edge.guest.Headers;
import cezve.edge.guest.ModuleSources;
import cezve.edge.guest.Request;
import cezve.edge.guest.ResponseSink;
import cezve.edge.guest.Surroundings;
import cezve.edge.monitor.JsonLog;
import cezve.edge.monitor.ServerMonitor;
import cezve.edge.monitor.ServerMonitor.AccessLog;
import cezve.edge.outbound.HttpOutbound;
import cezve.edge.state.KeyValueStore;
import cezve.edge.state.KeyValueStores;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many functions, each with several instances that nobody uses: prints what they take of the heap.
 * Each function has a module of its own.
 */
public final class IdleFunctions {
  private static final String GUEST =
      """
      (module
        (import "cezve" "request_read" (func $read (param i32 i32) (result i32)))
        (import "cezve" "response_write" (func $write (param i32 i32) (result i32)))
        (memory (export "memory") 1)
        (data (i32.const 0) "NUMBER")
        (func (export "handle")
          (drop (call $read (i32.const 64) (i32.const 1)))
          (drop (call $write (i32.const 0) (i32.const 4)))))
      """;
  private static final FunctionLimits LIMITS =
      new FunctionLimits(
          1 << 20, 1 << 20, Duration.ofMinutes(5), null, null, 1 << 10, 1 << 10, 1000, 0);

  private IdleFunctions() {}

  /**
   * Measures and prints.
   *
   * @param args the numbers of functions, and of instances each
   */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    int functions = Integer.parseInt(args[0]);
    int instances = Integer.parseInt(args[1]);
    Path directory = Files.createTempDirectory("functions");
    long before = used();
    List<GuestFunction> all = new ArrayList<>();
    try (KeyValueStore state = KeyValueStores.inMemory();
        ServerMonitor monitor =
            new ServerMonitor(
                "bench", JsonLog.to(OutputStream.nullOutputStream()), AccessLog.NONE);
        GuestThreads threads = new GuestThreads()) {
      Surroundings surroundings =
          new Surroundings(
              Engine.builder().moduleCache(256L << 20).build(),
              state,
              new HttpOutbound(),
              monitor,
              threads,
              new ModuleSources());
      for (int i = 0; i < functions; i++) {
        Path module = directory.resolve(i + ".wat");
        Files.writeString(module, GUEST.replace("NUMBER", Integer.toString(1000 + i)));
        GuestFunction function = new GuestFunction(config("f" + i, module), surroundings);
        all.add(function);
        callAtOnce(function, instances);
      }
      int idle = all.stream().mapToInt(GuestFunction::idleInstances).sum();
      long bytes = used() - before;
      System.out.printf(
          "%d functions with %d idle instances: %d MiB of heap%n", functions, idle, bytes >> 20);
    }
  }

  private static FunctionConfig config(String name, Path module) {
    return new FunctionConfig(
        name,
        new ModuleSource.File(module, null),
        null,
        List.of(new Route(Set.of(), "/" + name)),
        Map.of(),
        new Secrets(Map.of()),
        List.of(),
        null,
        new AllowedHosts(List.of(), PrivateAddresses.REFUSED),
        LIMITS);
  }

  /** Calls that all wait for the body of their request, until each has an instance. */
  private static void callAtOnce(GuestFunction function, int count)
      throws InterruptedException, ExecutionException {
    CountDownLatch waiting = new CountDownLatch(count);
    List<Future<CallResult>> calls = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        calls.add(
            threads.submit(() -> function.call(request(waiting), new ResponseSink.Nowhere())));
      }
    }
    for (Future<CallResult> call : calls) {
      if (call.get().outcome() != Outcome.ANSWERED) {
        throw new IllegalStateException(call.get().toString());
      }
    }
    while (function.idleInstances() < count) {
      Thread.sleep(1);
    }
  }

  private static Request request(CountDownLatch waiting) {
    InputStream body =
        new InputStream() {
          @Override
          public int read() {
            waiting.countDown();
            try {
              waiting.await();
            } catch (InterruptedException _) {
              Thread.currentThread().interrupt();
            }
            return -1;
          }

          @Override
          public int read(byte[] into, int from, int length) {
            return read();
          }
        };
    return new Request(
        "id",
        "POST",
        "/",
        new Headers(),
        body,
        -1,
        "/",
        Map.of(),
        () -> new Request.Peers("127.0.0.1", "localhost", 80, "HTTP/1.1"));
  }

  private static long used() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(100);
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}

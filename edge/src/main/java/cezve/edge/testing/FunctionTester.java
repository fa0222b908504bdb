package cezve.edge.testing;

import cezve.Engine;
import cezve.edge.Outcome;
import cezve.edge.config.ConfigException;
import cezve.edge.config.ConfigReader;
import cezve.edge.config.FunctionConfig;
import cezve.edge.config.ServiceConfig;
import cezve.edge.guest.CallResult;
import cezve.edge.guest.GuestFunction;
import cezve.edge.guest.GuestThreads;
import cezve.edge.guest.Headers;
import cezve.edge.guest.ModuleSources;
import cezve.edge.guest.Request;
import cezve.edge.guest.ResponseSink;
import cezve.edge.guest.Surroundings;
import cezve.edge.schedule.Router;
import cezve.edge.schedule.Router.Match;
import cezve.edge.state.KeyValueStore;
import cezve.edge.state.KeyValueStores;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls the functions of a service in this process: with their routes, limits and permissions, but
 * without a server, with a state of its own in memory, and with stubs in the place of other
 * servers. For one thread at a time.
 */
public final class FunctionTester implements AutoCloseable {
  private static final Request.Peers PEERS =
      new Request.Peers("127.0.0.1", "localhost", 8080, "HTTP/1.1");

  private final @Nullable Engine owned;
  private final KeyValueStore state = KeyValueStores.inMemory();
  private final StubbedOutbound outbound = new StubbedOutbound();
  private final TestMonitor monitor = new TestMonitor();
  private final GuestThreads threads = new GuestThreads();
  private final Map<String, GuestFunction> functions = new LinkedHashMap<>();
  private final Router router;
  private int requests;

  private FunctionTester(ServiceConfig config, Engine engine, @Nullable Engine owned) {
    this.owned = owned;
    this.router = new Router(config.functions());
    Surroundings surroundings =
        new Surroundings(engine, state, outbound, monitor, threads, new ModuleSources());
    for (FunctionConfig function : config.functions()) {
      functions.put(function.name(), new GuestFunction(function, surroundings));
    }
  }

  /** Of a service. */
  public static FunctionTester of(ServiceConfig config) {
    Engine engine = Engine.create();
    return new FunctionTester(config, engine, engine);
  }

  /** Of a service, with an engine of the caller's, which stays open. */
  static FunctionTester of(ServiceConfig config, Engine engine) {
    return new FunctionTester(config, engine, null);
  }

  /**
   * Of a file that describes a service; secrets are looked up in the environment of this process.
   *
   * @throws ConfigException with all mistakes of the file
   */
  public static FunctionTester open(Path file) throws ConfigException {
    return of(ConfigReader.read(file, System.getenv()));
  }

  /** A request {@code GET}, by path and query. */
  public TestRequest get(String target) {
    return request("GET", target);
  }

  /** A request {@code POST}, by path and query. */
  public TestRequest post(String target) {
    return request("POST", target);
  }

  /** A request, by path and query. */
  public TestRequest request(String method, String target) {
    return new TestRequest(this, method, target);
  }

  /**
   * What stands for another server from now on; of several that fit, the last.
   *
   * @param pattern of a URL, in which a star stands for any characters
   */
  public Stub stub(String pattern) {
    Stub stub = new Stub(pattern);
    outbound.add(stub);
    return stub;
  }

  /** Sets what a function has kept under a key. */
  public void setState(String function, String key, byte[] value) {
    state.set(function, key.getBytes(StandardCharsets.UTF_8), value, null);
  }

  /** What a function keeps under a key; null if nothing. */
  public byte @Nullable [] state(String function, String key) {
    return state.get(function, key.getBytes(StandardCharsets.UTF_8));
  }

  TestResponse send(TestRequest request) throws InterruptedException {
    String name = request.function();
    if (name != null) {
      GuestFunction function = functions.get(name);
      if (function == null) {
        throw new IllegalArgumentException(
            "there is no function \"" + name + "\" but " + functions.keySet());
      }
      return call(function, request, function.config().routes().getFirst().path(), Map.of());
    }
    int question = request.target().indexOf('?');
    String path = question < 0 ? request.target() : request.target().substring(0, question);
    return switch (router.find(request.method(), path)) {
      case Match.Found(String found, String route, var parameters) -> {
        GuestFunction function = functions.get(found);
        if (function == null) {
          throw new AssertionError("BUG: a route leads to \"" + found + "\", which there is not");
        }
        yield call(function, request, route, parameters);
      }
      case Match.WrongMethod(var allowed) ->
          none(Outcome.METHOD, new Headers().add("Allow", String.join(", ", allowed)));
      case Match.NotFound() -> none(Outcome.NO_ROUTE, new Headers());
    };
  }

  private TestResponse none(Outcome outcome, Headers headers) {
    CallResult result = CallResult.failed(outcome, null);
    return new TestResponse(
        null, result, headers, new byte[0], monitor.take(), outbound.takeUnanswered());
  }

  private TestResponse call(
      GuestFunction function, TestRequest request, String route, Map<String, String> parameters)
      throws InterruptedException {
    byte[] body = request.body();
    Kept kept = new Kept();
    requests++;
    CallResult result =
        function.call(
            new Request(
                "test-" + requests,
                request.method(),
                request.target(),
                request.headers(),
                new ByteArrayInputStream(body),
                body.length,
                route,
                parameters,
                () -> PEERS),
            kept);
    return new TestResponse(
        function.config().name(),
        result,
        kept.headers,
        kept.body.toByteArray(),
        monitor.take(),
        outbound.takeUnanswered());
  }

  @Override
  public void close() {
    threads.close();
    state.close();
    if (owned != null) {
      owned.close();
    }
  }

  /** Keeps a response. */
  private static final class Kept implements ResponseSink {
    private Headers headers = new Headers();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    @Override
    public void send(int status, Headers sent, byte[] bytes) {
      headers = sent;
      body.writeBytes(bytes);
    }

    @Override
    public OutputStream begin(int status, Headers sent) {
      headers = sent;
      return body;
    }
  }
}

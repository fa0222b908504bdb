package cezve.edge.http;

import cezve.edge.Outcome;
import cezve.edge.guest.Answer;
import cezve.edge.guest.CallResult;
import cezve.edge.guest.Headers;
import cezve.edge.guest.Request;
import cezve.edge.monitor.CallReport;
import cezve.edge.monitor.CallReport.Start;
import cezve.edge.monitor.Monitor;
import cezve.edge.schedule.Deployed;
import cezve.edge.schedule.Deployment;
import cezve.edge.schedule.Router.Match;
import cezve.edge.schedule.Scheduler.Refusal;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers requests by functions. */
final class FunctionHandler implements Handler {
  private static final String RETRY_SECONDS = "1";

  private final Supplier<Deployment> deployment;
  private final Monitor monitor;
  private final RequestIds ids = new RequestIds();
  private final long mostModuleBytes;
  private final SendTimeout sendTimeout;
  private final AtomicInteger inHand = new AtomicInteger();

  /**
   * @param deployment the functions that there are now
   */
  FunctionHandler(Supplier<Deployment> deployment, Monitor monitor, EdgeServer.Options options) {
    this.deployment = deployment;
    this.monitor = monitor;
    this.mostModuleBytes = options.mostModuleBytes();
    this.sendTimeout = new SendTimeout(options.sendTimeout());
  }

  /** Whether there are requests that are not answered yet. */
  boolean isBusy() {
    return inHand.get() > 0;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    int _ = inHand.incrementAndGet();
    try {
      String id = ids.next(request.headers().value(RequestIds.HEADER));
      handle(new HttpExchange(request, response, id, sendTimeout));
    } finally {
      int _ = inHand.decrementAndGet();
    }
  }

  private void handle(HttpExchange exchange) {
    Instant begun = Instant.now();
    long start = System.nanoTime();
    Deployment now = deployment.get();
    switch (now.find(exchange.method(), exchange.path())) {
      case Match.Found(String name, String route, var parameters) -> {
        Deployed function = now.function(name);
        if (function == null) {
          throw new AssertionError("BUG: a route leads to \"" + name + "\", which there is not");
        }
        Request wanted = exchange.request(route, parameters);
        Turn turn = new Turn(function, start);
        CallResult result = turn.take(wanted, exchange);
        end(exchange, begun, start, turn, answer(exchange, result));
      }
      case Match.WrongMethod(var allowed) -> {
        CallResult result = CallResult.failed(Outcome.METHOD, null);
        Headers headers = new Headers().add("Allow", String.join(", ", allowed));
        end(exchange, begun, start, null, answer(exchange, result, headers));
      }
      case Match.NotFound() ->
          end(
              exchange,
              begun,
              start,
              null,
              answer(exchange, CallResult.failed(Outcome.NO_ROUTE, null)));
    }
  }

  /** A request's turn with a function. */
  private static final class Turn {
    private final Deployed function;
    private final long start;
    private Duration waited = Duration.ZERO;

    Turn(Deployed function, long start) {
      this.function = function;
      this.start = start;
    }

    /** Waits for it, and sends what the function has answered when that is another one's. */
    CallResult take(Request request, HttpExchange exchange) {
      return answer(request, exchange).send();
    }

    private Answer answer(Request request, HttpExchange exchange) {
      try {
        Refusal refusal = function.line().enter(function.config().limits().time());
        waited = Duration.ofNanos(System.nanoTime() - start);
        if (refusal != null) {
          return Answer.none(refused(refusal));
        }
        try {
          function.touch();
          return function.function().run(request, exchange);
        } finally {
          function.line().leave();
        }
      } catch (InterruptedException _) {
        return Answer.none(CallResult.failed(Outcome.UNAVAILABLE, "the server is being stopped"));
      }
    }

    private CallResult refused(Refusal refusal) {
      return switch (refusal) {
        case QUEUE_FULL ->
            CallResult.failed(
                Outcome.CONCURRENCY,
                function.line().running() + " run and " + function.line().waiting() + " wait");
        case TOO_LATE ->
            CallResult.failed(Outcome.UNAVAILABLE, "no turn within " + waited.toMillis() + " ms");
        case CLOSED -> CallResult.failed(Outcome.UNAVAILABLE, "the server is being stopped");
      };
    }
  }

  private static CallResult answer(HttpExchange exchange, CallResult result) {
    return answer(exchange, result, new Headers());
  }

  /** Answers in the place of a function, if that has not. */
  private static CallResult answer(HttpExchange exchange, CallResult result, Headers headers) {
    Outcome outcome = result.outcome();
    if (outcome == Outcome.ANSWERED || result.isSent()) {
      return result;
    }
    headers.add("Cezve-Reason", outcome.reason()).add("Content-Type", "text/plain; charset=utf-8");
    if (outcome == Outcome.CONCURRENCY || outcome == Outcome.UNAVAILABLE) {
      headers.add("Retry-After", RETRY_SECONDS);
    }
    // What is left of the request's body could be anything.
    exchange.closeAfterwards();
    String text = outcome.status() + " " + outcome.reason() + " (request " + exchange.id() + ")\n";
    try {
      exchange.send(outcome.status(), headers, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException | RuntimeException _) {
      // The client is gone; the report says what happened before that.
    }
    return result;
  }

  private void end(
      HttpExchange exchange, Instant begun, long start, @Nullable Turn turn, CallResult result) {
    Start how = result.start();
    if (how == Start.COLD) {
      deployment.get().trim(mostModuleBytes);
    }
    monitor.called(
        new CallReport(
            exchange.id(),
            turn == null ? null : turn.function.config().name(),
            begun,
            exchange.method(),
            exchange.target(),
            exchange.client(),
            result.status(),
            result.outcome(),
            result.detail(),
            result.requestBytes(),
            exchange.sentBytes(),
            turn == null ? Duration.ZERO : turn.waited,
            Duration.ofNanos(System.nanoTime() - start),
            how,
            result.instantiation(),
            result.memoryBytes(),
            result.fuel()));
    if (result.outcome() != Outcome.ANSWERED && result.isSent()) {
      // All that can be done is to let the client see that the response is not whole.
      throw new CloseConnectionException(result.outcome().reason());
    }
  }
}

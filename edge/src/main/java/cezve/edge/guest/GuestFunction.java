package cezve.edge.guest;

import cezve.Instance;
import cezve.edge.Outcome;
import cezve.edge.config.FunctionConfig;
import cezve.edge.monitor.CallReport.Start;
import cezve.edge.monitor.LogLevel;
import cezve.edge.monitor.Refusal;
import cezve.model.error.ModuleException;
import cezve.runtime.Deadline;
import cezve.runtime.Fuel;
import cezve.runtime.Interruption;
import cezve.runtime.PooledInstance;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A function: its module, which is loaded when it is first called, and its instances. Any thread
 * may call it; how many do at once is somebody else's affair.
 */
public final class GuestFunction {
  private final FunctionConfig config;
  private final Surroundings surroundings;
  private volatile @Nullable LoadedFunction loaded;

  /** A function that is not loaded yet. */
  public GuestFunction(FunctionConfig config, Surroundings surroundings) {
    this.config = config;
    this.surroundings = surroundings;
  }

  /** What the configuration says of it. */
  public FunctionConfig config() {
    return config;
  }

  /** The size of its module in bytes, or 0 if that is not loaded. */
  public int moduleBytes() {
    LoadedFunction known = loaded;
    return known == null ? 0 : known.moduleBytes();
  }

  /** Whether its module is loaded. */
  public boolean isLoaded() {
    return loaded != null;
  }

  /** How many of its instances nobody uses. */
  public int idleInstances() {
    LoadedFunction known = loaded;
    return known == null ? 0 : known.pool().idle();
  }

  /** Forgets module and instances; the next call loads them again. */
  public synchronized void unload() {
    loaded = null;
  }

  /**
   * Loads the module, unless it is.
   *
   * @throws IOException if it cannot be had
   * @throws ModuleException if it is malformed or invalid, or imports what it may not or what there
   *     is not
   */
  public synchronized void load() throws IOException {
    LoadedFunction _ = loadedNow();
  }

  private synchronized LoadedFunction loadedNow() throws IOException {
    LoadedFunction known = loaded;
    if (known == null) {
      long begun = System.nanoTime();
      byte[] binary = surroundings.sources().read(config.module());
      known = LoadedFunction.load(config, surroundings.engine(), binary);
      loaded = known;
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      surroundings.monitor().loaded(config.name(), took, known.module().origin());
    }
    return known;
  }

  /**
   * Calls it for a request; returns when it has answered, or cannot any more. What does not answer
   * by itself has sent nothing, unless the result says so.
   *
   * @param sink called by this thread
   */
  public CallResult call(Request request, ResponseSink sink) throws InterruptedException {
    return run(request, sink).send();
  }

  /**
   * Runs it for a request; returns when its instance is free again. What the answer still has to
   * send then fits into a buffer.
   *
   * @param sink called by this thread
   */
  public Answer run(Request request, ResponseSink sink) throws InterruptedException {
    if (request.length() > config.limits().requestBytes()) {
      return Answer.none(
          CallResult.failed(
              Outcome.REQUEST_SIZE,
              "the request has "
                  + request.length()
                  + " bytes of "
                  + config.limits().requestBytes()));
    }
    LoadedFunction known = loaded;
    boolean isCold = known == null;
    try {
      known = known == null ? loadedNow() : known;
    } catch (IOException | ModuleException e) {
      Outcomes.Failure failure = Outcomes.of(e);
      return Answer.none(CallResult.failed(failure.outcome(), failure.detail()));
    }
    GuestCall call = new GuestCall(config, surroundings, request, sink);
    CallResult result = run(known, call, known.program()::run, isCold);
    return new Answer(result, call.response());
  }

  /** Runs something in an instance. */
  private CallResult run(LoadedFunction known, GuestCall call, Body body, boolean isCold)
      throws InterruptedException {
    Run run = new Run(known, call, body, isCold);
    switch (call.errands().place()) {
      case HERE -> {
        try (Carriers.Guest _ = Carriers.enter()) {
          run.run();
        }
      }
      case ELSEWHERE -> {
        surroundings.threads().run(config.limits().stackBytes(), run);
        call.errands().serve();
      }
    }
    return Objects.requireNonNull(run.result);
  }

  /**
   * What its module says of itself, within the limits of a request; null if that is nothing, or the
   * module is not loaded.
   */
  public @Nullable Metadata metadata() throws InterruptedException {
    LoadedFunction known = loaded;
    return known == null ? null : known.metadata(this::readMetadata);
  }

  private @Nullable Metadata readMetadata(LoadedFunction known) throws InterruptedException {
    GuestCall call = new GuestCall(config, surroundings, Request.NONE, new ResponseSink.Nowhere());
    AtomicReference<String> text = new AtomicReference<>();
    CallResult result =
        run(known, call, (instance, _) -> text.set(Program.metadata(instance)), false);
    String json = text.get();
    return result.outcome() == Outcome.ANSWERED && json != null ? Metadata.parse(json) : null;
  }

  /** What is done in an instance. */
  private interface Body {
    void run(Instance instance, GuestCall call);
  }

  /** What runs on the thread that suits the guest. */
  private final class Run implements Runnable {
    private final LoadedFunction function;
    private final GuestCall call;
    private final Body body;
    private final boolean isCold;
    private final long begun = System.nanoTime();
    private Duration instantiation = Duration.ZERO;
    private volatile @Nullable CallResult result;

    Run(LoadedFunction function, GuestCall call, Body body, boolean isCold) {
      this.function = function;
      this.call = call;
      this.body = body;
      this.isCold = isCold;
    }

    @Override
    public void run() {
      call.run(this::call);
    }

    private void call() {
      PooledInstance pooled = null;
      try {
        pooled = function.pool().take();
        Instance instance = Instance.of(pooled);
        instantiation = Duration.ofNanos(System.nanoTime() - begun);
        call.begin(Start.WARM, interruption(instance));
        CallResult outcome = run(instance);
        call.close();
        result = outcome;
      } catch (Throwable thrown) {
        call.close();
        Outcomes.Failure failure = Outcomes.of(thrown);
        result = CallResult.failed(failure.outcome(), failure.detail());
      } finally {
        call.errands().end();
      }
      if (pooled != null) {
        giveBack(pooled);
      }
    }

    private CallResult run(Instance instance) {
      MemoryRefusals refusals = new MemoryRefusals(instance.runtime().store());
      call.watch(refusals);
      try {
        body.run(instance, call);
        return result(instance, new Outcomes.Failure(Outcome.ANSWERED, ""));
      } catch (Throwable thrown) {
        Outcomes.Failure failure = Outcomes.of(thrown);
        return result(
            instance,
            refusals.explain(thrown)
                ? new Outcomes.Failure(
                    Outcome.MEMORY, "more memory was refused; " + failure.detail())
                : failure);
      } finally {
        if (refusals.count() > 0) {
          call.refused(Refusal.MEMORY, refusals.count());
        }
      }
    }

    private CallResult result(Instance instance, Outcomes.Failure end) {
      boolean isAnswered = end.outcome() == Outcome.ANSWERED;
      ResponseBuffer response = call.response();
      Fuel fuel = instance.runtime().store().fuel();
      return new CallResult(
          end.outcome(),
          isAnswered ? null : end.detail(),
          isAnswered || response.isSent() ? response.status() : end.outcome().status(),
          response.isSent(),
          call.body().bytesRead(),
          response.written(),
          isCold ? Start.COLD : call.start(),
          instantiation,
          instance.runtime().memoryBytes(),
          fuel == null ? -1 : fuel.used());
    }

    /** Makes the instance as if new; a start function has to run again in time. */
    private void giveBack(PooledInstance pooled) {
      try (Deadline _ = interruption(Instance.of(pooled)).stopAfter(config.limits().time())) {
        pooled.close();
      } catch (RuntimeException e) {
        surroundings
            .monitor()
            .serverLog(
                LogLevel.WARN, config.name(), "an instance could not be reset: " + e.getMessage());
      }
    }
  }

  private static Interruption interruption(Instance instance) {
    return Objects.requireNonNull(instance.runtime().store().interruption());
  }
}

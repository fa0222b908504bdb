package cezve.edge.guest;

import cezve.edge.config.FunctionConfig;
import cezve.edge.config.FunctionLimits;
import cezve.edge.config.Preopen;
import cezve.edge.monitor.CallReport.Start;
import cezve.edge.monitor.LogLevel;
import cezve.edge.monitor.Refusal;
import cezve.edge.state.KeyValueStore;
import cezve.runtime.Deadline;
import cezve.runtime.Interruption;
import cezve.wasi.Wasi;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A call of a function: what its host functions act on. */
final class GuestCall implements AutoCloseable {
  private static final ScopedValue<GuestCall> CURRENT = ScopedValue.newInstance();

  private final FunctionConfig config;
  private final Surroundings surroundings;
  private final Request request;
  private final Errands errands;
  private final RequestBody body;
  private final ResponseBuffer response;
  private final SentRequests sent = new SentRequests();
  private volatile @Nullable MemoryRefusals memory;
  private @Nullable Wasi wasi;
  private @Nullable Start start;
  private @Nullable Deadline deadline;
  private CpuTime.@Nullable Watch watch;

  GuestCall(FunctionConfig config, Surroundings surroundings, Request request, ResponseSink sink) {
    this.config = config;
    this.surroundings = surroundings;
    this.request = request;
    this.errands = new Errands(GuestThreads.place(config.limits()));
    this.body = new RequestBody(request, errands, config.limits().requestBytes(), this::goOn);
    this.response = new ResponseBuffer(sink, errands, config.limits().responseBytes());
  }

  /** The call that this thread is in. */
  static GuestCall current() {
    return CURRENT.get();
  }

  /** The same; what its guest asks of it shows that it goes on with its work. */
  static GuestCall working() {
    GuestCall call = CURRENT.get();
    call.goOn();
    return call;
  }

  private void goOn() {
    MemoryRefusals known = memory;
    if (known != null) {
      known.goOn();
    }
  }

  /** Does something as this call. */
  void run(Runnable action) {
    ScopedValue.where(CURRENT, this).run(action);
  }

  /** From now on the call takes its time; an instance that is made for it is the first to do so. */
  void begin(Start how, Interruption interruption) {
    if (start != null) {
      return;
    }
    start = how;
    errands.governedBy(interruption);
    FunctionLimits limits = config.limits();
    deadline = interruption.stopAfter(limits.time());
    Duration cpuTime = limits.cpuTime();
    watch = cpuTime == null ? null : CpuTime.watch(cpuTime, interruption);
  }

  /** Sets what tells which memory the guest is refused. */
  void watch(MemoryRefusals refusals) {
    memory = refusals;
  }

  /** Counts what the guest is refused. */
  void refused(Refusal refusal, long times) {
    surroundings.monitor().refused(config.name(), refusal, times);
  }

  /** How its instance came about; null if it has none yet. */
  @Nullable Start start() {
    return start;
  }

  FunctionConfig config() {
    return config;
  }

  /** The function's name, which is that of its state as well. */
  String function() {
    return config.name();
  }

  Request request() {
    return request;
  }

  Errands errands() {
    return errands;
  }

  RequestBody body() {
    return body;
  }

  ResponseBuffer response() {
    return response;
  }

  SentRequests sent() {
    return sent;
  }

  KeyValueStore state() {
    return surroundings.state();
  }

  /** Sends a request to another server. */
  Outbound.Response send(Outbound.Message message) throws IOException {
    try {
      return surroundings.outbound().send(message, config.allowedHosts());
    } catch (DeniedHostException e) {
      throw SentFunctions.denied(e);
    }
  }

  void log(LogLevel level, String text) {
    surroundings.monitor().guestLog(config.name(), request.id(), level, text);
  }

  /** Tells those who look after the server. */
  void complain(String text) {
    surroundings.monitor().serverLog(LogLevel.ERROR, config.name(), text);
  }

  /**
   * The program that WASI's functions see: with the function's environment, nothing to read, and
   * all it writes is logged.
   */
  Wasi wasi() {
    Wasi known = wasi;
    if (known == null) {
      known =
          build(
              environment(Wasi.builder())
                  .arg(config.name())
                  .stdout(new LogLines(this, LogLevel.INFO))
                  .stderr(new LogLines(this, LogLevel.WARN)));
    }
    return known;
  }

  /** Makes the program one that reads the request and writes the response. */
  Wasi program(Wasi.Builder builder, InputStream in, OutputStream out) {
    return build(
        environment(builder)
            .arg(config.name())
            .stdin(in)
            .stdout(out)
            .stderr(new LogLines(this, LogLevel.WARN)));
  }

  private Wasi build(Wasi.Builder builder) {
    try {
      Wasi built = builder.build();
      wasi = built;
      return built;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Wasi.Builder environment(Wasi.Builder builder) {
    config.environment().forEach(builder::env);
    config.secrets().reveal().forEach(builder::env);
    for (Preopen preopen : config.directories()) {
      switch (preopen.access()) {
        case READ -> builder.preopenReadOnly(preopen.host(), preopen.guest());
        case WRITE -> builder.preopen(preopen.host(), preopen.guest());
      }
    }
    return builder;
  }

  /** Closes what the guest has left open, and lets go of the instance. */
  @Override
  public void close() {
    if (watch != null) {
      watch.close();
    }
    if (deadline != null) {
      deadline.close();
    }
    sent.close();
    if (wasi != null) {
      try {
        wasi.close();
      } catch (IOException e) {
        complain("closing its files: " + e.getMessage());
      }
    }
  }
}

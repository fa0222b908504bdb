package cezve.wasi;

import cezve.wasi.Descriptor.Readiness;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Waiting for events. */
final class PollCalls {
  private static final int EVENT_SIZE = 32;

  /** How often to look at descriptors while sleeping on clocks other than the host's. */
  private static final long SLICE_NANOS = 10_000_000;

  private final FdTable table;
  private final WasiClocks clocks;
  private final PollMonitor monitor;
  private final List<StreamOutput> outputs;

  /**
   * @param monitor who is told when a descriptor has become readable
   * @param outputs what to flush before waiting
   */
  PollCalls(FdTable table, WasiClocks clocks, PollMonitor monitor, List<StreamOutput> outputs) {
    this.table = table;
    this.clocks = clocks;
    this.monitor = monitor;
    this.outputs = outputs;
  }

  /** What has happened to a subscription. */
  private record Event(Subscription subscription, Errno error, Readiness readiness) {

    static Event of(Subscription subscription, Readiness readiness) {
      return new Event(subscription, Errno.SUCCESS, readiness);
    }

    /** Of a clock, or of an error, nothing else is to be told. */
    static Event of(Subscription subscription, Errno error) {
      return new Event(subscription, error, new Readiness(0, false));
    }

    void store(GuestMemory memory, long address) {
      memory.store64(address, subscription.userdata());
      memory.store16(address + 8, error.code());
      memory.store16(address + 10, subscription.type().code());
      memory.store32(address + 12, 0);
      memory.store64(address + 16, readiness.bytes());
      memory.store64(address + 24, readiness.hangup() ? 1 : 0);
    }
  }

  /** {@code poll_oneoff(in, out, nsubscriptions, nevents)}. */
  void oneoff(Call call) throws IOException {
    List<Subscription> subscriptions = Subscription.readAll(call, clocks);
    long out = call.address(1);
    call.memory().check(out, (long) subscriptions.size() * EVENT_SIZE);
    StreamOutput.flushAll(outputs);
    List<Event> events = await(subscriptions);
    for (int i = 0; i < events.size(); i++) {
      events.get(i).store(call.memory(), out + (long) i * EVENT_SIZE);
    }
    call.memory().store32(call.address(3), events.size());
  }

  private List<Event> await(List<Subscription> subscriptions) throws IOException {
    while (true) {
      long seen = monitor.events();
      List<Event> events = occurred(subscriptions);
      if (!events.isEmpty()) {
        return events;
      }
      try {
        sleep(subscriptions, seen);
      } catch (InterruptedException _) {
        throw ErrnoException.interrupted();
      }
    }
  }

  private List<Event> occurred(List<Subscription> subscriptions) {
    List<Event> events = new ArrayList<>();
    for (Subscription subscription : subscriptions) {
      Event event = occurred(subscription);
      if (event != null) {
        events.add(event);
      }
    }
    return events;
  }

  private @Nullable Event occurred(Subscription subscription) {
    if (subscription.error() != Errno.SUCCESS) {
      return Event.of(subscription, subscription.error());
    }
    try {
      Readiness readiness =
          switch (subscription.type()) {
            case CLOCK -> subscription.nanosLeft(clocks) <= 0 ? new Readiness(0, false) : null;
            case FD_READ -> descriptor(subscription, Rights.FD_READ).readable();
            case FD_WRITE -> descriptor(subscription, Rights.FD_WRITE).writable();
          };
      return readiness == null ? null : Event.of(subscription, readiness);
    } catch (IOException e) {
      return Event.of(subscription, Errno.of(e));
    }
  }

  private Descriptor descriptor(Subscription subscription, long right) throws ErrnoException {
    FdEntry entry = table.get(subscription.fd());
    entry.require(Rights.POLL_FD_READWRITE | right);
    return entry.descriptor();
  }

  /** Waits until the earliest time, or until a descriptor may have become ready. */
  private void sleep(List<Subscription> subscriptions, long seen)
      throws IOException, InterruptedException {
    long nanos = Long.MAX_VALUE;
    boolean watching = false;
    Watch watch = new Watch();
    for (Subscription subscription : subscriptions) {
      switch (subscription.type()) {
        case CLOCK -> nanos = Math.min(nanos, subscription.nanosLeft(clocks));
        case FD_READ, FD_WRITE -> {
          watch(subscription, watch);
          watching = true;
        }
      }
    }
    if (!watching) {
      clocks.sleep(Math.max(0, nanos));
    } else if (clocks instanceof SystemClocks || nanos == Long.MAX_VALUE) {
      monitor.await(seen, nanos, watch);
    } else {
      clocks.sleep(Math.clamp(nanos, 0, SLICE_NANOS));
    }
  }

  private void watch(Subscription subscription, Watch watch) {
    try {
      table.get(subscription.fd()).descriptor().watch(subscription.type(), watch);
    } catch (ErrnoException _) {
      // Another thread has closed it, which the next look will find.
      monitor.signal();
    }
  }
}

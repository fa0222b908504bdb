package cezve.wasi;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Clocks that only move when someone sleeps. */
final class FixedClocks implements WasiClocks {
  private final long start;
  private final AtomicLong elapsed = new AtomicLong();

  FixedClocks(Instant start) {
    this.start = TimeUnit.SECONDS.toNanos(start.getEpochSecond()) + start.getNano();
  }

  @Override
  public long realtime() {
    return start + elapsed.get();
  }

  @Override
  public long monotonic() {
    return elapsed.get();
  }

  @Override
  public long processCpuTime() {
    return elapsed.get();
  }

  @Override
  public long threadCpuTime() {
    return elapsed.get();
  }

  @Override
  public long resolution() {
    return 1;
  }

  @Override
  public void sleep(long nanos) {
    elapsed.addAndGet(nanos);
  }
}

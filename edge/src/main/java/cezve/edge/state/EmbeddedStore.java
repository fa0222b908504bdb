package cezve.edge.state;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A store in a file of this machine. */
final class EmbeddedStore implements KeyValueStore {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int READERS = 2;

  private final StoreFile file;
  private final InstantSource clock;
  private final Committer committer;

  /**
   * Threads of their own read the file: to interrupt a thread that is reading closes the file for
   * all others.
   */
  private final @Nullable ExecutorService readers;

  EmbeddedStore(StoreFile file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
    this.committer = new Committer(file, clock);
    this.readers =
        file.isInMemory()
            ? null
            : Executors.newFixedThreadPool(
                READERS, Thread.ofPlatform().daemon().name("state-reader-", 0).factory());
  }

  @Override
  public byte @Nullable [] get(String namespace, byte[] key) {
    byte[] full = Entries.key(namespace, key);
    Executor executor = readers == null ? Runnable::run : readers;
    try {
      Reading reading = await(CompletableFuture.supplyAsync(() -> committer.read(full), executor));
      return reading.isCommitted()
          ? reading.value()
          : change(full, entries -> entries.get(full, now()));
    } catch (RejectedExecutionException e) {
      throw file.problem("closed", e);
    }
  }

  @Override
  public void set(String namespace, byte[] key, byte[] value, @Nullable Duration timeToLive) {
    byte[] full = Entries.key(namespace, key);
    byte[] copy = value.clone();
    long millis = timeToLive == null ? 0 : TimeToLive.millis(timeToLive);
    change(
        full,
        entries -> {
          entries.set(full, copy, end(millis));
          return true;
        });
  }

  @Override
  public boolean delete(String namespace, byte[] key) {
    byte[] full = Entries.key(namespace, key);
    return change(full, entries -> entries.delete(full, now()));
  }

  @Override
  public long increment(String namespace, byte[] key, long delta) throws NotANumberException {
    byte[] full = Entries.key(namespace, key);
    @Nullable Long sum = change(full, entries -> increment(entries, full, delta));
    if (sum == null) {
      throw Decimal.problem(key);
    }
    return sum;
  }

  private @Nullable Long increment(Entries entries, byte[] key, long delta) {
    long now = now();
    byte[] value = entries.get(key, now);
    Long number = value == null ? Long.valueOf(0) : Decimal.parse(value);
    if (number == null) {
      return null;
    }
    long sum = number + delta;
    boolean isOverflow = ((number ^ sum) & (delta ^ sum)) < 0;
    if (isOverflow) {
      return null;
    }
    entries.set(key, Decimal.format(sum), entries.end(key, now));
    return sum;
  }

  @Override
  public boolean compareAndSet(
      String namespace,
      byte[] key,
      byte @Nullable [] expected,
      byte @Nullable [] value,
      @Nullable Duration timeToLive) {
    byte[] full = Entries.key(namespace, key);
    byte[] copy = value == null ? null : value.clone();
    byte[] compared = expected == null ? null : expected.clone();
    long millis = timeToLive == null ? 0 : TimeToLive.millis(timeToLive);
    return change(
        full,
        entries -> {
          if (!Arrays.equals(entries.get(full, now()), compared)) {
            return false;
          }
          if (copy == null) {
            entries.delete(full, now());
          } else {
            entries.set(full, copy, end(millis));
          }
          return true;
        });
  }

  @Override
  public boolean isReady() {
    try {
      await(committer.probe());
      return true;
    } catch (StateException _) {
      return false;
    }
  }

  /** Removes all entries that are over, which otherwise happens now and then. */
  void purge() {
    boolean isMore = true;
    while (isMore) {
      isMore = change(new byte[0], entries -> entries.purge(now(), Committer.MOST_CHANGES) > 0);
    }
  }

  /** Waits until what others want is done. */
  @Override
  public void close() {
    committer.close();
    if (readers != null) {
      readers.shutdown();
    }
  }

  private long now() {
    return clock.millis();
  }

  private long end(long millis) {
    return millis == 0 ? 0 : now() + millis;
  }

  private <T extends @Nullable Object> T change(byte[] key, Function<Entries, T> action) {
    return await(committer.submit(key, action));
  }

  private <T extends @Nullable Object> T await(CompletableFuture<T> result) {
    try {
      return result.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw file.problem("interrupted while waiting for it", e);
    } catch (TimeoutException e) {
      throw file.problem("no answer within " + PATIENCE.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw cause instanceof StateException known
          ? new StateException(String.valueOf(known.getMessage()), known)
          : file.problem(cause == null ? e : cause);
    }
  }
}

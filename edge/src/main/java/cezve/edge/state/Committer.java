package cezve.edge.state;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that changes a store. All changes that have come while it was committing are
 * committed together. After a failure it opens the file again: what had not been committed is gone,
 * and whoever waits for it is told so.
 */
final class Committer implements AutoCloseable {
  static final int MOST_CHANGES = 1_000;
  private static final Duration CARE_INTERVAL = Duration.ofMillis(200);
  private static final int FILL_RATE = 50;
  private static final int COMPACTED_BYTES = 1 << 20;
  private static final int CLOSING_MILLIS = 200;

  private final StoreFile file;
  private final InstantSource clock;
  private final BlockingQueue<Change<?>> queue = new LinkedBlockingQueue<>();

  /** The keys whose values may have been changed, but not committed. */
  private final Set<ByteBuffer> uncommitted = ConcurrentHashMap.newKeySet();

  private final Thread thread;

  /** Null after a failure. */
  private volatile @Nullable Entries entries;

  private volatile boolean isClosing;
  private volatile boolean isClosed;
  private boolean isUnforced;

  /**
   * Opens a file.
   *
   * @throws StateException if that cannot be done
   */
  Committer(StoreFile file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
    this.entries = open();
    this.thread = Thread.ofPlatform().daemon().name("state-committer").start(this::run);
  }

  private Entries open() {
    MVStore store = file.open();
    try {
      return new Entries(store);
    } catch (MVStoreException e) {
      store.closeImmediately();
      throw file.problem(e);
    }
  }

  /** Does something at a key, and commits it. */
  <T extends @Nullable Object> CompletableFuture<T> submit(
      byte[] key, Function<Entries, T> action) {
    Change<T> change = new Change<>(key, action);
    queue.add(change);
    if (isClosed) {
      refuseQueued();
    }
    return change.told();
  }

  /** Succeeds if there can be changes. */
  CompletableFuture<Boolean> probe() {
    return submit(new byte[0], _ -> true);
  }

  /** What is at a key now. Any thread may ask. */
  Reading read(byte[] key) {
    Entries current = entries;
    if (current == null) {
      return Reading.uncertain();
    }
    try {
      byte[] value = current.get(key, clock.millis());
      boolean isCommitted = !uncommitted.contains(ByteBuffer.wrap(key)) && current == entries;
      return isCommitted ? Reading.of(value) : Reading.uncertain();
    } catch (MVStoreException _) {
      // Either the file is being opened again, or this happens once more, and is told then.
      return Reading.uncertain();
    }
  }

  private void run() {
    List<Change<?>> batch = new ArrayList<>();
    long nextCare = System.nanoTime() + CARE_INTERVAL.toNanos();
    while (!isClosing || !queue.isEmpty()) {
      try {
        Change<?> first =
            queue.poll(Math.max(0, nextCare - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, MOST_CHANGES - 1);
          commit(batch);
          batch.clear();
        }
        if (System.nanoTime() - nextCare >= 0) {
          takeCare();
          nextCare = System.nanoTime() + CARE_INTERVAL.toNanos();
        }
      } catch (InterruptedException _) {
        // Nobody does this to a thread that nobody else knows.
      }
    }
    closeStore();
    isClosed = true;
    refuseQueued();
  }

  private void refuseQueued() {
    for (Change<?> change = queue.poll(); change != null; change = queue.poll()) {
      change.fail(file.problem("closed", null));
    }
  }

  private void commit(List<Change<?>> batch) {
    try {
      Entries current = opened();
      for (Change<?> change : batch) {
        uncommitted.add(change.key());
        change.apply(current);
      }
      current.store().commit();
      isUnforced = true;
      uncommitted.clear();
      batch.forEach(Change::succeed);
    } catch (RuntimeException | Error e) {
      StateException problem = e instanceof StateException known ? known : file.problem(e);
      discard();
      uncommitted.clear();
      batch.forEach(change -> change.fail(problem));
    }
  }

  private Entries opened() {
    Entries current = entries;
    if (current == null) {
      current = open();
      entries = current;
    }
    return current;
  }

  /** Forgets what is not committed. */
  private void discard() {
    Entries current = entries;
    entries = null;
    if (current != null && !file.isInMemory()) {
      current.store().closeImmediately();
    }
  }

  /** Removes entries that are over, and makes room in the file. */
  private void takeCare() {
    Entries current = entries;
    if (current == null) {
      return;
    }
    try {
      if (current.purge(clock.millis(), MOST_CHANGES) > 0) {
        current.store().commit();
        isUnforced = true;
      }
      if (isUnforced && !file.isInMemory()) {
        current.store().sync();
        isUnforced = current.store().compact(FILL_RATE, COMPACTED_BYTES);
      }
    } catch (RuntimeException _) {
      // Whoever wants something next is told, if it happens again.
      discard();
    }
  }

  private void closeStore() {
    Entries current = entries;
    if (current != null) {
      try {
        current.store().close(CLOSING_MILLIS);
      } catch (MVStoreException _) {
        current.store().closeImmediately();
      }
    }
  }

  /** Waits until everything in the queue is done. */
  @Override
  public void close() {
    isClosing = true;
    queue.add(new Change<>(new byte[0], _ -> true));
    boolean isInterrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

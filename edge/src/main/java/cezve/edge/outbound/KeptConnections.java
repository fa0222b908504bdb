package cezve.edge.outbound;

import cezve.edge.watch.Lookout;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connections that nobody uses, for a short time: the longer they are kept, the likelier it is that
 * the server gives them up at the very moment a request is sent.
 */
final class KeptConnections {
  private static final int MOST = 128;
  private static final int MOST_TO_ONE = 16;
  private static final long PERIOD_MILLIS = 250;

  private final long mostNanos;
  private final Map<Destination, Deque<Kept>> byDestination = new HashMap<>();
  private final Lookout<Kept> lookout =
      new Lookout<>("cezve-connections", PERIOD_MILLIS, this::giveUpOld);
  private int count;

  private record Kept(HttpConnection connection, long since) {}

  /**
   * None yet.
   *
   * @param most how long they are kept
   */
  KeptConnections(Duration most) {
    this.mostNanos = TimeUnit.NANOSECONDS.convert(most);
  }

  /** A connection that can be used, which is no longer kept; or null. */
  @Nullable HttpConnection take(Destination destination) {
    for (Kept last = removeLast(destination); last != null; last = removeLast(destination)) {
      if (!isOld(last) && last.connection.isQuiet()) {
        return last.connection;
      }
      last.connection.closeResource();
    }
    return null;
  }

  private synchronized @Nullable Kept removeLast(Destination destination) {
    Deque<Kept> all = byDestination.get(destination);
    if (all == null) {
      return null;
    }
    Kept last = all.getLast();
    remove(last);
    return last;
  }

  private synchronized boolean remove(Kept kept) {
    Destination destination = kept.connection.destination();
    Deque<Kept> all = byDestination.get(destination);
    if (all == null || !all.remove(kept)) {
      return false;
    }
    if (all.isEmpty()) {
      byDestination.remove(destination);
    }
    count--;
    return lookout.remove(kept);
  }

  /** Keeps a connection, or closes it if there are enough. */
  void add(HttpConnection connection) {
    if (!tryAdd(new Kept(connection, System.nanoTime()))) {
      connection.closeResource();
    }
  }

  private synchronized boolean tryAdd(Kept kept) {
    Deque<Kept> all =
        byDestination.computeIfAbsent(kept.connection.destination(), _ -> new ArrayDeque<>());
    boolean hasRoom = count < MOST && all.size() < MOST_TO_ONE;
    if (hasRoom) {
      all.addLast(kept);
      count++;
      lookout.add(kept);
    } else if (all.isEmpty()) {
      byDestination.remove(kept.connection.destination());
    }
    return hasRoom;
  }

  private boolean isOld(Kept kept) {
    return System.nanoTime() - kept.since > mostNanos;
  }

  private void giveUpOld(Collection<Kept> all) {
    for (Kept each : all) {
      if (isOld(each) && remove(each)) {
        each.connection.closeResource();
      }
    }
  }
}

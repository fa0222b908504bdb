package cezve.edge.guest;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The responses that a guest has not closed yet, by their handles. */
final class SentRequests implements AutoCloseable {
  private static final int MOST = 16;

  private final Map<Integer, Outbound.Response> open = new HashMap<>();
  private int last;

  /** Whether there can be another one. */
  boolean hasRoom() {
    return open.size() < MOST;
  }

  int add(Outbound.Response response) {
    last++;
    open.put(last, response);
    return last;
  }

  Outbound.@Nullable Response get(int handle) {
    return open.get(handle);
  }

  boolean close(int handle) {
    Outbound.Response response = open.remove(handle);
    if (response == null) {
      return false;
    }
    response.close();
    return true;
  }

  @Override
  public void close() {
    open.values().forEach(Outbound.Response::close);
    open.clear();
  }
}

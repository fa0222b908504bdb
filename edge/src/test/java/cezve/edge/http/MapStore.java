package cezve.edge.http;

import cezve.edge.state.KeyValueStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps values for a test. */
final class MapStore implements KeyValueStore {
  private final Map<String, byte[]> values = new HashMap<>();

  private static String key(String namespace, byte[] key) {
    return namespace + "/" + HexFormat.of().formatHex(key);
  }

  @Override
  public synchronized byte @Nullable [] get(String namespace, byte[] key) {
    return values.get(key(namespace, key));
  }

  @Override
  public synchronized void set(
      String namespace, byte[] key, byte[] value, @Nullable Duration timeToLive) {
    values.put(key(namespace, key), value);
  }

  @Override
  public synchronized boolean delete(String namespace, byte[] key) {
    return values.remove(key(namespace, key)) != null;
  }

  @Override
  public synchronized long increment(String namespace, byte[] key, long delta) {
    byte[] before = get(namespace, key);
    long sum =
        delta + (before == null ? 0 : Long.parseLong(new String(before, StandardCharsets.UTF_8)));
    set(namespace, key, Long.toString(sum).getBytes(StandardCharsets.UTF_8), null);
    return sum;
  }

  @Override
  public synchronized boolean compareAndSet(
      String namespace,
      byte[] key,
      byte @Nullable [] expected,
      byte @Nullable [] value,
      @Nullable Duration timeToLive) {
    if (!Arrays.equals(get(namespace, key), expected)) {
      return false;
    }
    if (value == null) {
      boolean _ = delete(namespace, key);
    } else {
      set(namespace, key, value, timeToLive);
    }
    return true;
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public void close() {}
}

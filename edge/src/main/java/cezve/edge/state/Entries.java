package cezve.edge.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a store that is open, and an index of when they are over. One thread at a time may
 * change them, while others read.
 */
final class Entries {
  private static final long NEVER = 0;

  private final MVStore store;

  /** Values behind the time when they are over, in milliseconds since 1970. */
  private final MVMap<byte[], byte[]> values;

  /** Keys behind the time when they are over. */
  private final MVMap<byte[], byte[]> ends;

  Entries(MVStore store) {
    this.store = store;
    this.values = store.openMap("values", bytes());
    this.ends = store.openMap("ends", bytes());
  }

  private static MVMap.Builder<byte[], byte[]> bytes() {
    return new MVMap.Builder<byte[], byte[]>()
        .keyType(ByteArrayDataType.INSTANCE)
        .valueType(ByteArrayDataType.INSTANCE);
  }

  MVStore store() {
    return store;
  }

  /** A key that no other namespace has. */
  static byte[] key(String namespace, byte[] key) {
    byte[] name = namespace.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Integer.BYTES + name.length + key.length)
        .putInt(name.length)
        .put(name)
        .put(key)
        .array();
  }

  /** The value of a key, or null if there is none any more. */
  byte @Nullable [] get(byte[] key, long now) {
    byte[] stored = values.get(key);
    return stored == null || isOver(end(stored), now)
        ? null
        : Arrays.copyOfRange(stored, Long.BYTES, stored.length);
  }

  /** Sets a value that never ends, or at a time after 0. */
  void set(byte[] key, byte[] value, long end) {
    byte[] before = values.put(key, prefixed(end, value));
    long endBefore = before == null ? NEVER : end(before);
    if (endBefore != end) {
      removeEnd(endBefore, key);
      if (end != NEVER) {
        ends.put(prefixed(end, key), new byte[0]);
      }
    }
  }

  /** When the value of a key that is there is over. */
  long end(byte[] key, long now) {
    byte[] stored = values.get(key);
    return stored == null || isOver(end(stored), now) ? NEVER : end(stored);
  }

  /** Removes a key; whether it was there still. */
  boolean delete(byte[] key, long now) {
    byte[] before = values.remove(key);
    if (before == null) {
      return false;
    }
    removeEnd(end(before), key);
    return !isOver(end(before), now);
  }

  /** Removes entries that are over, at most a number of them; how many. */
  int purge(long now, int most) {
    int purged = 0;
    byte[] first = ends.firstKey();
    while (first != null && purged < most && isOver(end(first), now)) {
      values.remove(Arrays.copyOfRange(first, Long.BYTES, first.length));
      ends.remove(first);
      purged++;
      first = ends.firstKey();
    }
    return purged;
  }

  private void removeEnd(long end, byte[] key) {
    if (end != NEVER) {
      ends.remove(prefixed(end, key));
    }
  }

  private static boolean isOver(long end, long now) {
    return end != NEVER && end <= now;
  }

  private static long end(byte[] prefixed) {
    return ByteBuffer.wrap(prefixed).getLong();
  }

  private static byte[] prefixed(long end, byte[] bytes) {
    return ByteBuffer.allocate(Long.BYTES + bytes.length).putLong(end).put(bytes).array();
  }
}

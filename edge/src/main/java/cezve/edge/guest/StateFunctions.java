package cezve.edge.guest;

import cezve.HostFunction;
import cezve.Memory;
import cezve.edge.monitor.Refusal;
import cezve.edge.state.KeyValueStore;
import cezve.edge.state.NotANumberException;
import cezve.edge.state.StateException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Host functions by which a guest keeps what outlives the request. */
final class StateFunctions {
  private static final int MOST_KEY_BYTES = 1 << 10;
  private static final int MOST_VALUE_BYTES = 1 << 20;
  private static final int ABSENT = -1;

  @FunctionalInterface
  private interface Action {
    int on(KeyValueStore store, String namespace) throws NotANumberException;
  }

  private static int with(Action action) {
    GuestCall call = GuestCall.working();
    try {
      return action.on(call.state(), call.function());
    } catch (NotANumberException _) {
      return Status.INVALID;
    } catch (StateException e) {
      call.complain(String.valueOf(e.getMessage()));
      return Status.UNAVAILABLE;
    }
  }

  /** Whether a key or a value is; that is counted. */
  private static boolean isTooLarge(int keyLength, int valueLength) {
    boolean isTooLarge =
        Integer.compareUnsigned(keyLength, MOST_KEY_BYTES) > 0 || valueLength > MOST_VALUE_BYTES;
    if (isTooLarge) {
      GuestCall.working().refused(Refusal.STATE_SIZE, 1);
    }
    return isTooLarge;
  }

  private static @Nullable Duration time(long millis) {
    return millis == 0 ? null : Duration.ofMillis(millis);
  }

  @HostFunction("kv_get")
  int get(Memory memory, int key, int keyLength, int buffer, int capacity) {
    if (isTooLarge(keyLength, 0)) {
      return Status.TOO_LARGE;
    }
    byte[] name = Bytes.get(memory, key, keyLength);
    return with(
        (store, namespace) -> Bytes.answer(memory, buffer, capacity, store.get(namespace, name)));
  }

  @HostFunction("kv_set")
  int set(Memory memory, int key, int keyLength, int value, int valueLength, long ttl) {
    if (isTooLarge(keyLength, valueLength)) {
      return Status.TOO_LARGE;
    }
    byte[] name = Bytes.get(memory, key, keyLength);
    byte[] bytes = Bytes.get(memory, value, valueLength);
    return ttl < 0
        ? Status.INVALID
        : with((store, namespace) -> {
          store.set(namespace, name, bytes, time(ttl));
          return Status.OK;
        });
  }

  @HostFunction("kv_delete")
  int delete(Memory memory, int key, int keyLength) {
    if (isTooLarge(keyLength, 0)) {
      return Status.TOO_LARGE;
    }
    byte[] name = Bytes.get(memory, key, keyLength);
    return with((store, namespace) -> store.delete(namespace, name) ? 1 : 0);
  }

  @HostFunction("kv_increment")
  int increment(Memory memory, int key, int keyLength, long delta, int result) {
    if (isTooLarge(keyLength, 0)) {
      return Status.TOO_LARGE;
    }
    byte[] name = Bytes.get(memory, key, keyLength);
    // Before it is too late: what traps has done nothing.
    byte[] _ = Bytes.get(memory, result, Long.BYTES);
    return with((store, namespace) -> {
      Bytes.putLong(memory, result, store.increment(namespace, name, delta));
      return Status.OK;
    });
  }

  @HostFunction("kv_compare_and_set")
  int compareAndSet(
      Memory memory,
      int key,
      int keyLength,
      int expected,
      int expectedLength,
      int value,
      int valueLength,
      long ttl) {
    if (isTooLarge(keyLength, Math.max(expectedLength, valueLength))) {
      return Status.TOO_LARGE;
    }
    byte[] name = Bytes.get(memory, key, keyLength);
    byte[] before = expectedLength == ABSENT ? null : Bytes.get(memory, expected, expectedLength);
    byte[] after = valueLength == ABSENT ? null : Bytes.get(memory, value, valueLength);
    return ttl < 0
        ? Status.INVALID
        : with((store, namespace) ->
            store.compareAndSet(namespace, name, before, after, time(ttl)) ? 1 : 0);
  }
}

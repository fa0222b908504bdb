package cezve.edge.state;

import cezve.edge.config.StateConfig;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/** A store in a Redis server. */
final class RedisStore implements KeyValueStore {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final int MOST_CONNECTIONS = 64;
  private static final String PREFIX = "cezve:";
  private static final byte[] PROBE = "cezve:probe".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NOTHING = {};

  /**
   * Arguments: whether a value is expected, that value, what to do, the new value, its time to
   * live.
   */
  private static final byte[] COMPARE_AND_SET =
      """
      local found = redis.call('GET', KEYS[1])
      if ARGV[1] == 'none' then
        if found then return 0 end
      elseif found ~= ARGV[2] then
        return 0
      end
      if ARGV[3] == 'delete' then
        redis.call('DEL', KEYS[1])
      elseif ARGV[3] == 'expire' then
        redis.call('SET', KEYS[1], ARGV[4], 'PX', ARGV[5])
      else
        redis.call('SET', KEYS[1], ARGV[4])
      end
      return 1
      """
          .getBytes(StandardCharsets.UTF_8);

  private final String server;
  private final JedisPooled redis;

  RedisStore(StateConfig.Redis config) {
    this.server = config.server();
    int millis = (int) TIMEOUT.toMillis();
    this.redis = new JedisPooled(poolConfig(), config.uri(), millis, millis);
  }

  private static ConnectionPoolConfig poolConfig() {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(MOST_CONNECTIONS);
    pool.setMaxIdle(MOST_CONNECTIONS);
    pool.setMaxWait(TIMEOUT);
    pool.setJmxEnabled(false);
    return pool;
  }

  /** A key that no other namespace has, as the length of its name comes first. */
  static byte[] key(String namespace, byte[] key) {
    byte[] name = namespace.getBytes(StandardCharsets.UTF_8);
    byte[] length = (PREFIX + name.length + ":").getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(length.length + name.length + 1 + key.length)
        .put(length)
        .put(name)
        .put((byte) ':')
        .put(key)
        .array();
  }

  @Override
  public byte @Nullable [] get(String namespace, byte[] key) {
    byte[] full = key(namespace, key);
    try {
      return redis.get(full);
    } catch (JedisConnectionException _) {
      // The connection may have been lying idle for longer than the server was there.
      redis.getPool().clear();
      return call(() -> redis.get(full));
    } catch (JedisException e) {
      throw problem(e);
    }
  }

  @Override
  public void set(String namespace, byte[] key, byte[] value, @Nullable Duration timeToLive) {
    byte[] full = key(namespace, key);
    SetParams params = new SetParams();
    SetParams timed = timeToLive == null ? params : params.px(TimeToLive.millis(timeToLive));
    String _ = call(() -> redis.set(full, value, timed));
  }

  @Override
  public boolean delete(String namespace, byte[] key) {
    byte[] full = key(namespace, key);
    return call(() -> redis.del(full)) > 0;
  }

  @Override
  public long increment(String namespace, byte[] key, long delta) throws NotANumberException {
    byte[] full = key(namespace, key);
    try {
      return call(() -> redis.incrBy(full, delta));
    } catch (StateException e) {
      if (e.getCause() instanceof JedisDataException wrong && isAboutNumber(wrong)) {
        throw Decimal.problem(key);
      }
      throw e;
    }
  }

  private static boolean isAboutNumber(JedisDataException e) {
    String message = String.valueOf(e.getMessage());
    return message.startsWith("ERR value is not an integer")
        || message.startsWith("ERR increment or decrement would overflow");
  }

  @Override
  public boolean compareAndSet(
      String namespace,
      byte[] key,
      byte @Nullable [] expected,
      byte @Nullable [] value,
      @Nullable Duration timeToLive) {
    String what = value == null ? "delete" : timeToLive == null ? "keep" : "expire";
    long millis = timeToLive == null ? 0 : TimeToLive.millis(timeToLive);
    List<byte[]> keys = List.of(key(namespace, key));
    List<byte[]> arguments =
        List.of(
            word(expected == null ? "none" : "value"),
            expected == null ? NOTHING : expected,
            word(what),
            value == null ? NOTHING : value,
            word(Long.toString(millis)));
    return Long.valueOf(1).equals(call(() -> redis.eval(COMPARE_AND_SET, keys, arguments)));
  }

  private static byte[] word(String word) {
    return word.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean isReady() {
    try {
      String _ = call(() -> redis.set(PROBE, NOTHING, new SetParams().px(TIMEOUT.toMillis())));
      return true;
    } catch (StateException _) {
      return false;
    }
  }

  @Override
  public void close() {
    redis.close();
  }

  private <T> T call(Supplier<T> operation) {
    try {
      return operation.get();
    } catch (JedisConnectionException e) {
      // Others were probably opened to the same server, which is gone.
      redis.getPool().clear();
      throw problem(e);
    } catch (JedisException e) {
      throw problem(e);
    }
  }

  private StateException problem(JedisException e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return new StateException(server + ": " + deepest.getMessage(), e);
  }
}

package cezve.edge.state;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Values by keys, for each namespace its own. Each operation is atomic, also against those of other
 * processes that share the store; once it has returned, what it wrote survives the end of the
 * process, however that comes. Any thread may use it.
 *
 * <p>All operations throw {@link StateException} if the store cannot be reached or written to: then
 * it is not known whether they were done.
 */
public interface KeyValueStore extends AutoCloseable {

  /** The value of a key, or null if there is none, or its time is over. */
  byte @Nullable [] get(String namespace, byte[] key);

  /**
   * Sets the value of a key.
   *
   * @param timeToLive after which it is gone; null for never
   */
  void set(String namespace, byte[] key, byte[] value, @Nullable Duration timeToLive);

  /** Removes a key; whether it was there. */
  boolean delete(String namespace, byte[] key);

  /**
   * Adds to the value of a key, which is a decimal number, 0 if it is not there. How long it lives
   * does not change.
   *
   * @return the sum
   * @throws NotANumberException if it is no decimal number of 64 bits, or the sum is not
   */
  long increment(String namespace, byte[] key, long delta) throws NotANumberException;

  /**
   * Sets the value of a key if it has the value that is expected.
   *
   * @param expected null if the key is expected not to be there
   * @param value null to remove the key
   * @param timeToLive after which the new value is gone; null for never
   * @return whether it was as expected
   */
  boolean compareAndSet(
      String namespace,
      byte[] key,
      byte @Nullable [] expected,
      byte @Nullable [] value,
      @Nullable Duration timeToLive);

  /** Whether the store can be reached and written to now. */
  boolean isReady();

  @Override
  void close();
}

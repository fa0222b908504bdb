package cezve.model.error;

/** A memory is larger than a store allows, or makes all of its memories so, or is one too many. */
public final class MemoryLimitException extends ExhaustionException {

  /**
   * A memory that there cannot be.
   *
   * @param details what was asked for, and what the limit is
   */
  public MemoryLimitException(String details) {
    super(Exhaustion.MEMORY_LIMIT, details);
  }
}

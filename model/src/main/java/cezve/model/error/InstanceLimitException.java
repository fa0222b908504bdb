package cezve.model.error;

/** There is no room in a store for another instance of a module. */
public final class InstanceLimitException extends ExhaustionException {

  /**
   * An instance that there cannot be.
   *
   * @param details what the limit is
   */
  public InstanceLimitException(String details) {
    super(Exhaustion.INSTANCE_LIMIT, details);
  }
}

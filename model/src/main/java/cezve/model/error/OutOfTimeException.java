package cezve.model.error;

/** Code ran until its deadline, and was stopped there. */
public final class OutOfTimeException extends ExhaustionException {

  /**
   * A deadline that has passed.
   *
   * @param details how much time there was
   */
  public OutOfTimeException(String details) {
    super(Exhaustion.TIME, details);
  }
}

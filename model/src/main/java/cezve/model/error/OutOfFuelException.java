package cezve.model.error;

/** Code has consumed more fuel than its store had. */
public final class OutOfFuelException extends ExhaustionException {

  /**
   * An end of fuel.
   *
   * @param details how much there was
   */
  public OutOfFuelException(String details) {
    super(Exhaustion.FUEL, details);
  }
}

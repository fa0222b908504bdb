package cezve.edge.guest;

import cezve.edge.Outcome;

/** Thrown through the guest's code when a host function has ended it. */
final class Ended extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Outcome outcome;

  Ended(Outcome outcome, String detail) {
    super(detail, null, false, false);
    this.outcome = outcome;
  }

  Outcome outcome() {
    return outcome;
  }
}

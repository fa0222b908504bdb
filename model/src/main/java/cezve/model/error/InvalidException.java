package cezve.model.error;

/** A well-formed module that breaks a rule of validation. */
public final class InvalidException extends ModuleException {
  public InvalidException(String problem) {
    this(problem, Position.UNKNOWN, "");
  }

  public InvalidException(String problem, Position position, String context) {
    super(problem, position, context);
  }

  /** The same error with its place, for rules that do not know where they are applied. */
  public InvalidException at(Position position, String context) {
    return position().equals(Position.UNKNOWN)
        ? new InvalidException(problem(), position, context)
        : this;
  }
}

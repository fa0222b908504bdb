package cezve.model.error;

/** A valid module whose imports are not satisfied, or whose instantiation is not possible. */
public final class LinkException extends ModuleException {
  public LinkException(String problem) {
    super(problem, Position.UNKNOWN, "");
  }
}

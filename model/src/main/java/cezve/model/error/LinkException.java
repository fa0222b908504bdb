package cezve.model.error;

/** A valid module whose imports are not satisfied, or whose instantiation is not possible. */
public sealed class LinkException extends ModuleException permits ForbiddenImportException {
  public LinkException(String problem) {
    super(problem, Position.UNKNOWN, "");
  }
}

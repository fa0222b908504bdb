package cezve.model.error;

/** A module imports what its store does not allow. */
public final class ForbiddenImportException extends LinkException {

  /**
   * An import that is not allowed.
   *
   * @param name the module and the name that it is imported by
   */
  public ForbiddenImportException(String name) {
    super("import not allowed: " + name);
  }
}

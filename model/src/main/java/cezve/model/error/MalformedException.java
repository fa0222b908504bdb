package cezve.model.error;

/** Bytes or text that are not a module by the rules of their format. */
public final class MalformedException extends ModuleException {
  public MalformedException(String problem, Position position) {
    this(problem, position, "");
  }

  public MalformedException(String problem, Position position, String context) {
    super(problem, position, context);
  }
}

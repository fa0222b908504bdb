package cezve.model.error;

/** A module that cannot be used, and where in it the reason stands. */
public abstract sealed class ModuleException extends WasmException
    permits MalformedException, InvalidException, LinkException {
  private final String problem;
  private final Position position;
  private final String context;

  ModuleException(String problem, Position position, String context) {
    super(render(problem, position, context));
    this.problem = problem;
    this.position = position;
    this.context = context;
  }

  /** What is wrong, without the place. */
  public String problem() {
    return problem;
  }

  /** Where it is wrong. */
  public Position position() {
    return position;
  }

  /** What stands there, such as {@code function 12 "main"}; empty if there is no more to say. */
  public String context() {
    return context;
  }

  private static String render(String problem, Position position, String context) {
    String named = context.isEmpty() ? "" : ", " + context;
    return switch (position) {
      case Position.Offset offset -> problem + " (" + offset + named + ")";
      case Position.Text text ->
          text + ": " + problem + (context.isEmpty() ? "" : " (" + context + ")");
      case Position.Unknown _ -> context.isEmpty() ? problem : problem + " (" + context + ")";
    };
  }
}

package cezve.model.error;

/** A limit of this implementation, or one set by the embedder, was reached while running. */
public final class ExhaustionException extends ExecutionException {
  private final Exhaustion resource;

  public ExhaustionException(Exhaustion resource) {
    super(resource.text(), JavaFrames.KEPT);
    this.resource = resource;
  }

  public ExhaustionException(Exhaustion resource, String details) {
    super(resource.text() + ": " + details, JavaFrames.KEPT);
    this.resource = resource;
  }

  /** What was exhausted. */
  public Exhaustion resource() {
    return resource;
  }
}

package cezve.model.error;

/**
 * A limit of this implementation, or one set by the embedder, was reached while running. Limits
 * that embedders set have classes of their own. Code cannot catch any of them.
 */
public sealed class ExhaustionException extends ExecutionException
    permits OutOfFuelException,
        OutOfTimeException,
        HostCallDepthException,
        MemoryLimitException,
        TableLimitException,
        InstanceLimitException {
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
  public final Exhaustion resource() {
    return resource;
  }
}

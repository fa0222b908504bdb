package cezve.runtime;

/** An instance that was taken from a pool, until it is closed. */
public final class PooledInstance implements AutoCloseable {
  private final InstancePool pool;
  private final ModuleInstance instance;
  private boolean closed;

  PooledInstance(InstancePool pool, ModuleInstance instance) {
    this.pool = pool;
    this.instance = instance;
  }

  /**
   * The instance.
   *
   * @throws IllegalStateException if it was given back
   */
  public ModuleInstance instance() {
    if (closed) {
      throw new IllegalStateException("the instance was given back to its pool");
    }
    return instance;
  }

  /**
   * Gives it back, when none of its functions is running any longer. Its functions, memories and so
   * on must not be used afterwards: they will be somebody else's.
   *
   * @throws cezve.model.error.ExecutionException if the start function does not return, as another
   *     one may need it to; then the pool does without the instance
   */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      pool.giveBack(instance);
    }
  }
}

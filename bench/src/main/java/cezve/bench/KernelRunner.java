package cezve.bench;

/** A kernel loaded into an engine, to be run again and again. */
public interface KernelRunner extends AutoCloseable {

  /**
   * Runs the kernel.
   *
   * @param n the amount of work
   * @return the checksum: an i32 with its sign extended, an i64, or the raw bits of an f64
   */
  long run(int n);

  /** Gives back what the engine holds for the kernel. */
  @Override
  default void close() {}
}

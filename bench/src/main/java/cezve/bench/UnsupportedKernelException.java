package cezve.bench;

/** An engine lacks a feature that a kernel needs. */
public final class UnsupportedKernelException extends Exception {
  private static final long serialVersionUID = 1L;

  UnsupportedKernelException(Engine engine, Kernel kernel, RuntimeException cause) {
    super(engine + " cannot load " + kernel + ": " + cause.getMessage(), cause);
  }
}

package cezve.model.error;

/**
 * The root of all errors that a module, not a mistake in this project, gives rise to.
 *
 * <p>An exception shows no Java stack trace: what matters is where in the module it arose. Errors
 * at run time collect the WebAssembly frames that they unwind.
 */
public abstract sealed class WasmException extends RuntimeException
    permits ModuleException, ExecutionException {

  WasmException(String message) {
    this(message, JavaFrames.NONE);
  }

  WasmException(String message, JavaFrames frames) {
    super(message, null, false, frames == JavaFrames.KEPT);
  }

  /** Whether an exception knows the Java frames where it arose. */
  protected enum JavaFrames {
    /** For what is thrown often, or not by compiled functions. */
    NONE,
    /** For compiled functions, which are Java methods: their frames become those of the trace. */
    KEPT
  }
}

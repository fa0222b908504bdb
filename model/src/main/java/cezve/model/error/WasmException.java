package cezve.model.error;

/**
 * The root of all errors that a module, not a mistake in this project, gives rise to.
 *
 * <p>An exception carries no Java stack trace: what matters is where in the module it arose. Errors
 * at run time collect the WebAssembly frames that they unwind.
 */
public abstract sealed class WasmException extends RuntimeException
    permits ModuleException, ExecutionException {

  WasmException(String message) {
    super(message, null, false, false);
  }
}

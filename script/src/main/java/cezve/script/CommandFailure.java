package cezve.script;

import cezve.model.error.ExecutionException;
import cezve.model.error.WasmException;
import java.util.List;

/** The reason for which a command failed. */
final class CommandFailure extends Exception {
  private static final int FRAMES_SHOWN = 3;

  private final String reason;

  CommandFailure(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  /** What went wrong, in one line or a few. */
  String reason() {
    return reason;
  }

  /** An error of the module's that was not asked for. */
  static CommandFailure unexpected(WasmException error) {
    return new CommandFailure(describe(error));
  }

  /** The kind of an error, its message, and where it arose if that is known. */
  static String describe(WasmException error) {
    String message = ErrorKind.of(error) + ": " + error.getMessage();
    if (error instanceof ExecutionException execution && !execution.trace().isEmpty()) {
      List<String> trace = execution.trace();
      message +=
          ", in " + String.join(", in ", trace.subList(0, Math.min(trace.size(), FRAMES_SHOWN)));
    }
    return message;
  }

  /** A mistake of the runtime's own. */
  static CommandFailure internal(Throwable error) {
    StackTraceElement[] trace = error.getStackTrace();
    StringBuilder reason = new StringBuilder("internal error: ").append(error);
    for (int i = 0; i < Math.min(trace.length, FRAMES_SHOWN); i++) {
      reason.append("\n    at ").append(trace[i]);
    }
    return new CommandFailure(reason.toString());
  }
}

package cezve.edge.guest;

import cezve.edge.Outcome;
import cezve.model.error.ExecutionException;
import cezve.model.error.ExhaustionException;
import cezve.model.error.HostException;
import cezve.model.error.InterruptionException;
import cezve.model.error.LinkException;
import cezve.model.error.ModuleException;
import cezve.model.error.ThrownException;
import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.error.WasmException;
import cezve.wasi.ProcExit;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What it means that a guest was left by an exception. */
final class Outcomes {

  /**
   * An outcome.
   *
   * @param detail for the log
   */
  record Failure(Outcome outcome, String detail) {}

  private Outcomes() {}

  /** What an exception means that left a guest, or kept it from being made. */
  static Failure of(Throwable thrown) {
    return switch (thrown) {
      case HostException e when e.getCause() != null -> of(e.getCause());
      case Ended e -> new Failure(e.outcome(), String.valueOf(e.getMessage()));
      case ProcExit e ->
          new Failure(Outcome.EXIT, "the program has ended with status " + exitCode(e));
      case InterruptionException e -> failure(Outcome.CPU, e);
      case ExhaustionException e -> failure(exhausted(e), e);
      case TrapException e -> failure(Outcome.TRAP, e);
      case ThrownException e -> failure(Outcome.TRAP, e);
      case LinkException e -> failure(Outcome.IMPORT, e);
      case ModuleException e -> failure(Outcome.IMPORT, e);
      case UncheckedIOException e ->
          new Failure(Outcome.UNAVAILABLE, String.valueOf(e.getMessage()));
      case IOException e -> new Failure(Outcome.UNAVAILABLE, String.valueOf(e.getMessage()));
      case OutOfMemoryError e -> new Failure(Outcome.MEMORY, "the server: " + e.getMessage());
      case StackOverflowError _ -> new Failure(Outcome.STACK, "call stack exhausted in the server");
      default -> new Failure(Outcome.INTERNAL, thrown.toString());
    };
  }

  /**
   * Whether a guest was left by what code does that lacks what it cannot do without: it aborts,
   * exits, throws, or uses an address that it did not get.
   */
  static boolean isGivingUp(Throwable thrown) {
    return switch (thrown) {
      case HostException e when e.getCause() != null -> isGivingUp(e.getCause());
      case ProcExit _ -> true;
      case ThrownException _ -> true;
      case TrapException e -> isGivingUp(e.trap());
      default -> false;
    };
  }

  private static boolean isGivingUp(Trap trap) {
    return switch (trap) {
      case UNREACHABLE, OUT_OF_BOUNDS_MEMORY_ACCESS -> true;
      case INTEGER_DIVIDE_BY_ZERO,
          INTEGER_OVERFLOW,
          INVALID_CONVERSION_TO_INTEGER,
          OUT_OF_BOUNDS_TABLE_ACCESS,
          OUT_OF_BOUNDS_ARRAY_ACCESS,
          UNDEFINED_ELEMENT,
          UNINITIALIZED_ELEMENT,
          INDIRECT_CALL_TYPE_MISMATCH,
          NULL_REFERENCE,
          NULL_FUNCTION_REFERENCE,
          NULL_STRUCTURE_REFERENCE,
          NULL_ARRAY_REFERENCE,
          NULL_I31_REFERENCE,
          NULL_EXCEPTION_REFERENCE,
          CAST_FAILURE,
          UNALIGNED_ATOMIC,
          EXPECTED_SHARED_MEMORY,
          UNIMPLEMENTED_IMPORT,
          HOST_FUNCTION ->
          false;
    };
  }

  private static String exitCode(ProcExit exit) {
    return Integer.toUnsignedString(exit.exitCode());
  }

  private static Outcome exhausted(ExhaustionException e) {
    return switch (e.resource()) {
      case CALL_STACK, HOST_CALLS -> Outcome.STACK;
      case MEMORY, MEMORY_LIMIT, TABLE_LIMIT, INSTANCE_LIMIT -> Outcome.MEMORY;
      case FUEL -> Outcome.CPU;
      case TIME -> Outcome.TIME;
    };
  }

  private static Failure failure(Outcome outcome, WasmException e) {
    StringBuilder text = new StringBuilder(String.valueOf(e.getMessage()));
    if (e instanceof ExecutionException execution) {
      execution.trace().forEach(frame -> text.append("\n  in ").append(frame));
    }
    return new Failure(outcome, text.toString());
  }
}

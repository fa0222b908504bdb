package cezve.script;

import cezve.model.error.ExhaustionException;
import cezve.model.error.HostException;
import cezve.model.error.InterruptionException;
import cezve.model.error.InvalidException;
import cezve.model.error.LinkException;
import cezve.model.error.MalformedException;
import cezve.model.error.ModuleException;
import cezve.model.error.ThrownException;
import cezve.model.error.TrapException;
import cezve.model.error.WasmException;

/** The kinds of errors that assertions tell apart. */
enum ErrorKind {
  MALFORMED("malformed module"),
  INVALID("invalid module"),
  UNLINKABLE("unlinkable module"),
  TRAP("trap"),
  EXHAUSTION("exhaustion"),
  EXCEPTION("uncaught exception"),
  INTERRUPTION("interruption"),
  HOST("failure of the host");

  private final String text;

  ErrorKind(String text) {
    this.text = text;
  }

  static ErrorKind of(WasmException error) {
    return switch (error) {
      case MalformedException _ -> MALFORMED;
      case InvalidException _ -> INVALID;
      case LinkException _ -> UNLINKABLE;
      case TrapException _ -> TRAP;
      case ExhaustionException _ -> EXHAUSTION;
      case ThrownException _ -> EXCEPTION;
      case InterruptionException _ -> INTERRUPTION;
      case HostException _ -> HOST;
    };
  }

  /** The error's own text, without the place where it stands. */
  static String text(WasmException error) {
    return error instanceof ModuleException module
        ? module.problem()
        : String.valueOf(error.getMessage());
  }

  /** The kind as messages name it. */
  @Override
  public String toString() {
    return text;
  }
}

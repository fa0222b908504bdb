package cezve.cli;

/** The exit statuses of the command, besides those of the programs that it runs. */
public final class ExitCode {
  public static final int OK = 0;

  /** The module cannot be read, or is malformed, invalid or not linkable. */
  public static final int BAD_MODULE = 1;

  public static final int USAGE = 2;

  /** A mistake of Cezve's own. */
  public static final int INTERNAL_ERROR = 70;

  /** The program did not end in time: the status of {@code timeout}. */
  public static final int TIME = 124;

  /** The program trapped or exhausted a resource: the status of a process that aborts. */
  public static final int TRAP = 134;

  private ExitCode() {}
}

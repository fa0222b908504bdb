package cezve.cli;

import cezve.model.error.ExecutionException;
import cezve.model.error.ExhaustionException;
import cezve.model.error.HostCallDepthException;
import cezve.model.error.HostException;
import cezve.model.error.InstanceLimitException;
import cezve.model.error.InterruptionException;
import cezve.model.error.InvalidException;
import cezve.model.error.LinkException;
import cezve.model.error.MalformedException;
import cezve.model.error.MemoryLimitException;
import cezve.model.error.ModuleException;
import cezve.model.error.OutOfFuelException;
import cezve.model.error.OutOfTimeException;
import cezve.model.error.Position;
import cezve.model.error.TableLimitException;
import cezve.model.error.ThrownException;
import cezve.model.error.TrapException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Turns what goes wrong in a command into a message and an exit status. */
final class Failures {
  /** A module that cannot be used, with the file it came from. */
  static final class BadModule extends Exception {
    private final String problem;
    private final @Nullable String excerpt;

    private BadModule(String message, String problem, @Nullable String excerpt) {
      super(message);
      this.problem = problem;
      this.excerpt = excerpt;
    }

    BadModule(String file, String problem) {
      this(file + ": " + problem, problem, null);
    }

    /**
     * A module that is not one.
     *
     * @param excerpt two lines of the text it is written in: one with the place and one with a
     *     caret under it; or null
     */
    BadModule(String file, ModuleException problem, @Nullable String excerpt) {
      this(
          (problem.position() instanceof Position.Text place ? place : file)
              + ": "
              + describe(problem),
          describe(problem),
          excerpt);
    }

    BadModule(String file, IOException problem) {
      this(file, Failures.describe(problem));
    }

    /** What is wrong, without the file. */
    String problem() {
      return problem;
    }

    /** See the constructor. */
    @Nullable String excerpt() {
      return excerpt;
    }

    private static String describe(ModuleException problem) {
      String kind =
          switch (problem) {
            case MalformedException _ -> "malformed module: ";
            case InvalidException _ -> "invalid module: ";
            case LinkException _ -> "cannot be linked: ";
          };
      if (!(problem.position() instanceof Position.Text)) {
        return kind + problem.getMessage();
      }
      String context = problem.context();
      return kind + problem.problem() + (context.isEmpty() ? "" : " (" + context + ")");
    }
  }

  /** What went wrong with a file, without a Java class name. */
  static String describe(IOException problem) {
    return switch (problem) {
      case NoSuchFileException _ -> "no such file or directory";
      case AccessDeniedException _ -> "permission denied";
      case NotDirectoryException _ -> "not a directory";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> String.valueOf(problem.getMessage());
    };
  }

  /** Arguments that make no sense for the module at hand. */
  static final class WrongUsage extends Exception {
    WrongUsage(@Nullable String problem) {
      super(problem);
    }
  }

  private static String kind(ExecutionException problem) {
    return switch (problem) {
      case OutOfFuelException _, OutOfTimeException _, HostCallDepthException _ -> "";
      case MemoryLimitException _, TableLimitException _, InstanceLimitException _ -> "";
      case TrapException _, ExhaustionException _ -> "trap: ";
      case ThrownException _ -> "uncaught exception: ";
      case InterruptionException _, HostException _ -> "";
    };
  }

  /** Does something; its exit status, or that of what goes wrong, which is printed. */
  static int guard(Callable<Integer> action, PrintWriter err) {
    try {
      return action.call();
    } catch (Throwable problem) {
      return report(problem, err);
    }
  }

  /** Prints what is wrong; the exit status. */
  static int report(Throwable problem, PrintWriter err) {
    int status =
        switch (problem) {
          case BadModule e -> {
            err.println("cezve: " + Printable.text(String.valueOf(e.getMessage())));
            String excerpt = e.excerpt();
            if (excerpt != null) {
              err.println(Printable.lines(excerpt));
            }
            yield ExitCode.BAD_MODULE;
          }
          case WrongUsage e -> {
            err.println("cezve: " + Printable.text(String.valueOf(e.getMessage())));
            yield ExitCode.USAGE;
          }
          case ExecutionException e -> {
            err.println("cezve: " + kind(e) + Printable.text(String.valueOf(e.getMessage())));
            for (String frame : e.trace()) {
              err.println((frame.startsWith("…") ? "    " : "    in ") + Printable.text(frame));
            }
            yield e instanceof OutOfTimeException ? ExitCode.TIME : ExitCode.TRAP;
          }
          case OutOfMemoryError e -> {
            err.println("cezve: trap: out of memory: " + e.getMessage());
            yield ExitCode.TRAP;
          }
          default -> {
            err.println("cezve: internal error: " + problem);
            if (System.getenv("CEZVE_DEBUG") == null) {
              err.println("    please report it; CEZVE_DEBUG=1 shows where it happened");
            } else {
              problem.printStackTrace(err);
            }
            yield ExitCode.INTERNAL_ERROR;
          }
        };
    err.flush();
    return status;
  }
}

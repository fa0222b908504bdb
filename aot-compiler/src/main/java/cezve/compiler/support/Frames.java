package cezve.compiler.support;

import cezve.model.error.ExecutionException;
import cezve.model.error.Position;
import cezve.model.error.ThrownException;
import cezve.model.instruction.Instr;
import cezve.model.module.Expression;
import cezve.model.module.Func;
import cezve.model.module.InstrCursor;
import cezve.model.type.ExternKind;
import cezve.runtime.ModuleInstance;
import cezve.validator.ValidModule;
import java.util.Arrays;

/**
 * The names and line numbers of generated methods, and the way back from Java's stack frames to
 * those of WebAssembly.
 */
public final class Frames {
  /** What stands between the name of a function and its index. */
  private static final char INDEX = '@';

  /** What stands between that and the number of a part, if the function is cut into several. */
  private static final char PART = '$';

  private static final String BODY = "body";

  /** What the names of methods start or end with that make a tail call. */
  public static final String TAIL = "tail";

  private static final String GENERATED = "wasm.";
  private static final String ENTRY = GENERATED + "Entry";

  // A line number has 16 bits. Those that are left over stand for as many offsets together as it
  // takes to number the largest function that modules may have.
  private static final int LAST_LINE = 0xFFFF;
  private static final int EXACT_LINES = 0xC000;
  private static final int OFFSETS_PER_LINE = 512;

  /** Stands for the frames between the function that threw and the one called from outside. */
  private static final String OMITTED = "…";

  private static final int UNKNOWN = -1;

  private Frames() {}

  /** The name of a function's method. */
  public static String method(String name, int function) {
    return name + INDEX + function;
  }

  /** The name of the method with a function's code, if the first method hands over tail calls. */
  public static String body(String method) {
    return method + PART + BODY;
  }

  /** The name of the method that calls such a function in the place of another. */
  public static String tail(String method) {
    return method + PART + TAIL;
  }

  /** The name of a part of a function. */
  public static String part(String method, int part) {
    return method + PART + part;
  }

  /** The index of the function that a method is of, or -1 if it is of none. */
  public static int function(String method) {
    int index = method.lastIndexOf(INDEX);
    if (index < 0) {
      return -1;
    }
    int part = method.indexOf(PART, index);
    return Integer.parseInt(method.substring(index + 1, part < 0 ? method.length() : part));
  }

  /** Whether a function's method is one of several that it is cut into. */
  public static boolean isPart(String method) {
    int part = method.indexOf(PART, method.lastIndexOf(INDEX));
    return part >= 0 && !method.endsWith(PART + BODY) && !method.endsWith(PART + TAIL);
  }

  /** The line number of an instruction, counted in offsets from the first one's. */
  public static int line(int offset, int first) {
    int distance = Math.max(0, offset - first);
    return distance < EXACT_LINES
        ? distance + 1
        : Math.min(EXACT_LINES + 1 + (distance - EXACT_LINES) / OFFSETS_PER_LINE, LAST_LINE);
  }

  /** The least offset that has a line number, the way back from {@link #line}. */
  public static int offset(int line, int first) {
    return line <= EXACT_LINES
        ? first + line - 1
        : first + EXACT_LINES + (line - EXACT_LINES - 1) * OFFSETS_PER_LINE;
  }

  /**
   * Turns the Java frames of an exception, up to the call into the instance, into WebAssembly's,
   * and leaves the others for whoever called.
   *
   * @param entry the function that was called from outside of the instance
   */
  static void unwind(ExecutionException exception, CompiledFunction entry) {
    ModuleInstance instance = entry.context.instance();
    StackTraceElement[] frames = exception.getStackTrace();
    if (exception instanceof ThrownException thrown) {
      if (frames.length == 0) {
        nameThrower(thrown, entry);
        return;
      }
      // The frames say where it was thrown first.
      thrown.caught();
    }
    LineNumbers numbers = entry.context.loader().lineNumbers();
    int function = UNKNOWN;
    boolean part = false;
    boolean replaced = false;
    int i = 0;
    for (; i < frames.length && !isEntry(frames[i]); i++) {
      String method = frames[i].getMethodName();
      boolean generated = frames[i].getClassName().startsWith(GENERATED);
      int index = generated ? function(method) : -1;
      replaced |= generated && isTailCall(method);
      // Of a function that is cut, the part where execution stood comes first, then its callers.
      if (index < 0 || frames[i].getLineNumber() < 0 || (part && index == function)) {
        part &= index == function && isPart(method);
        continue;
      }
      function = index;
      part = isPart(method);
      if (!replaced) {
        add(exception, instance, index, frames[i].getLineNumber(), numbers);
      }
      replaced = false;
    }
    int rest = Math.min(i + 1, frames.length);
    exception.setStackTrace(Arrays.copyOfRange(frames, rest, frames.length));
  }

  /** Whether the method's caller is a function that the callee has replaced. */
  private static boolean isTailCall(String method) {
    return method.endsWith(PART + TAIL) || (method.startsWith(TAIL) && method.indexOf(INDEX) < 0);
  }

  /** Adds the frame of the function that threw, and that of the one called from outside. */
  private static void nameThrower(ThrownException exception, CompiledFunction entry) {
    int thrower = exception.takeThrower();
    if (thrower == UNKNOWN) {
      return;
    }
    ModuleInstance instance = entry.context.instance();
    add(exception, instance, thrower);
    if (thrower != entry.index) {
      exception.unwind(OMITTED);
      add(exception, instance, entry.index);
    }
  }

  private static void add(
      ExecutionException exception,
      ModuleInstance instance,
      int function,
      int line,
      LineNumbers numbers) {
    int offset = FunctionLines.of(instance.module(), function, numbers).offset(line);
    if (offset >= 0) {
      exception.at(offset);
    }
    add(exception, instance, function);
  }

  private static void add(ExecutionException exception, ModuleInstance instance, int function) {
    ValidModule module = instance.module();
    exception.unwind(module.module().names().function(function), body(module, function));
  }

  /**
   * The offset of which the line number is 1. If all code of the module is within so few bytes that
   * line numbers can be the offsets themselves, they are; or else they start anew in each function,
   * with the least offset of its instructions. In a text, that need not be the first's.
   */
  public static int firstOffset(ValidModule module, int function) {
    if (end(module) <= EXACT_LINES) {
      return 1;
    }
    InstrCursor cursor = body(module, function).open();
    int first = Integer.MAX_VALUE;
    do {
      Instr instr = cursor.next();
      first = Math.min(first, cursor.offset());
      if (instr == null) {
        return first;
      }
    } while (isText(module, function));
    return first;
  }

  /** The offset behind the last function, if it is known. */
  private static long end(ValidModule module) {
    Func last = module.module().funcs().getLast();
    return last.position() instanceof Position.Offset(long offset)
        ? offset + last.code().size()
        : Long.MAX_VALUE;
  }

  private static boolean isText(ValidModule module, int function) {
    int imported = module.importCount(ExternKind.FUNC);
    return module.module().funcs().get(function - imported).code().size() == 0;
  }

  private static Expression body(ValidModule module, int function) {
    int imported = module.importCount(ExternKind.FUNC);
    return module.module().funcs().get(function - imported).code().body();
  }

  private static boolean isEntry(StackTraceElement frame) {
    return frame.getClassName().equals(CompiledFunction.class.getName())
        || frame.getClassName().startsWith(ENTRY);
  }
}

package cezve.compiler.support;

import cezve.model.error.ExecutionException;
import cezve.model.instruction.Instr;
import cezve.model.module.Expression;
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

  private static final int LAST_LINE = 0xFFFF;

  private Frames() {}

  /** The name of a function's method. */
  public static String method(String name, int function) {
    return name + INDEX + function;
  }

  /** The name of a part of a function. */
  public static String part(String method, int part) {
    return method + PART + part;
  }

  /** The line number of an instruction, counted in offsets from the least of the function. */
  public static int line(int offset, int first) {
    return Math.clamp((long) offset - first + 1, 1, LAST_LINE);
  }

  /**
   * Turns the Java frames of an exception, up to the call into the instance, into WebAssembly's,
   * and leaves the others for whoever called.
   */
  static void unwind(ExecutionException exception, ModuleInstance instance) {
    StackTraceElement[] frames = exception.getStackTrace();
    int function = -1;
    boolean part = false;
    int i = 0;
    for (; i < frames.length && !isEntry(frames[i]); i++) {
      int index = function(frames[i]);
      // Of a function that is cut, the part where execution stood comes first, then its callers.
      if (index < 0 || frames[i].getLineNumber() < 0 || (part && index == function)) {
        part &= index == function && frames[i].getMethodName().indexOf(PART) >= 0;
        continue;
      }
      function = index;
      part = frames[i].getMethodName().lastIndexOf(PART) > frames[i].getMethodName().indexOf(INDEX);
      add(exception, instance, index, frames[i].getLineNumber());
    }
    int rest = Math.min(i + 1, frames.length);
    exception.setStackTrace(Arrays.copyOfRange(frames, rest, frames.length));
  }

  private static void add(
      ExecutionException exception, ModuleInstance instance, int function, int line) {
    ValidModule module = instance.module();
    exception.at(firstOffset(module, function) + line - 1L);
    exception.unwind(module.module().names().function(function), body(module, function));
  }

  /** The least offset of a function's instructions; in a text, that need not be the first's. */
  public static int firstOffset(ValidModule module, int function) {
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

  private static boolean isText(ValidModule module, int function) {
    int imported = module.importCount(ExternKind.FUNC);
    return module.module().funcs().get(function - imported).code().size() == 0;
  }

  private static Expression body(ValidModule module, int function) {
    int imported = module.importCount(ExternKind.FUNC);
    return module.module().funcs().get(function - imported).code().body();
  }

  private static boolean isEntry(StackTraceElement frame) {
    return frame.getClassName().equals(CompiledFunction.class.getName());
  }

  /** The index of the function whose method it is, or -1. */
  private static int function(StackTraceElement frame) {
    String method = frame.getMethodName();
    int index = method.lastIndexOf(INDEX);
    if (index < 0 || !frame.getClassName().startsWith("wasm.")) {
      return -1;
    }
    int part = method.indexOf(PART, index);
    return Integer.parseInt(method.substring(index + 1, part < 0 ? method.length() : part));
  }
}

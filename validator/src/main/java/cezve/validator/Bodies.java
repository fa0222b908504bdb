package cezve.validator;

import cezve.model.module.Func;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of a module's functions, each of which is valid or not by itself. Where there is much
 * code, several threads take chunks of it in order; whatever their timing, the error reported is
 * that of the first function with one.
 */
final class Bodies {
  /** The bytes of code from which on it pays to ask for help. */
  private static final long MUCH_CODE = 1 << 20;

  /** The bytes of code that a thread takes at a time, or more by up to one function. */
  private static final int CHUNK = 1 << 16;

  private final Context context;
  private final List<Func> funcs;

  /** Where each chunk starts; the next one's start is its end. */
  private int[] starts = new int[16];

  private int chunks;
  private int taken;
  private int helping;
  private int failedFunction;
  private @Nullable Throwable failure;

  Bodies(Context context) {
    this.context = context;
    this.funcs = context.module.funcs();
    this.failedFunction = funcs.size();
  }

  /**
   * Validates all bodies.
   *
   * @throws cezve.model.error.InvalidException of the first function that is not valid, if no
   *     earlier one is malformed
   * @throws cezve.model.error.MalformedException of the first function that is malformed, if no
   *     earlier one is invalid
   */
  void validate(Executor helpers) {
    long size = 0;
    for (int i = 0; i < funcs.size(); i++) {
      size += funcs.get(i).code().size();
    }
    if (size < MUCH_CODE) {
      ExpressionValidator expressions = new ExpressionValidator(context);
      for (int i = 0; i < funcs.size(); i++) {
        expressions.body(i);
      }
    } else {
      split();
      ask(helpers);
      work();
      await();
      rethrow();
    }
  }

  private void split() {
    int start = 0;
    long size = 0;
    for (int i = 0; i < funcs.size(); i++) {
      size += funcs.get(i).code().size();
      if (size >= CHUNK) {
        addChunk(start);
        start = i + 1;
        size = 0;
      }
    }
    addChunk(start);
    starts[chunks] = funcs.size();
  }

  private void addChunk(int start) {
    if (chunks + 1 == starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
    }
    starts[chunks++] = start;
  }

  private void ask(Executor helpers) {
    int processors = Runtime.getRuntime().availableProcessors();
    try {
      for (int i = 1; i < Math.min(processors, chunks); i++) {
        helpers.execute(this::help);
      }
    } catch (RejectedExecutionException e) {
      // Nobody helps, or fewer than there could be: the calling thread does what is left.
      return;
    }
  }

  private void help() {
    if (joins()) {
      try {
        work();
      } finally {
        leave();
      }
    }
  }

  private void work() {
    ExpressionValidator expressions = new ExpressionValidator(context);
    for (int chunk = take(); chunk >= 0; chunk = take()) {
      int function = starts[chunk];
      try {
        while (function < starts[chunk + 1]) {
          expressions.body(function);
          function++;
        }
      } catch (RuntimeException | Error e) {
        fail(function, e);
      }
    }
  }

  /** The next chunk to validate, or -1 if there is none whose errors could be the first. */
  private synchronized int take() {
    return taken < chunks && starts[taken] < failedFunction ? taken++ : -1;
  }

  private synchronized void fail(int function, Throwable error) {
    if (function < failedFunction) {
      failedFunction = function;
      failure = error;
    }
  }

  /** A helper that comes when everything is taken is not waited for. */
  private synchronized boolean joins() {
    if (taken == chunks) {
      return false;
    }
    helping++;
    return true;
  }

  private synchronized void leave() {
    helping--;
    notifyAll();
  }

  private synchronized void await() {
    boolean interrupted = false;
    while (helping > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void rethrow() {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException error) {
      throw error;
    }
  }
}

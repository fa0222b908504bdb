package cezve.tree;

import cezve.model.error.Exhaustion;
import cezve.model.error.ExhaustionException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work that calls itself for code that is nested, and that may be asked for where a guest has used
 * up nearly all of the stack. It is done on the thread that asks if that has some stack left, and
 * on a thread with a large stack of its own if it has not, or if that was not enough.
 *
 * <p>What is left is tried out before: a class of ours, or of the JDK, whose initialisation ends by
 * a {@link StackOverflowError} could never be used again.
 */
public final class DeepWork {
  private static final long STACK_BYTES = 1L << 30;

  // Frames of at least 50 bytes.
  private static final int FRAMES = 2_500;

  private DeepWork() {}

  /**
   * Does the work, twice if the first attempt ran out of stack.
   *
   * @throws ExhaustionException "call stack exhausted" if even the large stack is not enough
   */
  public static <T> T run(Supplier<T> work) {
    try {
      use(FRAMES);
    } catch (StackOverflowError _) {
      return onLargeStack(work);
    }
    try {
      return work.get();
    } catch (StackOverflowError _) {
      return onLargeStack(work);
    }
  }

  /** Uses a number of stack frames. */
  private static int use(int frames) {
    return frames == 0 ? 0 : use(frames - 1) + 1;
  }

  private static <T> T onLargeStack(Supplier<T> work) {
    AtomicReference<@Nullable T> result = new AtomicReference<>();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                result.set(work.get());
              } catch (Throwable e) {
                failure.set(e);
              }
            },
            "cezve-deep-work",
            STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    join(thread);
    return switch (failure.get()) {
      case null -> Objects.requireNonNull(result.get());
      case StackOverflowError _ ->
          throw new ExhaustionException(
              Exhaustion.CALL_STACK, "the code of a function is nested too deeply");
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new AssertionError("BUG: a checked exception", failure.get());
    };
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

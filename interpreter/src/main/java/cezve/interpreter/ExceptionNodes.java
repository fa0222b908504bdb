package cezve.interpreter;

import cezve.runtime.CallLayout;
import cezve.runtime.ExceptionInstance;
import cezve.runtime.TagInstance;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that throw and catch exceptions. Between nodes an exception is an outcome like a branch,
 * which costs a hundredth of what unwinding the Java stack does.
 */
final class ExceptionNodes {
  private ExceptionNodes() {}

  static StmtNode throwing(int tag, CallLayout layout, Arguments values) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        long[] numbers = layout.newNumbers();
        @Nullable Object[] references = layout.newReferences();
        values.pass(f, numbers, references);
        f.thrown = new ExceptionInstance(f.instance.tag(tag), numbers, references);
        return THROW;
      }
    };
  }

  static StmtNode throwingReference(RefOperand reference) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        f.thrown = ExceptionInstance.nonNull(reference.eval(f));
        return THROW;
      }
    };
  }

  /** See {@link cezve.tree.Stmt.Try}. */
  static final class Try extends StmtNode {
    private final StmtNode body;
    private final Handler[] handlers;

    Try(StmtNode body, Handler[] handlers) {
      this.body = body;
      this.handlers = handlers;
    }

    @Override
    int run(Frame f) {
      int outcome = body.run(f);
      return outcome == THROW ? handle(f) : outcome;
    }

    private int handle(Frame f) {
      ExceptionInstance thrown = f.thrown;
      if (thrown == null) {
        throw new AssertionError("BUG: nothing was thrown");
      }
      for (Handler handler : handlers) {
        if (handler.catches(f, thrown.tag())) {
          thrown.caught();
          f.thrown = null;
          return handler.run(f, thrown);
        }
      }
      return THROW;
    }
  }

  /** See {@link cezve.tree.Stmt.Handler}. */
  static final class Handler {
    private static final int NONE = -1;

    private final int tag;
    private final Results values;
    private final int exception;
    private final StmtNode body;

    /**
     * A handler.
     *
     * @param tag the tag's index, null for all exceptions
     * @param exception the cell for the exception itself, or null
     */
    Handler(@Nullable Integer tag, Results values, @Nullable Integer exception, StmtNode body) {
      this.tag = tag == null ? NONE : tag;
      this.values = values;
      this.exception = exception == null ? NONE : exception;
      this.body = body;
    }

    boolean catches(Frame f, TagInstance thrown) {
      return tag == NONE || f.instance.tag(tag) == thrown;
    }

    int run(Frame f, ExceptionInstance thrown) {
      values.take(thrown.numbers(), thrown.references(), f);
      if (exception != NONE) {
        f.references[exception] = thrown;
      }
      return body.run(f);
    }
  }
}

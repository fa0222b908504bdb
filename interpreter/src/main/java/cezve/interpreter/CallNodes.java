package cezve.interpreter;

import cezve.runtime.CallLayout;
import cezve.runtime.ExceptionInstance;
import cezve.runtime.FuncInstance;
import org.jspecify.annotations.Nullable;

/** Nodes that call functions. */
final class CallNodes {
  private CallNodes() {}

  /** Finds what is to be called, or traps. */
  interface Target {
    FuncInstance find(Frame f);
  }

  /** Takes over what an activation has left: results, or an exception. */
  private static int finish(Frame callee, Results results, Frame f) {
    if (callee.thrown != null) {
      f.thrown = callee.thrown;
      return StmtNode.THROW;
    }
    results.take(callee.numbers, callee.references, f);
    return StmtNode.NEXT;
  }

  /** Calls a function of the same module, which needs no function instance for that. */
  static final class Local extends StmtNode {
    private final LocalCallee callee;
    private final Arguments arguments;
    private final Results results;

    Local(InterpretedModule module, int function, Arguments arguments, Results results) {
      this.callee = new LocalCallee(module, function);
      this.arguments = arguments;
      this.results = results;
    }

    @Override
    int run(Frame f) {
      Frame frame = new Frame(callee.code(), f.instance, f.memory);
      arguments.pass(f, frame.numbers, frame.references);
      return finish(FunctionCode.run(frame), results, f);
    }
  }

  /** Goes on as a function of the same module. */
  static final class LocalTail extends StmtNode {
    private final LocalCallee callee;
    private final Arguments arguments;

    LocalTail(InterpretedModule module, int function, Arguments arguments) {
      this.callee = new LocalCallee(module, function);
      this.arguments = arguments;
    }

    @Override
    int run(Frame f) {
      Frame frame = new Frame(callee.code(), f.instance, f.memory);
      arguments.pass(f, frame.numbers, frame.references);
      f.tail = frame;
      return TAIL_CALL;
    }
  }

  /** Calls a function that is found when the call is executed. */
  static final class Other extends StmtNode {
    private final Target target;
    private final CallLayout layout;
    private final Arguments arguments;
    private final Results results;

    Other(Target target, CallLayout layout, Arguments arguments, Results results) {
      this.target = target;
      this.layout = layout;
      this.arguments = arguments;
      this.results = results;
    }

    @Override
    int run(Frame f) {
      Activation callee = Activation.prepare(f, target, layout, arguments);
      if (callee.frame != null) {
        return finish(FunctionCode.run(callee.frame), results, f);
      }
      if (!callee.call(f)) {
        return THROW;
      }
      results.take(callee.numbers, callee.references, f);
      return NEXT;
    }
  }

  /** Goes on as a function that is found when the call is executed. */
  static final class OtherTail extends StmtNode {
    private final Target target;
    private final CallLayout layout;
    private final Arguments arguments;

    OtherTail(Target target, CallLayout layout, Arguments arguments) {
      this.target = target;
      this.layout = layout;
      this.arguments = arguments;
    }

    @Override
    int run(Frame f) {
      Activation callee = Activation.prepare(f, target, layout, arguments);
      if (callee.frame != null) {
        f.tail = callee.frame;
        return TAIL_CALL;
      }
      if (!callee.call(f)) {
        return THROW_PAST_HANDLERS;
      }
      int cells = layout.resultCells();
      System.arraycopy(callee.numbers, 0, f.numbers, 0, cells);
      // Either function may have no references: then none of the results is one.
      int references = Math.min(callee.references.length, f.references.length);
      System.arraycopy(callee.references, 0, f.references, 0, Math.min(cells, references));
      return RETURN;
    }
  }

  /** A function of the same module, whose code is looked up once. */
  private static final class LocalCallee {
    private final InterpretedModule module;
    private final int function;
    // Written by whoever comes first; all would write the same.
    private @Nullable FunctionCode code;

    LocalCallee(InterpretedModule module, int function) {
      this.module = module;
      this.function = function;
    }

    FunctionCode code() {
      FunctionCode known = code;
      if (known == null) {
        known = module.code(function);
        code = known;
      }
      return known;
    }
  }

  /** A function with its arguments, ready to run. */
  private static final class Activation {
    final FuncInstance function;

    /** The function's activation if this engine runs it, else null. */
    final @Nullable Frame frame;

    final long[] numbers;
    final @Nullable Object[] references;

    private Activation(FuncInstance function, CallLayout layout) {
      this.function = function;
      this.frame = function instanceof InterpretedFunction own ? own.newFrame() : null;
      this.numbers = frame == null ? layout.newNumbers() : frame.numbers;
      this.references = frame == null ? layout.newReferences() : frame.references;
    }

    static Activation prepare(Frame f, Target target, CallLayout layout, Arguments arguments) {
      if (arguments.settled()) {
        Activation activation = new Activation(target.find(f), layout);
        arguments.pass(f, activation.numbers, activation.references);
        return activation;
      }
      long[] numbers = layout.newNumbers();
      @Nullable Object[] references = layout.newReferences();
      arguments.pass(f, numbers, references);
      Activation activation = new Activation(target.find(f), layout);
      System.arraycopy(numbers, 0, activation.numbers, 0, layout.paramCells());
      if (layout.hasReferences()) {
        System.arraycopy(references, 0, activation.references, 0, layout.paramCells());
      }
      return activation;
    }

    /** Calls a function that this engine does not run; false if that has thrown. */
    boolean call(Frame f) {
      try {
        function.call(f.instance, numbers, references);
        return true;
      } catch (ExceptionInstance e) {
        f.thrown = e;
        return false;
      }
    }
  }
}

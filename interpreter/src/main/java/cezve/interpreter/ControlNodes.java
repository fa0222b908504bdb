package cezve.interpreter;

import cezve.model.error.ExecutionException;
import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.instruction.IndexList;
import org.jspecify.annotations.Nullable;

/** Nodes that decide what is executed next. */
final class ControlNodes {
  static final StmtNode UNREACHABLE =
      new StmtNode() {
        @Override
        int run(Frame f) {
          throw new TrapException(Trap.UNREACHABLE);
        }
      };

  private ControlNodes() {}

  /** Statements one after another. */
  static final class Sequence extends StmtNode {
    private final StmtNode[] statements;
    private final int[] positions;

    Sequence(StmtNode[] statements, int[] positions) {
      this.statements = statements;
      this.positions = positions;
    }

    @Override
    int run(Frame f) {
      int i = 0;
      try {
        for (; i < statements.length; i++) {
          int outcome = statements[i].run(f);
          if (outcome != NEXT) {
            if (f.thrown != null) {
              f.thrown.at(positions[i]);
            }
            return outcome;
          }
        }
      } catch (ExecutionException e) {
        e.at(positions[i]);
        throw e;
      }
      return NEXT;
    }
  }

  /** See {@link cezve.tree.Stmt.Blocks}. */
  static final class Blocks extends StmtNode {
    private final int firstLabel;
    private final StmtNode[] segments;

    Blocks(int firstLabel, StmtNode[] segments) {
      this.firstLabel = firstLabel;
      this.segments = segments;
    }

    @Override
    int run(Frame f) {
      int i = 0;
      while (i < segments.length) {
        int outcome = segments[i].run(f);
        if (outcome == NEXT) {
          i++;
          continue;
        }
        int rung = firstLabel - outcome;
        if (outcome < 0 || rung < 0 || rung >= segments.length) {
          return outcome;
        }
        i = rung + 1;
      }
      return NEXT;
    }
  }

  static StmtNode loop(int label, StmtNode body) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        int outcome;
        do {
          outcome = body.run(f);
        } while (outcome == label);
        return outcome;
      }
    };
  }

  /** Checks for interruptions before each execution. */
  static StmtNode checked(StmtNode body) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        f.instance.store().checkInterruption();
        return body.run(f);
      }
    };
  }

  static StmtNode conditional(I32Operand condition, StmtNode then, @Nullable StmtNode otherwise) {
    if (otherwise == null) {
      return new StmtNode() {
        @Override
        int run(Frame f) {
          return condition.eval(f) != 0 ? then.run(f) : StmtNode.NEXT;
        }
      };
    }
    return new StmtNode() {
      @Override
      int run(Frame f) {
        return condition.eval(f) != 0 ? then.run(f) : otherwise.run(f);
      }
    };
  }

  static StmtNode branchIf(I32Operand condition, int label) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        return condition.eval(f) != 0 ? label : StmtNode.NEXT;
      }
    };
  }

  static StmtNode branchTable(I32Operand index, IndexList labels) {
    int[] targets = new int[labels.size()];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = labels.get(i);
    }
    int last = targets.length - 1;
    return new StmtNode() {
      @Override
      int run(Frame f) {
        int i = index.eval(f);
        return targets[i >= 0 && i < last ? i : last];
      }
    };
  }
}

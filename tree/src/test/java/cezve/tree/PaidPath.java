package cezve.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A way through a body that is chosen at random, and what is paid on it. */
final class PaidPath {
  private static final int LONGEST = 300;

  // How statements end, besides by a branch to a label, which is a positive number or zero.
  private static final int COMPLETED = -1;
  private static final int RETURNED = -2;
  private static final int THREW = -3;
  private static final int TRAPPED = -4;

  private final Random decisions;
  private final List<Integer> paidBefore = new ArrayList<>();
  private int units;
  private int payments;
  private boolean isTrap;

  private PaidPath(long seed) {
    this.decisions = new Random(seed);
  }

  /** Goes through a body; one seed takes the same way through all that differ in payments only. */
  static PaidPath through(List<Stmt> body, long seed) {
    PaidPath path = new PaidPath(seed);
    path.isTrap = path.list(body) == TRAPPED;
    return path;
  }

  /** Whether it ends by a trap, or where it became too long. */
  boolean isTrap() {
    return isTrap;
  }

  /** What is paid in all. */
  int units() {
    return units;
  }

  /** The number of statements that pay. */
  int payments() {
    return payments;
  }

  /** What was paid before each statement that does something else. */
  List<Integer> paidBefore() {
    return paidBefore;
  }

  private int list(List<Stmt> statements) {
    for (Stmt statement : statements) {
      int end = statement(statement);
      if (end != COMPLETED) {
        return end;
      }
    }
    return COMPLETED;
  }

  private int statement(Stmt statement) {
    if (statement instanceof Stmt.Consume payment) {
      units += payment.units();
      payments++;
      return COMPLETED;
    }
    paidBefore.add(units);
    if (paidBefore.size() > LONGEST) {
      return TRAPPED;
    }
    return switch (statement) {
      case Stmt.Br(int label, int _) -> label;
      case Stmt.BrIf(Expr _, int label, int _) -> decisions.nextBoolean() ? label : COMPLETED;
      case Stmt.BrTable(Expr _, var labels, int _) -> labels.get(decisions.nextInt(labels.size()));
      case Stmt.Return _ -> RETURNED;
      case Stmt.Throw _ -> THREW;
      case Stmt.Unreachable _ -> TRAPPED;
      case Stmt.If(Expr _, var then, var otherwise, int _) ->
          list(decisions.nextBoolean() ? then : otherwise);
      case Stmt.Loop(int label, var body, int _) -> loop(label, body);
      case Stmt.Try(var body, var handlers, int _) -> {
        int end = list(body);
        yield end == THREW ? list(handlers.getFirst().body()) : end;
      }
      case Stmt.Blocks(int firstLabel, var segments, int _) -> blocks(firstLabel, segments);
      case Stmt.Eval _ -> COMPLETED;
      case Stmt other -> throw new IllegalArgumentException("not made here: " + other);
    };
  }

  private int loop(int label, List<Stmt> body) {
    int end;
    do {
      paidBefore.add(units);
      end = list(body);
    } while (end == label && paidBefore.size() <= LONGEST);
    return end == label ? TRAPPED : end;
  }

  private int blocks(int firstLabel, List<List<Stmt>> segments) {
    int next = 0;
    while (next < segments.size()) {
      int end = list(segments.get(next));
      if (end == COMPLETED) {
        next++;
      } else if (end >= 0 && end <= firstLabel && end > firstLabel - segments.size()) {
        next = firstLabel - end + 1;
      } else {
        return end;
      }
    }
    return COMPLETED;
  }
}

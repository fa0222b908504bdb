package cezve.compiler;

import cezve.tree.Stmt;
import java.util.ArrayList;
import java.util.List;

/**
 * What of some statements stays in their method, and what moves into others.
 *
 * <p>What is smaller than an allowance stays. Of the rest, what fits into a method moves into one;
 * larger loops, blocks and branches stay and are treated in the same way inside: a loop whose body
 * is a large switch remains a loop with a switch, some of whose cases move. Only if there is more
 * control flow than fits into a method do whole loops, blocks and branches of any size move.
 */
final class Plan {
  /** What becomes of some statements. */
  enum Treatment {
    STAYS,
    MOVES,
    OPENS
  }

  record Piece(List<Stmt> statements, Treatment treatment) {}

  /** What is smaller never moves. */
  private static final int SMALL = 40;

  /** How many levels of control are tried to keep if not all can stay. */
  private static final int DEEP = 256;

  /** A ladder of more segments is that of a large switch. */
  private static final int LARGE_SWITCH = 12;

  private final SplitFunction function;
  private final List<Stmt> root;
  private int allowance = Integer.MAX_VALUE;
  private int depth = Integer.MAX_VALUE;
  private boolean movesControl;
  private boolean isLargeLeaf;

  private Plan(SplitFunction function, List<Stmt> root) {
    this.function = function;
    this.root = root;
  }

  /** For a method of so many bytes that executes statements. */
  static Plan of(SplitFunction function, List<Stmt> statements, int limit) {
    Plan plan = new Plan(function, function.survey().reachable(statements));
    boolean isLeaf = plan.root.size() == 1 && plan.root.getFirst().nested().isEmpty();
    if (function.size(plan.root) > limit) {
      if (isLeaf) {
        plan.isLargeLeaf = true;
      } else {
        plan.choose(limit - limit / 16);
      }
    }
    return plan;
  }

  /** For a method in which everything stays. */
  static Plan ofWhole(SplitFunction function) {
    return new Plan(function, List.of());
  }

  /** For a method that calls others for almost everything. */
  static Plan ofSegments(SplitFunction function) {
    Plan plan = new Plan(function, List.of());
    plan.allowance = SMALL;
    plan.movesControl = true;
    return plan;
  }

  private void choose(int limit) {
    int calls = function.size(root) / function.options().partBytes();
    if (calls < limit / Region.LEAST_CALL_BYTES) {
      for (allowance = limit / 2; allowance >= SMALL; allowance /= 4) {
        if (estimate(root, limit, 0) <= limit) {
          return;
        }
      }
      allowance = SMALL;
      for (depth = DEEP; depth > 0; depth /= 4) {
        if (estimate(root, limit, 0) <= limit) {
          return;
        }
      }
    }
    allowance = SMALL;
    depth = 0;
    movesControl = true;
  }

  /** Whether the method is for a single statement, which is too large in the usual form. */
  boolean isLargeLeaf() {
    return isLargeLeaf;
  }

  /** Whether whole loops, blocks and branches move. */
  boolean movesControl() {
    return movesControl;
  }

  /** About how much code of this method statements become, or anything above the limit. */
  private int estimate(List<Stmt> statements, int limit, int level) {
    return switch (treatment(statements, level)) {
      case STAYS -> function.size(statements);
      case MOVES -> function.regions().of(statements).callBytes();
      case OPENS -> {
        int sum = 0;
        for (Piece piece : pieces(statements)) {
          sum +=
              switch (piece.treatment) {
                case STAYS -> function.size(piece.statements);
                case MOVES -> function.regions().of(piece.statements).callBytes();
                case OPENS -> opened(piece.statements, limit - sum, level + 1);
              };
          if (sum > limit) {
            break;
          }
        }
        yield sum;
      }
    };
  }

  private int opened(List<Stmt> statement, int limit, int level) {
    int sum = function.size(statement);
    List<List<Stmt>> all = statement.getFirst().nested();
    for (List<Stmt> nested : all) {
      sum -= function.size(nested);
    }
    boolean isSwitch = isLargeSwitch(statement.getFirst());
    for (List<Stmt> nested : all) {
      if (isSwitch && isGrouped(nested)) {
        sum += SwitchGroup.BYTES_PER_SEGMENT;
      } else if (sum <= limit) {
        sum += estimate(nested, limit - sum, level);
      }
    }
    return sum;
  }

  static boolean isLargeSwitch(Stmt statement) {
    return statement instanceof Stmt.Blocks(_, var segments, _) && segments.size() > LARGE_SWITCH;
  }

  /** Whether a segment of a large switch shares a method with others. */
  boolean isGrouped(List<Stmt> segment) {
    int size = function.size(segment);
    return size > allowance && size <= SwitchGroup.most(function.options());
  }

  /** Whether a segment of a large switch becomes a method of its own. */
  boolean isMoved(List<Stmt> segment, int level) {
    return switch (treatment(segment, level)) {
      case STAYS -> false;
      case MOVES -> true;
      case OPENS -> {
        List<Piece> pieces = pieces(segment);
        yield pieces.size() == 1 && pieces.getFirst().treatment == Treatment.MOVES;
      }
    };
  }

  /** What becomes of statements that are nested in so many others that were opened. */
  Treatment treatment(List<Stmt> statements, int level) {
    if (function.size(statements) <= allowance) {
      return Treatment.STAYS;
    }
    return level > depth || movesControl ? Treatment.MOVES : Treatment.OPENS;
  }

  /** What becomes of all. */
  List<Piece> pieces() {
    return function.size(root) <= allowance
        ? List.of(new Piece(root, Treatment.STAYS))
        : pieces(root);
  }

  /** Says what becomes of statements that are too large to stay together. */
  List<Piece> pieces(List<Stmt> statements) {
    List<Runs.Run> runs =
        movesControl
            ? function.runs().ofControl(statements, allowance)
            : function.runs().of(statements);
    List<Piece> pieces = new ArrayList<>(runs.size());
    for (Runs.Run run : runs) {
      pieces.add(new Piece(run.statements(), treatment(run)));
    }
    return pieces;
  }

  private Treatment treatment(Runs.Run run) {
    if (run.isOpened()) {
      return Treatment.OPENS;
    }
    boolean stays =
        run.size() <= allowance
            || run.size() <= function.regions().of(run.statements()).callBytes();
    return stays ? Treatment.STAYS : Treatment.MOVES;
  }
}

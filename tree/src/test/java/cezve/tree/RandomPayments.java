package cezve.tree;

import cezve.model.instruction.IndexList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Bodies of functions that branch, loop, throw and pay. The same seed makes the same one. */
final class RandomPayments {
  private static final int MOST_STATEMENTS = 5;
  private static final int MOST_SEGMENTS = 3;
  private static final int DEEPEST = 4;
  private static final int MOST_UNITS = 9;
  private static final Expr CONDITION = new Expr.I32Const(0);

  private final Random random;
  private final List<Integer> open = new ArrayList<>();
  private int labels;
  private int position;

  private RandomPayments(long seed) {
    this.random = new Random(seed);
  }

  static List<Stmt> body(long seed) {
    RandomPayments made = new RandomPayments(seed);
    List<Stmt> body = new ArrayList<>();
    body.add(made.payment(Stmt.Overdraft.STOPS));
    body.addAll(made.statements(0));
    return body;
  }

  private Stmt payment(Stmt.Overdraft overdraft) {
    return new Stmt.Consume(random.nextInt(MOST_UNITS), overdraft, position++);
  }

  private List<Stmt> statements(int depth) {
    List<Stmt> statements = new ArrayList<>();
    int count = random.nextInt(MOST_STATEMENTS);
    for (int i = 0; i < count; i++) {
      if (random.nextInt(4) > 0) {
        statements.add(payment(Stmt.Overdraft.ALLOWED));
      }
      Stmt statement = depth < DEEPEST && random.nextBoolean() ? nest(depth + 1) : simple();
      statements.add(statement);
      if (leaves(statement)) {
        break;
      }
    }
    return statements;
  }

  private static boolean leaves(Stmt statement) {
    return statement instanceof Stmt.Br
        || statement instanceof Stmt.BrTable
        || statement instanceof Stmt.Return
        || statement instanceof Stmt.Throw
        || statement instanceof Stmt.Unreachable;
  }

  private Stmt simple() {
    return switch (random.nextInt(open.isEmpty() ? 5 : 12)) {
      case 0 -> new Stmt.Return(List.of(), position++);
      case 1 -> new Stmt.Throw(0, List.of(), position++);
      case 2 -> new Stmt.Unreachable(position++);
      case 5, 6, 7, 8 -> new Stmt.BrIf(CONDITION, label(), position++);
      case 9, 10 -> new Stmt.Br(label(), position++);
      case 11 ->
          new Stmt.BrTable(
              CONDITION,
              IndexList.of(IntStream.generate(this::label).limit(3).toArray()),
              position++);
      default -> new Stmt.Eval(CONDITION, position++);
    };
  }

  private int label() {
    return open.get(random.nextInt(open.size()));
  }

  private Stmt nest(int depth) {
    int number = position++;
    return switch (random.nextInt(8)) {
      case 0 -> {
        int label = labels++;
        open.add(label);
        List<Stmt> body = new ArrayList<>();
        body.add(payment(Stmt.Overdraft.STOPS));
        body.addAll(statements(depth));
        open.removeLast();
        yield new Stmt.Loop(label, body, number);
      }
      case 1 -> {
        List<Stmt> body = statements(depth);
        yield new Stmt.Try(
            body, List.of(new Stmt.Handler(null, List.of(), null, statements(depth))), number);
      }
      case 2, 3, 4 -> new Stmt.If(CONDITION, statements(depth), statements(depth), number);
      default -> blocks(depth, number);
    };
  }

  private Stmt blocks(int depth, int number) {
    int count = 1 + random.nextInt(MOST_SEGMENTS);
    labels += count;
    int first = labels - 1;
    for (int i = count - 1; i >= 0; i--) {
      open.add(first - i);
    }
    List<List<Stmt>> segments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      segments.add(statements(depth));
      open.removeLast();
    }
    return new Stmt.Blocks(first, segments, number);
  }
}

package cezve.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes a function pay less often: what pays for a run of instructions also pays for later ones
 * that are certain to be executed, and of two that one branch leads to, for as much as the cheaper
 * one costs. Every path through the function costs the same as before.
 *
 * <p>What is certain takes no account of traps, and of exceptions that calls throw. Nothing is paid
 * for before the beginning of the function, or of the iteration of a loop, that it is in, or before
 * a loop that it comes after.
 */
final class FuelMerging {
  /** A statement that pays, and what it pays for now. */
  private static final class Payment {
    private final int time;
    private int units;

    private Payment(int time, int units) {
      this.time = time;
      this.units = units;
    }
  }

  /** Two ways to go on after a payment, of which one is taken, each of which starts by paying. */
  private record Fork(Payment before, Payment one, Payment other) {}

  /** A fork of which one way is known. */
  private record Way(Payment before, Payment one) {}

  /** The places that branch to a label, and have been seen. */
  private static final class Branches {
    private final int first;
    private int last;
    private int count;

    private Branches(int time) {
      this.first = time;
    }
  }

  private final IdentityHashMap<Stmt.Consume, Payment> payments = new IdentityHashMap<>();
  // Those that every path to here has passed, innermost last; null where another list began.
  private final List<@Nullable Payment> passed = new ArrayList<>();
  private final List<Fork> forks = new ArrayList<>();
  // By label that is still to come.
  private final Map<Integer, Branches> branches = new HashMap<>();
  private final TreeMap<Integer, Integer> lastBranches = new TreeMap<>();
  private final Map<Integer, Way> conditionals = new HashMap<>();
  // What is known only directly behind a branch.
  private @Nullable Way way;
  private @Nullable Payment beforeConditional;
  private int conditionalLabel;
  private int lastExit;
  private int time;

  private FuelMerging() {}

  /** Changes the payments in a function's body. */
  static void merge(List<Stmt> body) {
    FuelMerging merging = new FuelMerging();
    merging.list(body);
    for (Fork fork : merging.forks.reversed()) {
      int units = Math.min(fork.one.units, fork.other.units);
      fork.before.units += units;
      fork.one.units -= units;
      fork.other.units -= units;
    }
    merging.rewrite(body);
  }

  /** The last payment, if all that comes next is certain to be executed after it. */
  private @Nullable Payment certain() {
    Payment last = passed.isEmpty() ? null : passed.getLast();
    int lastBranch = lastBranches.isEmpty() ? 0 : lastBranches.lastKey();
    return last != null && last.time > Math.max(lastExit, lastBranch) ? last : null;
  }

  private void list(List<Stmt> statements) {
    for (Stmt statement : statements) {
      if (statement instanceof Stmt.Consume payment) {
        pay(payment);
        forget();
      } else if (statement instanceof Stmt.Blocks blocks) {
        blocks(blocks);
      } else {
        forget();
        statement(statement);
      }
    }
  }

  private void forget() {
    way = null;
    beforeConditional = null;
  }

  private void pay(Stmt.Consume statement) {
    Payment certain = certain();
    Payment payment = new Payment(++time, statement.units());
    payments.put(statement, payment);
    if (certain != null && statement.overdraft() == Stmt.Overdraft.ALLOWED) {
      certain.units += payment.units;
      payment.units = 0;
      return;
    }
    passed.add(payment);
    if (way != null) {
      forks.add(new Fork(way.before, way.one, payment));
    }
    if (beforeConditional != null) {
      conditionals.put(conditionalLabel, new Way(beforeConditional, payment));
    }
  }

  private void statement(Stmt statement) {
    switch (statement) {
      case Stmt.If conditional -> conditional(conditional);
      case Stmt.Loop(int label, var body, int _) -> {
        inner(body);
        arrive(label);
        // What comes after a loop is paid for there: it may take long.
        lastExit = ++time;
      }
      case Stmt.Try(var body, var handlers, int _) -> {
        inner(body);
        handlers.forEach(handler -> inner(handler.body()));
      }
      case Stmt.Br(int label, int _) -> branch(label);
      case Stmt.BrIf(Expr _, int label, int _) -> {
        beforeConditional = certain();
        conditionalLabel = label;
        branch(label);
      }
      case Stmt.BrTable(Expr _, var labels, int _) -> {
        for (int i = 0; i < labels.size(); i++) {
          branch(labels.get(i));
        }
      }
      case Stmt.Return _, Stmt.TailCall _, Stmt.Throw _, Stmt.ThrowRef _ -> lastExit = ++time;
      case Stmt.Set _,
          Stmt.GlobalSet _,
          Stmt.Eval _,
          Stmt.Store _,
          Stmt.Bulk _,
          Stmt.Aggregate _,
          Stmt.Atomic _,
          Stmt.Call _,
          Stmt.Unreachable _,
          Stmt.ConsumeFor _ -> {}
      case Stmt.Consume _, Stmt.Blocks _ -> throw new AssertionError("BUG: seen before");
    }
  }

  /** Statements that need not be executed, or may be executed again. */
  private void inner(List<Stmt> statements) {
    int size = passed.size();
    passed.add(null);
    list(statements);
    passed.subList(size, passed.size()).clear();
    forget();
  }

  private void conditional(Stmt.If statement) {
    Payment before = certain();
    inner(statement.then());
    inner(statement.otherwise());
    Payment then = first(statement.then());
    if (before == null || then == null) {
      return;
    }
    Payment otherwise = first(statement.otherwise());
    if (otherwise != null) {
      forks.add(new Fork(before, then, otherwise));
    } else if (statement.otherwise().isEmpty() && leaves(statement.then())) {
      way = new Way(before, then);
    }
  }

  private @Nullable Payment first(List<Stmt> statements) {
    return !statements.isEmpty() && statements.getFirst() instanceof Stmt.Consume payment
        ? payments.get(payment)
        : null;
  }

  /** Whether the end of statements is certainly not reached. */
  private static boolean leaves(List<Stmt> statements) {
    return switch (statements.isEmpty() ? null : statements.getLast()) {
      case Stmt.Br _, Stmt.BrTable _, Stmt.Return _, Stmt.TailCall _ -> true;
      case Stmt.Throw _, Stmt.ThrowRef _, Stmt.Unreachable _ -> true;
      case Stmt.Loop(int _, var body, int _) -> leaves(body);
      case Stmt.If(Expr _, var then, var otherwise, int _) -> leaves(then) && leaves(otherwise);
      case null -> false;
      case Stmt.Blocks _, Stmt.Try _, Stmt.BrIf _, Stmt.Call _ -> false;
      case Stmt.Set _, Stmt.GlobalSet _, Stmt.Eval _, Stmt.Store _, Stmt.Bulk _ -> false;
      case Stmt.Aggregate _, Stmt.Atomic _, Stmt.Metered _ -> false;
    };
  }

  private void blocks(Stmt.Blocks statement) {
    for (int i = 0; i < statement.segments().size(); i++) {
      int label = statement.firstLabel() - i;
      List<Stmt> segment = statement.segments().get(i);
      list(segment);
      forget();
      Branches toLabel = branches.get(label);
      Way conditional = conditionals.get(label);
      boolean isOnlyWay = toLabel != null && toLabel.count == 1 && leaves(segment);
      arrive(label);
      way = isOnlyWay ? conditional : null;
    }
  }

  private void branch(int label) {
    time++;
    Branches known = branches.computeIfAbsent(label, _ -> new Branches(time));
    lastBranches.remove(known.last);
    known.last = time;
    known.count++;
    lastBranches.put(time, label);
  }

  /** Goes on where branches to a label lead to, or lead back to. */
  private void arrive(int label) {
    conditionals.remove(label);
    Branches known = branches.remove(label);
    if (known == null) {
      return;
    }
    lastBranches.remove(known.last);
    while (!passed.isEmpty() && isAfter(passed.getLast(), known.first)) {
      passed.removeLast();
    }
  }

  private static boolean isAfter(@Nullable Payment payment, int time) {
    return payment != null && payment.time > time;
  }

  /** Puts what is paid now where it was before, and leaves out what pays for nothing. */
  private void rewrite(List<Stmt> statements) {
    List<Stmt> now = new ArrayList<>(statements.size());
    boolean pays = false;
    for (Stmt statement : statements) {
      if (statement instanceof Stmt.Consume payment) {
        pays = true;
        Stmt.Consume kept = rewritten(payment);
        if (kept != null) {
          now.add(kept);
        }
      } else {
        statement.nested().forEach(this::rewrite);
        now.add(statement);
      }
    }
    if (pays) {
      statements.clear();
      statements.addAll(now);
    }
  }

  private Stmt.@Nullable Consume rewritten(Stmt.Consume statement) {
    Payment payment = payments.get(statement);
    if (payment == null) {
      throw new AssertionError("BUG: a payment that was not seen");
    }
    boolean isNeeded = payment.units > 0 || statement.overdraft() == Stmt.Overdraft.STOPS;
    return isNeeded
        ? new Stmt.Consume(payment.units, statement.overdraft(), statement.position())
        : null;
  }
}

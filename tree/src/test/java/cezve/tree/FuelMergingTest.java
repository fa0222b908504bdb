package cezve.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is paid on every path, however few statements do so. */
class FuelMergingTest {
  private static final int PATHS = 20;
  private static final Expr CONDITION = new Expr.I32Const(1);

  @Property
  void everyPathCostsTheSameIsPaidInAdvanceAndPaysNoMoreOften(@ForAll long seed) {
    List<Stmt> merged = RandomPayments.body(seed);
    FuelMerging.merge(merged);
    for (long way = 0; way < PATHS; way++) {
      PaidPath before = PaidPath.through(RandomPayments.body(seed), way);
      PaidPath after = PaidPath.through(merged, way);
      assertEquals(before.isTrap(), after.isTrap());
      if (!before.isTrap()) {
        assertEquals(before.units(), after.units());
      }
      assertTrue(before.payments() >= after.payments());
      assertEquals(before.paidBefore().size(), after.paidBefore().size());
      for (int i = 0; i < before.paidBefore().size(); i++) {
        assertTrue(before.paidBefore().get(i) <= after.paidBefore().get(i));
      }
    }
  }

  @Test
  void whatFollowsABlockIsPaidForBeforeIt() {
    Stmt block =
        new Stmt.Blocks(0, segments(list(new Stmt.BrIf(CONDITION, 0, 0), allowed(9), effect())), 0);
    List<Stmt> body = list(first(4), block, allowed(1), effect());
    assertEquals(List.of(5, 9), merged(body));
  }

  @Test
  void ofTwoWaysTheCheaperPaysNothing() {
    Stmt branch = new Stmt.If(CONDITION, list(allowed(3), effect()), list(allowed(7), effect()), 0);
    assertEquals(List.of(5, 4), merged(list(first(2), branch)));
    Stmt leaving =
        new Stmt.If(CONDITION, list(allowed(3), new Stmt.Return(List.of(), 0)), List.of(), 0);
    assertEquals(List.of(5, 4), merged(list(first(2), leaving, allowed(7), effect())));
    Stmt block =
        new Stmt.Blocks(
            0,
            segments(
                list(new Stmt.BrIf(CONDITION, 0, 0), allowed(8), new Stmt.Return(List.of(), 0))),
            0);
    assertEquals(List.of(7, 3), merged(list(first(2), block, allowed(5), effect())));
  }

  @Test
  void nothingIsPaidForThatMayNotBeReached() {
    Stmt leaving = new Stmt.If(CONDITION, list(new Stmt.Return(List.of(), 0)), List.of(), 0);
    assertEquals(List.of(2, 7), merged(list(first(2), leaving, allowed(7), effect())));
    Stmt loop = new Stmt.Loop(0, list(first(3), new Stmt.BrIf(CONDITION, 0, 0), allowed(1)), 0);
    assertEquals(List.of(4, 3, 1, 5), merged(list(first(4), loop, allowed(5), effect())));
  }

  /** What the statements pay, in their order. */
  private static List<Integer> merged(List<Stmt> body) {
    FuelMerging.merge(body);
    List<Integer> units = new ArrayList<>();
    collect(body, units);
    return units;
  }

  private static void collect(List<Stmt> statements, List<Integer> units) {
    for (Stmt statement : statements) {
      if (statement instanceof Stmt.Consume payment) {
        units.add(payment.units());
      } else if (statement instanceof Stmt.If(Expr _, var then, var otherwise, int _)) {
        collect(then, units);
        collect(otherwise, units);
      } else if (statement instanceof Stmt.Loop(int _, var body, int _)) {
        collect(body, units);
      } else if (statement instanceof Stmt.Blocks(int _, var segments, int _)) {
        segments.forEach(segment -> collect(segment, units));
      }
    }
  }

  private static List<Stmt> list(Stmt... statements) {
    return new ArrayList<>(Arrays.asList(statements));
  }

  private static List<List<Stmt>> segments(List<Stmt> segment) {
    return List.of(segment);
  }

  private static Stmt first(int units) {
    return new Stmt.Consume(units, Stmt.Overdraft.STOPS, 0);
  }

  private static Stmt allowed(int units) {
    return new Stmt.Consume(units, Stmt.Overdraft.ALLOWED, 0);
  }

  private static Stmt effect() {
    return new Stmt.Eval(CONDITION, 0);
  }
}

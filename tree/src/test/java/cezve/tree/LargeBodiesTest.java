package cezve.tree;

import static cezve.tree.Body.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.Instr;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bodies as generators write them: very deep, or with very long tables. */
final class LargeBodiesTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Test
  void aHundredThousandNestedBlocksAreLowered() {
    int depth = 100_000;
    List<Instr> instrs = new ArrayList<>(Collections.nCopies(depth, BLOCK));
    instrs.add(get(0));
    instrs.add(brIf(depth - 1));
    instrs.addAll(Collections.nCopies(depth, END));
    FuncTree tree = assertTimeout(LIMIT, () -> Body.of(0, instrs).lower());
    Stmt.Blocks blocks = assertInstanceOf(Stmt.Blocks.class, tree.body().getFirst());
    assertInstanceOf(Stmt.BrIf.class, blocks.segments().getFirst().getFirst());
  }

  @Test
  void aHundredThousandNestedLoopsThatAreBranchedToAreLowered() {
    int depth = 100_000;
    List<Instr> instrs = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      instrs.add(LOOP);
      instrs.add(get(0));
      instrs.add(brIf(0));
    }
    instrs.addAll(Collections.nCopies(depth, END));
    FuncTree tree = assertTimeout(LIMIT, () -> Body.of(0, instrs).lower());
    int loops = 0;
    Stmt last = tree.body().getFirst();
    while (last instanceof Stmt.Loop(int _, List<Stmt> body, int _)) {
      loops++;
      last = body.getLast();
    }
    assertEquals(depth, loops);
  }

  @Test
  void aTableWithSixteenThousandTargetsBecomesOneLadder() {
    int targets = 16_000;
    List<Instr> instrs = new ArrayList<>(Collections.nCopies(targets, BLOCK));
    int[] labels = new int[targets];
    for (int i = 0; i < targets; i++) {
      labels[i] = i;
    }
    instrs.add(get(0));
    instrs.add(brTable(targets - 1, labels));
    for (int i = 0; i < targets; i++) {
      instrs.add(END);
      instrs.add(i32(i));
      instrs.add(setGlobal(0));
      instrs.add(new ControlInstr.Nop());
    }
    FuncTree tree = assertTimeout(LIMIT, () -> Body.of(0, instrs).lower());
    Stmt.Blocks ladder = assertInstanceOf(Stmt.Blocks.class, tree.body().getFirst());
    assertEquals(targets, ladder.segments().size());
    for (int i = 1; i < targets; i++) {
      assertEquals(
          new Expr.I32Const(i - 1), ((Stmt.GlobalSet) ladder.segments().get(i).getFirst()).value());
    }
  }

  @Test
  void aLongExpressionIsLowered() {
    List<Instr> instrs = new ArrayList<>(List.of(get(0)));
    for (int i = 0; i < 200_000; i++) {
      instrs.add(get(1));
      instrs.add(ADD);
    }
    assertTimeout(LIMIT, () -> Body.of(1, instrs).lower());
  }
}

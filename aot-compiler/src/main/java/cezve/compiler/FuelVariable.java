package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.tree.Expr;
import cezve.tree.Stmt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;

/**
 * The fuel at hand, which code that consumes fuel has in a variable of each method.
 *
 * <p>While others may look at it, its value is where they do: in the field {@link
 * cezve.runtime.Fuel#slice}. If the method is left by an exception that it did not throw and no
 * call did, a handler puts it there.
 */
final class FuelVariable extends FuelAtHand {
  private static final String THROWABLE = "java/lang/Throwable";

  private final int variable;
  private final List<Label> guarded = new ArrayList<>();
  private @Nullable Label guardedFrom;
  private int guardedSize;

  /**
   * The fuel in a method.
   *
   * @param variable the index of the variable, which {@link Slots#frame} has
   */
  FuelVariable(Code code, Slots slots, int variable) {
    super(code, slots);
    this.variable = variable;
  }

  @Override
  public void start() {
    take();
    guard();
  }

  @Override
  public void suspend() {
    leave();
    endGuard();
  }

  @Override
  public void resume() {
    take();
    guard();
  }

  @Override
  public void caught() {
    take();
  }

  @Override
  public void proceed() {
    guard();
  }

  private void take() {
    pushFuel();
    code.getField(Names.FUEL, SLICE, "I");
    code.variable(ISTORE, variable);
  }

  private void leave() {
    pushFuel();
    code.variable(ILOAD, variable);
    code.putField(Names.FUEL, SLICE, "I");
  }

  private void guard() {
    Label from = new Label();
    code.mark(from);
    guardedFrom = from;
    guardedSize = code.size();
  }

  private void endGuard() {
    if (guardedFrom != null && code.size() > guardedSize) {
      Label to = new Label();
      code.mark(to);
      guarded.add(guardedFrom);
      guarded.add(to);
    }
    guardedFrom = null;
  }

  @Override
  public void consume(BodyEmitter body, Stmt.Consume statement, int line) {
    switch (statement.overdraft()) {
      case ALLOWED -> subtract(statement.units());
      case STOPS -> {
        subtract(statement.units());
        code.variable(ILOAD, variable);
        refillIfNegative(body, statement, line);
      }
    }
  }

  private void subtract(int units) {
    if (units <= -Short.MIN_VALUE) {
      code.increment(variable, -units);
    } else {
      code.variable(ILOAD, variable);
      code.iconst(units);
      code.insn(ISUB);
      code.variable(ISTORE, variable);
    }
  }

  @Override
  public void consumeFor(ExprEmitter exprs, Expr count, int shift) {
    pushWork(exprs, count, shift);
    endGuard();
    code.callVirtual(Names.FUEL, "consumeFor", "(IJI)I");
    guard();
    takeRefilled();
  }

  @Override
  void pushSlice() {
    code.variable(ILOAD, variable);
  }

  @Override
  void takeRefilled() {
    code.variable(ISTORE, variable);
  }

  @Override
  public void finish(BodyEmitter body) {
    endGuard();
    refill(body);
    if (guarded.isEmpty()) {
      return;
    }
    Label failed = new Label();
    for (int i = 0; i < guarded.size(); i += 2) {
      code.handler(guarded.get(i), guarded.get(i + 1), failed, THROWABLE);
    }
    body.placeHandler(failed, THROWABLE);
    leave();
    code.insn(ATHROW);
  }
}

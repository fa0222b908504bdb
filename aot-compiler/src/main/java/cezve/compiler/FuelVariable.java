package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.tree.Expr;
import cezve.tree.Stmt;
import java.util.ArrayList;
import java.util.IdentityHashMap;
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
final class FuelVariable implements FuelCode {
  private static final String THROWABLE = "java/lang/Throwable";
  private static final String FIELD = "slice";

  private final Code code;
  private final Slots slots;
  private final int variable;
  private final List<Refill> refills = new ArrayList<>();
  private final List<Label> guarded = new ArrayList<>();
  private @Nullable Label guardedFrom;
  private int guardedSize;
  // By the statement that a loop starts with, what is before the loop.
  private final IdentityHashMap<Stmt, Label> loops = new IdentityHashMap<>();

  /** What is done when the variable has become negative. */
  private record Refill(Label start, Label again, int units, int line) {}

  /**
   * The fuel in a method.
   *
   * @param variable the index of the variable, which {@link Slots#frame} has
   */
  FuelVariable(Code code, Slots slots, int variable) {
    this.code = code;
    this.slots = slots;
    this.variable = variable;
  }

  @Override
  public void start() {
    take();
    guard();
  }

  @Override
  public void suspend() {
    pushFuel();
    code.variable(ILOAD, variable);
    code.putField(Names.FUEL, FIELD, "I");
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
    code.getField(Names.FUEL, FIELD, "I");
    code.variable(ISTORE, variable);
  }

  private void pushFuel() {
    code.variable(ALOAD, slots.instance());
    code.getField(Names.CONTEXT, "fuel", Names.type(Names.FUEL));
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

  /**
   * If there is too little fuel for an iteration, it goes back to before the loop: C2 then still
   * sees that the fuel in the loop depends on nothing but the number of iterations.
   */
  @Override
  public void enterLoop(BodyEmitter body, List<Stmt> statements) {
    Label before = new Label();
    body.place(before);
    code.insn(NOP);
    loops.put(statements.getFirst(), before);
  }

  @Override
  public void consume(BodyEmitter body, Stmt.Consume statement, int line) {
    switch (statement.overdraft()) {
      case ALLOWED -> subtract(statement.units());
      case STOPS -> {
        Label again = loops.get(statement);
        if (again == null) {
          again = new Label();
          body.place(again);
        }
        Label refill = new Label();
        subtract(statement.units());
        code.variable(ILOAD, variable);
        code.jump(IFLT, refill);
        refills.add(new Refill(refill, again, statement.units(), line));
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
    pushFuel();
    code.variable(ILOAD, variable);
    exprs.unsigned(count);
    code.iconst(shift);
    endGuard();
    code.callVirtual(Names.FUEL, "consumeFor", "(IJI)I");
    guard();
    code.variable(ISTORE, variable);
  }

  @Override
  public void finish(BodyEmitter body) {
    endGuard();
    for (Refill refill : refills) {
      body.place(refill.start);
      code.line(refill.line);
      pushFuel();
      code.variable(ILOAD, variable);
      code.iconst(refill.units);
      code.callVirtual(Names.FUEL, "refill", "(II)I");
      code.variable(ISTORE, variable);
      code.jump(GOTO, refill.again);
    }
    if (guarded.isEmpty()) {
      return;
    }
    Label failed = new Label();
    for (int i = 0; i < guarded.size(); i += 2) {
      code.handler(guarded.get(i), guarded.get(i + 1), failed, THROWABLE);
    }
    body.placeHandler(failed, THROWABLE);
    pushFuel();
    code.variable(ILOAD, variable);
    code.putField(Names.FUEL, FIELD, "I");
    code.insn(ATHROW);
  }
}

package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.tree.Expr;
import cezve.tree.Stmt;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.objectweb.asm.Label;

/** Where a method has the fuel at hand that it counts down. */
abstract class FuelAtHand implements FuelCode {
  /** The field with the fuel at hand. */
  static final String SLICE = "slice";

  final Code code;
  private final Slots slots;
  private final List<Refill> refills = new ArrayList<>();
  // By the statement that a loop starts with, what is before the loop.
  private final IdentityHashMap<Stmt, Label> loops = new IdentityHashMap<>();

  /** What is done when there is less than nothing at hand. */
  record Refill(Label start, Label again, int units, int line) {}

  FuelAtHand(Code code, Slots slots) {
    this.code = code;
    this.slots = slots;
  }

  /** Pushes the store's fuel. */
  final void pushFuel() {
    code.variable(ALOAD, slots.instance());
    code.getField(Names.CONTEXT, "fuel", Names.type(Names.FUEL));
  }

  /**
   * If there is too little fuel for an iteration, it goes back to before the loop: C2 then still
   * sees that the fuel in the loop depends on nothing but the number of iterations.
   */
  @Override
  public final void enterLoop(BodyEmitter body, List<Stmt> statements) {
    Label before = new Label();
    body.place(before);
    code.insn(NOP);
    loops.put(statements.getFirst(), before);
  }

  /** Before code that consumes units: where it goes to if there are too few. */
  final Refill placeBefore(BodyEmitter body, Stmt.Consume statement, int line) {
    Label again = loops.get(statement);
    if (again == null) {
      again = new Label();
      body.place(again);
    }
    Refill refill = new Refill(new Label(), again, statement.units(), line);
    refills.add(refill);
    return refill;
  }

  /** Pushes the fuel at hand. */
  abstract void pushSlice();

  /** Pops the fuel that is at hand now, and is in the field as well. */
  abstract void takeRefilled();

  /** Pushes what {@link cezve.runtime.Fuel#consumeFor} takes. */
  final void pushWork(ExprEmitter exprs, Expr count, int shift) {
    pushFuel();
    pushSlice();
    exprs.unsigned(count);
    code.iconst(shift);
  }

  /** Emits what is done when there is less than nothing at hand. */
  final void refill(BodyEmitter body) {
    for (Refill refill : refills) {
      body.place(refill.start);
      code.line(refill.line);
      pushFuel();
      pushSlice();
      code.iconst(refill.units);
      code.callVirtual(Names.FUEL, "refill", "(II)I");
      takeRefilled();
      code.jump(GOTO, refill.again);
    }
  }
}

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

  /** What is done when there is less than nothing at hand, and where code goes on then. */
  record Refill(Label start, Label goOn, int refund, int line) {}

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
   * If there is too little fuel for an iteration of a loop that counts, it goes back to before the
   * loop: C2 then still sees that the fuel in the loop depends on nothing but the number of
   * iterations.
   */
  @Override
  public final void enterLoop(BodyEmitter body, List<Stmt> statements) {
    if (CountingLoops.mayCount(statements)) {
      Label before = new Label();
      body.place(before);
      code.insn(NOP);
      loops.put(statements.getFirst(), before);
    }
  }

  /** Goes where there is more fuel, and comes back, if the number on the stack is negative. */
  final void refillIfNegative(BodyEmitter body, Stmt.Consume statement, int line) {
    Label before = loops.get(statement);
    Label goOn = before == null ? new Label() : before;
    Refill refill = new Refill(new Label(), goOn, before == null ? 0 : statement.units(), line);
    refills.add(refill);
    code.jump(IFLT, refill.start);
    if (before == null) {
      body.place(goOn);
      code.insn(NOP);
    }
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
      code.iconst(refill.refund);
      code.callVirtual(Names.FUEL, "refill", "(II)I");
      takeRefilled();
      code.jump(GOTO, refill.goOn);
    }
  }
}

package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.tree.Expr;
import cezve.tree.Stmt;

/**
 * The fuel at hand in its field, for methods without loops: to take it into a variable and leave it
 * again around each call takes longer than to count down in memory.
 */
final class FuelField extends FuelAtHand {

  FuelField(Code code, Slots slots) {
    super(code, slots);
  }

  @Override
  public void consume(BodyEmitter body, Stmt.Consume statement, int line) {
    switch (statement.overdraft()) {
      case ALLOWED -> {
        pushDifference(statement.units());
        code.putField(Names.FUEL, SLICE, "I");
      }
      case STOPS -> {
        pushDifference(statement.units());
        code.insn(DUP_X1);
        code.putField(Names.FUEL, SLICE, "I");
        refillIfNegative(body, statement, line);
      }
    }
  }

  private void pushDifference(int units) {
    pushFuel();
    code.insn(DUP);
    code.getField(Names.FUEL, SLICE, "I");
    code.iconst(units);
    code.insn(ISUB);
  }

  @Override
  public void consumeFor(ExprEmitter exprs, Expr count, int shift) {
    pushWork(exprs, count, shift);
    code.callVirtual(Names.FUEL, "consumeFor", "(IJI)I");
    code.insn(POP);
  }

  @Override
  void pushSlice() {
    pushFuel();
    code.getField(Names.FUEL, SLICE, "I");
  }

  @Override
  void takeRefilled() {
    code.insn(POP);
  }

  @Override
  public void finish(BodyEmitter body) {
    refill(body);
  }
}

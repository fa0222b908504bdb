package cezve.interpreter;

import cezve.runtime.Fuel;

/** Nodes that consume fuel. */
final class FuelNodes {
  private FuelNodes() {}

  private static Fuel fuel(Frame f) {
    Fuel fuel = f.instance.store().fuel();
    if (fuel == null) {
      throw new AssertionError("BUG: code that consumes fuel, and a store without it");
    }
    return fuel;
  }

  static StmtNode consuming(int units) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        fuel(f).slice -= units;
        return NEXT;
      }
    };
  }

  static StmtNode consumingIfThereIs(int units) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        Fuel fuel = fuel(f);
        fuel.slice -= units;
        if (fuel.slice < 0) {
          fuel.slice = fuel.refill(fuel.slice, units) - units;
        }
        return NEXT;
      }
    };
  }

  static StmtNode consumingFor(AddressOperand count, int shift) {
    return new StmtNode() {
      @Override
      int run(Frame f) {
        Fuel fuel = fuel(f);
        fuel.consumeFor(fuel.slice, count.eval(f), shift);
        return NEXT;
      }
    };
  }
}

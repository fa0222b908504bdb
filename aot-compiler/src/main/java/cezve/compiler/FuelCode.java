package cezve.compiler;

import cezve.tree.Expr;
import cezve.tree.Stmt;
import java.util.List;

/**
 * What the code of a method does about fuel; nothing unless it consumes any.
 *
 * <p>A method has the fuel at hand to itself from {@link #start} on. It leaves it by {@link
 * #suspend} before calls and exits, and takes it back by {@link #resume}.
 */
interface FuelCode {
  /** For code that runs without fuel. */
  FuelCode NONE = new FuelCode() {};

  /** The method begins, and all other variables have their values. */
  default void start() {}

  /** Leaves the fuel to what is called next, or to whoever called. */
  default void suspend() {}

  /** Takes it back after a call. */
  default void resume() {}

  /** Takes it back in a handler, where it was left by whoever threw. */
  default void caught() {}

  /** Goes on with code that the code before does not lead to, which was left by it. */
  default void proceed() {}

  /** A loop is about to be placed. */
  default void enterLoop(BodyEmitter body, List<Stmt> statements) {}

  /** Consumes units. */
  default void consume(BodyEmitter body, Stmt.Consume statement, int line) {
    throw new AssertionError("BUG: a function that consumes fuel, and a module that does not");
  }

  /** Consumes units for a number of bytes or elements. */
  default void consumeFor(ExprEmitter exprs, Expr count, int shift) {
    throw new AssertionError("BUG: a function that consumes fuel, and a module that does not");
  }

  /** Emits what is done seldom, after all else. */
  default void finish(BodyEmitter body) {}
}

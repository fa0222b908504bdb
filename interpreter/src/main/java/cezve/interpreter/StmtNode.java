package cezve.interpreter;

/** An executable statement. */
abstract class StmtNode {
  /** The statement completed; the next one follows. */
  static final int NEXT = -1;

  /** The function returns; its results are in its cells, from 0 on. */
  static final int RETURN = -2;

  /** The function goes on as the one whose frame is in {@link Frame#tail}. */
  static final int TAIL_CALL = -3;

  /** The exception in {@link Frame#thrown} is on its way to a handler. */
  static final int THROW = -4;

  /** The function is left by the exception in {@link Frame#thrown}, past all its handlers. */
  static final int THROW_PAST_HANDLERS = -5;

  /**
   * Executes the statement: {@link #NEXT}, or the label that it branches to, or another of these.
   */
  abstract int run(Frame f);
}

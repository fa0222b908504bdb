package cezve.interpreter;

/** An executable statement. */
interface StmtNode {
  /** The statement completed; the next one follows. */
  int NEXT = -1;

  /** The function returns; its results are in its cells, from 0 on. */
  int RETURN = -2;

  /** The function goes on as the one whose frame is in {@link Frame#tail}. */
  int TAIL_CALL = -3;

  /**
   * Executes the statement: {@link #NEXT}, or the label that it branches to, or another of these.
   */
  int run(Frame f);
}

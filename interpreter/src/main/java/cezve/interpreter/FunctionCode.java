package cezve.interpreter;

import cezve.model.error.ExecutionException;
import cezve.model.error.Places;
import cezve.runtime.ExceptionInstance;
import cezve.runtime.Store;

/**
 * The executable form of a function, shared by the instances of its module.
 *
 * @param name what stack traces call it
 * @param places where its instructions stand
 * @param numberCells the number cells that a frame needs
 * @param referenceCells the reference cells that a frame needs
 * @param levels how deep its nodes are nested, which is what a call takes from the stack limit
 */
record FunctionCode(
    String name, Places places, int numberCells, int referenceCells, int levels, StmtNode body) {

  /**
   * Runs an activation whose parameters are in place.
   *
   * @return the activation that has the results, or was left by its {@link Frame#thrown}: another
   *     one after tail calls
   */
  static Frame run(Frame frame) {
    Store store = frame.instance.store();
    FunctionCode code = frame.code;
    try {
      store.enter(code.levels);
      while (code.body.run(frame) == StmtNode.TAIL_CALL) {
        Frame next = frame.tail;
        if (next == null) {
          throw new AssertionError("BUG: a tail call without a frame");
        }
        store.leave(code.levels);
        frame = next;
        code = next.code;
        store.enter(code.levels);
      }
    } catch (ExecutionException e) {
      e.unwind(code.name, code.places);
      throw e;
    }
    store.leave(code.levels);
    ExceptionInstance thrown = frame.thrown;
    if (thrown != null) {
      thrown.unwind(code.name, code.places);
    }
    return frame;
  }
}

package cezve.validator;

import cezve.model.error.InvalidException;
import cezve.model.instruction.ControlOp;
import cezve.model.type.FuncType;
import cezve.model.type.ValType;
import java.util.Arrays;
import java.util.List;

/**
 * The control stack of the validation algorithm: the blocks around the instruction at hand. The
 * outermost one is the body itself.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/algorithm.html#stacks">Validation
 *     algorithm: Stacks</a>
 */
final class ControlStack {
  private static final int INITIAL_CAPACITY = 16;

  private final OperandStack operands;
  private final LocalTypes locals;
  private ControlFrame[] frames = new ControlFrame[0];
  private int depth;

  ControlStack(OperandStack operands, LocalTypes locals) {
    this.operands = operands;
    this.locals = locals;
  }

  /** Starts a body with the given results. */
  void enterBody(FuncType type) {
    depth = 0;
    operands.clear();
    open(ControlOp.BLOCK, type);
  }

  /** The number of open blocks: 0 after the {@code end} of the body. */
  int depth() {
    return depth;
  }

  /** The innermost block. */
  ControlFrame top() {
    return frames[depth - 1];
  }

  /** The block that a label refers to. */
  ControlFrame label(int label) {
    if (Integer.compareUnsigned(label, depth) >= 0) {
      throw Context.unknown("label", label);
    }
    return frames[depth - 1 - label];
  }

  /** The results of the body. */
  List<ValType> bodyResults() {
    return frames[0].type.results();
  }

  /** Takes the block's parameters and enters it. */
  void enter(ControlOp opcode, FuncType type) {
    operands.pop(type.params());
    open(opcode, type);
    operands.push(type.params());
  }

  /** Requires the block's results, and leaves it without them. */
  ControlFrame exit() {
    ControlFrame frame = top();
    operands.pop(frame.type.results());
    operands.requireEmpty();
    operands.leave(frame.enclosingFloor, frame.enclosingPolymorphic);
    locals.reset(frame.initialized);
    depth--;
    return frame;
  }

  /**
   * Ends one part of the innermost block and starts the next.
   *
   * @param given what is on the stack where it starts
   */
  void next(ControlOp opcode, List<ValType> given) {
    FuncType type = exit().type;
    open(opcode, type);
    operands.push(given);
  }

  /** The rest of the innermost block cannot be reached. */
  void unreachable() {
    operands.becomePolymorphic();
  }

  /** Requires that the innermost block was opened in one of two ways. */
  void requireOpen(ControlOp first, ControlOp second, ControlOp instruction) {
    ControlOp open = top().opcode;
    if (depth == 1 || (open != first && open != second)) {
      throw new InvalidException(
          instruction.mnemonic() + " without " + first.mnemonic() + " before it");
    }
  }

  private void open(ControlOp opcode, FuncType type) {
    if (depth == frames.length) {
      grow();
    }
    ControlFrame frame = frames[depth++];
    frame.opcode = opcode;
    frame.type = type;
    frame.enclosingFloor = operands.floor();
    frame.enclosingPolymorphic = operands.isPolymorphic();
    frame.initialized = locals.initialized();
    frame.branchTable = 0;
    operands.enter();
  }

  private void grow() {
    frames = Arrays.copyOf(frames, Math.max(INITIAL_CAPACITY, 2 * depth));
    for (int i = depth; i < frames.length; i++) {
      frames[i] = new ControlFrame();
    }
  }
}

package cezve.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operand stack during lowering: expressions that wait for the instruction that consumes them.
 *
 * <p>An expression waits until evaluating it later would make a difference; then it is spilled: a
 * statement evaluates it into the slot that belongs to its height and type. An expression at height
 * <i>h</i> reads, besides parameters and locals, only operand slots of height <i>h</i> and above.
 * That is why spilling upwards from the bottom never overwrites what is still to be read.
 */
final class OperandStack {
  private static final int MAX_DEPTH = 64;

  // A statement must not become so large that an engine cannot execute it in one piece.
  private static final int MAX_SIZE = 200;

  // Each effect asks all that wait: with more of them, a function could take time squared.
  private static final int MAX_WAITING = 256;

  private final List<Slot> slots;
  // Per type, by height.
  private final Map<SlotType, List<@Nullable Slot>> operandSlots = new EnumMap<>(SlotType.class);
  private Operand[] operands = new Operand[16];
  private int height;
  // Operands below belong to enclosing blocks: constants, or in their slots.
  private int floor;
  // All operands below are constants, or in their slots.
  private int settled;
  private List<Stmt> out = new ArrayList<>();
  private boolean calls;
  private boolean loops;

  /** A stack whose operands' slots are appended to {@code slots}. */
  OperandStack(List<Slot> slots) {
    this.slots = slots;
  }

  int height() {
    return height;
  }

  /** Where statements go from now on, and from which height on operands may still wait. */
  void enter(List<Stmt> statements, int floor) {
    this.out = statements;
    this.floor = floor;
  }

  void emit(Stmt statement) {
    calls |= statement instanceof Stmt.Call || statement instanceof Stmt.TailCall;
    loops |= statement instanceof Stmt.Loop;
    out.add(statement);
  }

  /** Whether a call was emitted so far. */
  boolean calls() {
    return calls;
  }

  /** Whether a loop was emitted so far. */
  boolean loops() {
    return loops;
  }

  /** Emits what writes where pending operands may read; what traps before it must trap first. */
  void emitEffect(Stmt statement) {
    spill(Operand.TRAPS | Operand.READS, statement.position());
    emit(statement);
  }

  List<Stmt> statements() {
    return out;
  }

  /** The slot of the operand of a type at a height. */
  Slot slot(int height, SlotType type) {
    List<@Nullable Slot> ofType = operandSlots.computeIfAbsent(type, _ -> new ArrayList<>());
    while (ofType.size() <= height) {
      ofType.add(null);
    }
    Slot slot = ofType.get(height);
    if (slot == null) {
      slot = newSlot(type);
      ofType.set(height, slot);
    }
    return slot;
  }

  /** A slot that no operand has. */
  Slot newSlot(SlotType type) {
    Slot slot = new Slot(slots.size(), type);
    slots.add(slot);
    return slot;
  }

  void push(Operand operand, int position) {
    if (height == operands.length) {
      operands = Arrays.copyOf(operands, height * 2);
    }
    operands[height++] = operand;
    if (operand.depth() > MAX_DEPTH
        || operand.size() > MAX_SIZE
        || height - firstWaiting() > MAX_WAITING) {
      spillAll(position);
    }
  }

  /** The height from which on operands may have to be spilled. */
  private int firstWaiting() {
    while (settled < height && isSettled(settled)) {
      settled++;
    }
    return Math.max(floor, settled);
  }

  private boolean isSettled(int h) {
    Operand operand = operands[h];
    if (operand.isConstant()) {
      return true;
    }
    List<@Nullable Slot> ofType = operandSlots.get(operand.expr().type());
    Slot own = ofType == null || ofType.size() <= h ? null : ofType.get(h);
    return own != null && operand.isGet(own);
  }

  /** Keeps what will be the operands of one instruction from being too large together. */
  private void limitSize(int from, int position) {
    int size = 0;
    for (int h = from; h < height; h++) {
      size += operands[h].size();
    }
    if (size > 2 * MAX_SIZE) {
      makeTrivial(from, position);
    }
  }

  Operand pop() {
    truncate(height - 1);
    return operands[height];
  }

  /** Pops operands, which come in the order in which they were pushed. */
  Operand[] pop(int count) {
    truncate(height - count);
    return Arrays.copyOfRange(operands, height, height + count);
  }

  /** The operand at a height, which stays where it is. */
  Operand at(int height) {
    return operands[height];
  }

  /** Puts another operand, of the same value, at a height. */
  void replace(int height, Operand operand) {
    operands[height] = operand;
    settled = Math.min(settled, height);
  }

  /** The operands from a height on, which stay where they are. */
  List<Expr> exprs(int from, int position) {
    limitSize(from, position);
    List<Expr> exprs = new ArrayList<>(height - from);
    for (int h = from; h < height; h++) {
      exprs.add(operands[h].expr());
    }
    return exprs;
  }

  /** Forgets the operands from a height on. */
  void truncate(int height) {
    this.height = height;
    settled = Math.min(settled, height);
  }

  /** Spills the operands that have one of the given effects. */
  void spill(int effects, int position) {
    for (int h = firstWaiting(); h < height; h++) {
      if ((operands[h].effects() & effects) != 0) {
        spillAt(h, position);
      }
    }
  }

  /** Spills the operands that read a slot which is about to be written. */
  void beforeWrite(Slot slot, int position) {
    for (int h = firstWaiting(); h < height; h++) {
      if (operands[h].mayRead(slot)) {
        spillAt(h, position);
      }
    }
  }

  /** Spills everything but constants: before code that may run again, or not at all. */
  void spillAll(int position) {
    for (int h = firstWaiting(); h < height; h++) {
      if (!operands[h].isConstant()) {
        settle(h, position);
      }
    }
  }

  /** Puts the operands from a height on into their slots, constants too. */
  void materialize(int from, int position) {
    spillAll(position);
    for (int h = Math.max(from, floor); h < height; h++) {
      settle(h, position);
    }
  }

  /** Makes the operands from a height on cheap to evaluate more than once. */
  void makeTrivial(int from, int position) {
    for (int h = from; h < height; h++) {
      if (!operands[h].isTrivial()) {
        spillAt(h, position);
      }
    }
  }

  /** Evaluates, in order, the operands from {@code from} to {@code to} for their traps. */
  void discard(int from, int to, int position) {
    for (int h = Math.max(from, floor); h < to; h++) {
      if ((operands[h].effects() & Operand.TRAPS) != 0) {
        out.add(new Stmt.Eval(operands[h].expr(), position));
      }
    }
  }

  private void spillAt(int h, int position) {
    Slot slot = slot(h, operands[h].expr().type());
    if (operands[h].isGet(slot)) {
      return;
    }
    for (int below = firstWaiting(); below < h; below++) {
      // Of two operands that may trap, the first must do so.
      if (operands[below].mayRead(slot)
          || (operands[below].effects() & operands[h].effects() & Operand.TRAPS) != 0) {
        spillAll(position);
        break;
      }
    }
    settle(h, position);
  }

  private void settle(int h, int position) {
    Slot slot = slot(h, operands[h].expr().type());
    if (!operands[h].isGet(slot)) {
      out.add(new Stmt.Set(slot, operands[h].expr(), position));
      operands[h] = Operand.get(slot);
    }
  }
}

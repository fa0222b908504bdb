package cezve.compiler;

import cezve.tree.Slot;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a method is about that executes some of a function's statements: it takes the values of the
 * slots that it needs, leaves those that it has changed in the instance, and returns how it ended.
 * If there is only one way to end, it returns the first of the changed values instead.
 *
 * @param used the slots that occur in the statements
 * @param params the slots whose values it takes, which are variables
 * @param outs the slots that it may have changed and whose values are still needed, likewise
 * @param outcomes the ways in which it may end, see {@link PartExits}
 * @param growsMemory whether memories may have grown when it ends
 * @param completion the one after the last statement, if that can be reached
 */
record Region(
    BitSet used,
    List<Slot> params,
    List<Slot> outs,
    SortedSet<Integer> outcomes,
    boolean growsMemory,
    int completion) {
  /** About how many bytes a call takes of a method that takes and leaves no values. */
  static final int LEAST_CALL_BYTES = 20;

  /** How many values of a kind the instance has room for. */
  static final int MOST_OUTS = 64;

  // The instance, arrays and a number come on top; the JVM allows 255.
  private static final int MOST_PARAM_SIZE = 240;

  /** The only way to end, or -1 if there are several, or the function returns. */
  int onlyOutcome() {
    return outcomes.size() == 1 ? Math.max(outcomes.first(), -1) : -1;
  }

  /** Whether there is only one way to end, which is not to return from the function. */
  boolean hasOnlyOutcome() {
    return onlyOutcome() >= 0;
  }

  /** What the method returns besides the values that it leaves in the instance. */
  String returned() {
    if (!hasOnlyOutcome()) {
      return "I";
    }
    return outs.isEmpty() ? "V" : JvmType.of(outs.getFirst().type()).descriptor();
  }

  /** The values that are left in the instance. */
  List<Slot> left() {
    return hasOnlyOutcome() && !outs.isEmpty() ? outs.subList(1, outs.size()) : outs;
  }

  /** The same, but completing is a branch to a label. */
  Region completingAt(int label) {
    SortedSet<Integer> branches = new TreeSet<>(outcomes);
    if (branches.remove(PartExits.COMPLETED)) {
      branches.add(PartExits.branchTo(label));
    }
    return new Region(used, params, outs, branches, growsMemory, PartExits.branchTo(label));
  }

  /** Whether a method can take and leave so many values. */
  boolean isPossible() {
    return outs.size() <= MOST_OUTS && paramSize() <= MOST_PARAM_SIZE;
  }

  private int paramSize() {
    int size = 0;
    for (Slot slot : params) {
      size += JvmType.of(slot.type()).size();
    }
    return size;
  }

  /** About how many bytes a call of the method takes. */
  int callBytes() {
    int takes = outcomes.contains(PartExits.COMPLETED) ? Handover.BYTES * outs.size() : 0;
    return LEAST_CALL_BYTES + 2 * params.size() + takes;
  }
}

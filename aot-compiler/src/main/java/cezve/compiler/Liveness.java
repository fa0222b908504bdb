package cezve.compiler;

import cezve.tree.FuncTree;
import cezve.tree.Stmt;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which slots hold values before and after each statement that may still be read. It follows some
 * of the slots only, each by a bit.
 */
final class Liveness {
  private static final int NOT_FOLLOWED = -1;

  private final Survey survey;
  private final int[] slots;
  private final int[] bits;
  private final int words;
  private final long[] before;
  private final long[] after;
  private final Map<Integer, long[]> labels = new HashMap<>();
  private final long[] handlers;
  private boolean changed;

  /**
   * Follows slots through a function.
   *
   * @param slots the indices of the slots that are followed
   */
  Liveness(FuncTree tree, Survey survey, int[] slots) {
    this.survey = survey;
    this.slots = slots;
    this.words = (slots.length + Long.SIZE - 1) / Long.SIZE;
    this.bits = new int[tree.slots().size()];
    Arrays.fill(bits, NOT_FOLLOWED);
    for (int i = 0; i < slots.length; i++) {
      bits[slots[i]] = i;
    }
    this.before = new long[survey.count() * words];
    this.after = new long[survey.count() * words];
    this.handlers = new long[words];
    do {
      changed = false;
      list(tree.body(), new long[words]);
    } while (changed);
  }

  /** The slots that may be read after a statement is executed from its start. */
  BitSet before(int statement) {
    return set(before, statement * words);
  }

  /** The slots that may be read after a statement was executed to its end. */
  BitSet after(int statement) {
    return set(after, statement * words);
  }

  /** The slots that may be read after a branch to a label. */
  BitSet atLabel(int label) {
    return set(live(label), 0);
  }

  /** The slots that may be read after an exception was caught. */
  BitSet inHandlers() {
    return set(handlers, 0);
  }

  private BitSet set(long[] masks, int from) {
    BitSet set = new BitSet();
    for (int i = 0; i < slots.length; i++) {
      if ((masks[from + i / Long.SIZE] >>> i & 1) != 0) {
        set.set(slots[i]);
      }
    }
    return set;
  }

  private long[] live(int label) {
    return labels.computeIfAbsent(label, _ -> new long[words]);
  }

  private void join(long[] into, long[] mask) {
    for (int i = 0; i < words; i++) {
      into[i] |= mask[i];
    }
  }

  /** Notes what is live at the start of a loop, which its body has branched to. */
  private void joinLoop(int label, long[] mask) {
    long[] live = live(label);
    for (int i = 0; i < words; i++) {
      if ((mask[i] & ~live[i]) != 0) {
        live[i] |= mask[i];
        changed = true;
      }
    }
  }

  /** Turns what is live after statements into what is live before them. */
  private void list(List<Stmt> statements, long[] live) {
    for (Stmt statement : survey.reachable(statements).reversed()) {
      int at = survey.facts(statement).number() * words;
      System.arraycopy(live, 0, after, at, words);
      nested(statement, live);
      if (!(statement instanceof Stmt.Try)) {
        own(survey.facts(statement), live);
      }
      System.arraycopy(live, 0, before, at, words);
    }
  }

  /** What a statement does itself comes before what is nested in it. */
  private void own(Survey.Facts facts, long[] live) {
    for (int slot : facts.writes()) {
      int bit = bits[slot];
      if (bit != NOT_FOLLOWED) {
        live[bit / Long.SIZE] &= ~(1L << bit);
      }
    }
    for (int slot : facts.reads()) {
      int bit = bits[slot];
      if (bit != NOT_FOLLOWED) {
        live[bit / Long.SIZE] |= 1L << bit;
      }
    }
  }

  private void nested(Stmt statement, long[] live) {
    switch (statement) {
      case Stmt.If(_, var then, var otherwise, _) -> {
        long[] ifTrue = live.clone();
        list(then, ifTrue);
        list(otherwise, live);
        join(live, ifTrue);
      }
      case Stmt.Loop(int label, var body, _) -> {
        list(body, live);
        joinLoop(label, live);
        join(live, live(label));
      }
      case Stmt.Blocks(int firstLabel, var segments, _) -> {
        for (int i = segments.size() - 1; i >= 0; i--) {
          // Only code before it branches there, and that comes next.
          join(live(firstLabel - i), live);
          list(segments.get(i), live);
        }
      }
      case Stmt.Try(var body, var itsHandlers, _) -> {
        long[] caught = new long[words];
        for (Stmt.Handler handler : itsHandlers) {
          long[] mask = live.clone();
          list(handler.body(), mask);
          join(caught, mask);
        }
        join(handlers, caught);
        list(body, live);
        join(live, caught);
      }
      case Stmt.Br _, Stmt.BrTable _ -> {
        Arrays.fill(live, 0);
        branches(statement, live);
      }
      case Stmt.BrIf _ -> branches(statement, live);
      case Stmt.Return _, Stmt.TailCall _, Stmt.Unreachable _, Stmt.Throw _, Stmt.ThrowRef _ ->
          Arrays.fill(live, 0);
      case Stmt.Set _,
          Stmt.GlobalSet _,
          Stmt.Eval _,
          Stmt.Store _,
          Stmt.Bulk _,
          Stmt.Aggregate _,
          Stmt.Atomic _,
          Stmt.Metered _,
          Stmt.Call _ -> {}
    }
  }

  private void branches(Stmt statement, long[] live) {
    for (int label : survey.facts(statement).targets()) {
      join(live, live(label));
    }
  }
}

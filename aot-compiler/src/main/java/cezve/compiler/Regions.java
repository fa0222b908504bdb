package cezve.compiler;

import cezve.tree.FuncTree;
import cezve.tree.Slot;
import cezve.tree.Stmt;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Finds out what methods for some of a function's statements are about. */
final class Regions {
  private final FuncTree tree;
  private final Survey survey;
  private final Liveness liveness;
  private final BitSet variables;
  private final Map<Long, Region> known = new HashMap<>();

  /**
   * For a function.
   *
   * @param variables the slots that are variables, which {@code liveness} follows
   */
  Regions(FuncTree tree, Survey survey, Liveness liveness, BitSet variables) {
    this.tree = tree;
    this.survey = survey;
    this.liveness = liveness;
    this.variables = variables;
  }

  /** Consecutive statements. */
  Region of(List<Stmt> statements) {
    Survey.Facts last = survey.last(statements);
    int first = survey.first(statements);
    return known.computeIfAbsent(
        (long) first << Integer.SIZE | last.end(),
        _ -> {
          Builder builder = new Builder();
          builder.enter(liveness.before(first));
          builder.add(first, last.end(), isWithin(first, last.end()));
          if (last.completes()) {
            builder.leave(PartExits.COMPLETED, liveness.after(last.number()));
          }
          return builder.build();
        });
  }

  /** Segments of a switch, one of which is executed. */
  Region of(SwitchGroup group) {
    Builder builder = new Builder();
    for (int i = 0; i < group.segments().size(); i++) {
      List<Stmt> segment = group.segments().get(i);
      Survey.Facts last = survey.last(segment);
      int first = survey.first(segment);
      builder.enter(liveness.before(first));
      builder.add(first, last.end(), isWithin(first, last.end()));
      if (last.completes()) {
        int label = group.ends().get(i);
        builder.leave(PartExits.branchTo(label), liveness.atLabel(label));
      }
    }
    return builder.build();
  }

  /** Consecutive segments of a ladder, of which it starts with any; null if all are empty. */
  @Nullable Region of(int firstLabel, List<List<Stmt>> segments) {
    Builder builder = new Builder();
    int lastLabel = firstLabel - (segments.size() - 1);
    boolean isEmpty = true;
    for (int i = 0; i < segments.size(); i++) {
      List<Stmt> segment = survey.reachable(segments.get(i));
      if (i > 0) {
        builder.enter(liveness.atLabel(firstLabel - (i - 1)));
      }
      if (!segment.isEmpty()) {
        int first = survey.first(segment);
        int end = survey.last(segment).end();
        builder.enter(liveness.before(first));
        IntPredicate isWithin = isWithin(first, end);
        builder.add(
            first,
            end,
            label -> (label <= firstLabel && label >= lastLabel) || isWithin.test(label));
        isEmpty = false;
      }
    }
    builder.leave(PartExits.COMPLETED, liveness.atLabel(lastLabel));
    return isEmpty ? null : builder.build();
  }

  private IntPredicate isWithin(int first, int end) {
    return label -> survey.owner(label) >= first && survey.owner(label) < end;
  }

  private final class Builder {
    private final BitSet used = new BitSet();
    private final BitSet written = new BitSet();
    private final BitSet before = new BitSet();
    private final BitSet after = new BitSet();
    private final SortedSet<Integer> outcomes = new TreeSet<>();
    private boolean growsMemory;

    /** It may start where these slots hold values that are still needed. */
    void enter(BitSet live) {
      before.or(live);
    }

    /** It may end where these slots hold values that are still needed. */
    void leave(int outcome, BitSet live) {
      outcomes.add(outcome);
      after.or(live);
    }

    /** Adds the statements of some numbers. */
    void add(int first, int end, IntPredicate isInside) {
      for (int i = first; i < end; i++) {
        Survey.Facts facts = survey.facts(i);
        for (int slot : facts.reads()) {
          used.set(slot);
        }
        for (int slot : facts.writes()) {
          written.set(slot);
        }
        for (int label : facts.targets()) {
          if (!isInside.test(label) && !outcomes.contains(PartExits.branchTo(label))) {
            leave(PartExits.branchTo(label), liveness.atLabel(label));
          }
        }
        growsMemory |= facts.growsMemory();
        addReturn(survey.statement(i));
      }
    }

    private void addReturn(Stmt statement) {
      if (statement instanceof Stmt.Return) {
        outcomes.add(PartExits.RETURNED);
      } else if (statement instanceof Stmt.TailCall(Stmt.Callee callee, _, _)) {
        boolean repeats = callee.equals(new Stmt.Direct(tree.function()));
        outcomes.add(repeats ? PartExits.REPEATS : PartExits.RETURNED);
      }
    }

    Region build() {
      used.or(written);
      used.and(variables);
      before.and(used);
      after.and(written);
      after.and(variables);
      return new Region(
          used, slots(before), slots(after), outcomes, growsMemory, PartExits.COMPLETED);
    }

    private List<Slot> slots(BitSet indices) {
      return indices.stream().mapToObj(tree.slots()::get).toList();
    }
  }
}

package cezve.compiler;

import cezve.tree.Stmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts sequences of statements into runs: as many as make a method, or a single one that is so
 * large that it is treated in the same way inside. A plan asks for the same runs many times.
 */
final class Runs {
  /** How many are made of too many statements, so that a method can call them all. */
  private static final int MOST = 60;

  /**
   * Consecutive statements.
   *
   * @param size about how many bytes of code they are
   * @param isOpened whether it is a single one that is treated in the same way inside
   */
  record Run(List<Stmt> statements, int size, boolean isOpened) {}

  private final SplitFunction function;
  private final Survey survey;
  // By the number of the first statement and that after the last.
  private final Map<Long, List<Run>> known = new HashMap<>();

  Runs(SplitFunction function) {
    this.function = function;
    this.survey = function.survey();
  }

  /** The runs where larger loops, blocks and branches stay. */
  List<Run> of(List<Stmt> statements) {
    List<Stmt> reachable = survey.reachable(statements);
    if (reachable.isEmpty()) {
      return List.of();
    }
    int first = survey.first(reachable);
    return known.computeIfAbsent(
        (long) first << Integer.SIZE | survey.facts(reachable.getLast()).end(),
        _ -> cut(reachable, function.options().runBytes(), function.options().partBytes()));
  }

  /** The runs where they move, unless one that is larger than an allowance is all there is. */
  List<Run> ofControl(List<Stmt> statements, int allowance) {
    List<Stmt> reachable = survey.reachable(statements);
    int most = Math.max(function.options().runBytes(), function.size(reachable) / MOST + 1);
    return cut(reachable, most, reachable.size() == 1 ? allowance : Integer.MAX_VALUE);
  }

  private List<Run> cut(List<Stmt> statements, int most, int mostUnopened) {
    List<Run> runs = new ArrayList<>();
    int from = 0;
    int bytes = 0;
    int number = statements.isEmpty() ? 0 : survey.first(statements);
    for (int i = 0; i < statements.size(); i++) {
      Survey.Facts facts = survey.facts(number);
      number = facts.end();
      int size = function.size(facts, facts);
      boolean isOpened = size > mostUnopened && !statements.get(i).nested().isEmpty();
      if (i > from && (isOpened || bytes + size > most)) {
        runs.add(new Run(statements.subList(from, i), bytes, false));
        from = i;
        bytes = 0;
      }
      if (isOpened) {
        runs.add(new Run(statements.subList(i, i + 1), size, true));
        from = i + 1;
      } else {
        bytes += size;
      }
    }
    if (from < statements.size()) {
      runs.add(new Run(statements.subList(from, statements.size()), bytes, false));
    }
    return runs;
  }
}

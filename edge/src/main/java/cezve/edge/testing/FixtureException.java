package cezve.edge.testing;

import cezve.edge.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Fixtures have mistakes. Its message has one on each line. */
public final class FixtureException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  FixtureException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** All of them, at least one. */
  public List<Problem> problems() {
    return problems;
  }
}

package cezve.edge.document;

import cezve.edge.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the mistakes of a file, and of others that it names. */
public final class Problems {
  private final String file;
  private final Set<Problem> found = new LinkedHashSet<>();
  private boolean partial;

  /** None yet, in the file of that name. */
  public Problems(String file) {
    this.file = file;
  }

  /** The file. */
  public String file() {
    return file;
  }

  /** Adds one. */
  public void add(Place place, String message) {
    found.add(new Problem(file, place.line(), place.column(), message));
  }

  /** Adds one of another file, or of a file as a whole. */
  public void add(Problem problem) {
    found.add(problem);
  }

  /** Adds that something is not there, unless the part where it may be could not be read. */
  public void addMissing(Place place, String message) {
    if (!partial) {
      add(place, message);
    }
  }

  /** Not all of the file could be read. */
  void setPartial() {
    partial = true;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** All of them, by their places. */
  public List<Problem> sorted() {
    List<Problem> sorted = new ArrayList<>(found);
    sorted.sort(
        Comparator.comparing((Problem problem) -> !problem.file().equals(file))
            .thenComparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column));
    return List.copyOf(sorted);
  }
}

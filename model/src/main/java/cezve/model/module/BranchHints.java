package cezve.model.module;

import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a module says of the branches that it expects to be taken; they have no meaning to
 * execution. They are read from their custom section when somebody first asks.
 *
 * @see <a
 *     href="https://github.com/WebAssembly/branch-hinting/blob/main/proposals/branch-hinting/Overview.md">Branch
 *     hinting</a>
 */
public final class BranchHints {
  /** The name of the custom section. */
  public static final String NAME = "metadata.code.branch_hint";

  /** No hints at all. */
  public static final BranchHints NONE = new BranchHints(new Known(Map.of()));

  /** Whether a branch is expected to be taken, in the order of the binary codes. */
  public enum Hint {
    UNLIKELY,
    LIKELY
  }

  private final Supplier<Map<Integer, SortedMap<Integer, Hint>>> source;
  private volatile @Nullable Map<Integer, SortedMap<Integer, Hint>> hints;

  /**
   * Hints that are read when first asked for.
   *
   * @param source gives them by the index of the function and the position of the instruction in
   *     its body, the first one being 0
   */
  public BranchHints(Supplier<Map<Integer, SortedMap<Integer, Hint>>> source) {
    this.source = source;
  }

  /** Hints that are known. */
  public static BranchHints of(Map<Integer, SortedMap<Integer, Hint>> hints) {
    return hints.isEmpty() ? NONE : new BranchHints(new Known(hints));
  }

  private record Known(Map<Integer, SortedMap<Integer, Hint>> hints)
      implements Supplier<Map<Integer, SortedMap<Integer, Hint>>> {
    @Override
    public Map<Integer, SortedMap<Integer, Hint>> get() {
      return hints;
    }
  }

  /** All hints, by function and position in its body. */
  public Map<Integer, SortedMap<Integer, Hint>> all() {
    Map<Integer, SortedMap<Integer, Hint>> known = hints;
    if (known == null) {
      known = source.get();
      hints = known;
    }
    return known;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BranchHints those && all().equals(those.all());
  }

  @Override
  public int hashCode() {
    return all().hashCode();
  }
}

package cezve.runtime;

import java.util.List;

/**
 * What modules may import, as patterns of {@code module.name} in which a star stands for any
 * characters, or none: {@code wasi_snapshot_preview1.*}, {@code env.log}.
 */
public final class AllowedImports {
  /** Everything. */
  public static final AllowedImports ALL = new AllowedImports(List.of("*"));

  private static final char ANY = '*';

  private final List<String> patterns;

  private AllowedImports(List<String> patterns) {
    this.patterns = patterns;
  }

  /**
   * What matches any of the patterns; nothing if there are none.
   *
   * @throws IllegalArgumentException if one has neither a dot nor a star, so that nothing matches
   */
  public static AllowedImports of(List<String> patterns) {
    for (String pattern : patterns) {
      if (!isPattern(pattern)) {
        throw new IllegalArgumentException(
            "\"" + pattern + "\" is not of the form MODULE.NAME, such as env.log or env.*");
      }
    }
    return new AllowedImports(List.copyOf(patterns));
  }

  /** Whether a text has a dot or a star, so that something can match it. */
  public static boolean isPattern(String text) {
    return text.indexOf('.') >= 0 || text.indexOf(ANY) >= 0;
  }

  /** The patterns. */
  public List<String> patterns() {
    return patterns;
  }

  /** Whether something may be imported. */
  public boolean allows(String module, String name) {
    String text = module + "." + name;
    for (String pattern : patterns) {
      if (matches(pattern, text)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(String pattern, String text) {
    int inPattern = 0;
    int inText = 0;
    int lastStar = -1;
    int afterStar = 0;
    while (inText < text.length()) {
      if (inPattern < pattern.length() && pattern.charAt(inPattern) == ANY) {
        lastStar = inPattern++;
        afterStar = inText;
      } else if (inPattern < pattern.length() && pattern.charAt(inPattern) == text.charAt(inText)) {
        inPattern++;
        inText++;
      } else if (lastStar >= 0) {
        // The last star stands for one character more.
        inPattern = lastStar + 1;
        inText = ++afterStar;
      } else {
        return false;
      }
    }
    while (inPattern < pattern.length() && pattern.charAt(inPattern) == ANY) {
      inPattern++;
    }
    return inPattern == pattern.length();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AllowedImports same && patterns.equals(same.patterns);
  }

  @Override
  public int hashCode() {
    return patterns.hashCode();
  }

  @Override
  public String toString() {
    return patterns.toString();
  }
}

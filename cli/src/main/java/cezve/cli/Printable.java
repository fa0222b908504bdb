package cezve.cli;

import cezve.model.module.Names;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Text from modules as a terminal may see it. Whoever made a module chose its names, and must not
 * get to move the cursor or to reorder what is shown.
 */
final class Printable {
  private static final char REPLACEMENT = '\uFFFD';

  private Printable() {}

  /** Text in which every character is visible; others are written as {@code \\u{1b}}. */
  static String text(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      append(c, visible);
      i += Character.charCount(c);
    }
    return visible.toString();
  }

  /** Lines in which nothing moves: a character that is not visible is replaced by one that is. */
  static String lines(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      boolean isLayout = c == '\n' || c == '\t';
      visible.appendCodePoint(isInvisible(c) && !isLayout ? REPLACEMENT : c);
      i += Character.charCount(c);
    }
    return visible.toString();
  }

  /** A name: in quotes where it would otherwise not be clear where it starts and ends. */
  static String name(String name) {
    String visible = text(name);
    return isPlain(name) ? visible : '"' + visible.replace("\"", "\\\"") + '"';
  }

  /** Names in which every character is visible. */
  static Names names(Names names) {
    return new Names(() -> {
      Names.Contents contents = names.contents();
      String module = contents.module();
      return new Names.Contents(
          module == null ? null : text(module),
          mapped(contents.spaces(), Printable::texts),
          mapped(contents.nested(), owners -> mapped(owners, Printable::texts)));
    });
  }

  private static Map<Integer, String> texts(Map<Integer, String> names) {
    return mapped(names, Printable::text);
  }

  private static <K, V> Map<K, V> mapped(Map<K, V> map, UnaryOperator<V> function) {
    Map<K, V> mapped = new HashMap<>();
    map.forEach((key, value) -> mapped.put(key, function.apply(value)));
    return mapped;
  }

  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '"' || Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private static void append(int c, StringBuilder visible) {
    if (isInvisible(c)) {
      visible.append("\\u{").append(Integer.toHexString(c)).append('}');
    } else {
      visible.appendCodePoint(c);
    }
  }

  private static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}

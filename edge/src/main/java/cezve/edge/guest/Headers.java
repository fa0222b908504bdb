package cezve.edge.guest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Headers of a message, in their order. Names are compared without regard to case. */
public final class Headers {
  private static final Set<String> OF_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  private final List<String> names = new ArrayList<>();
  private final List<String> values = new ArrayList<>();

  /** No headers yet. */
  public Headers() {}

  /** Adds a header. */
  public Headers add(String name, String value) {
    names.add(name);
    values.add(value);
    return this;
  }

  /** All values of a name, joined by commas; null if there are none. */
  public @Nullable String get(String name) {
    String joined = null;
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(name)) {
        joined = joined == null ? values.get(i) : joined + ", " + values.get(i);
      }
    }
    return joined;
  }

  /** Whether there is one of that name. */
  public boolean has(String name) {
    return get(name) != null;
  }

  /** Hands out each name with its value. */
  public void forEach(BiConsumer<String, String> consumer) {
    for (int i = 0; i < names.size(); i++) {
      consumer.accept(names.get(i), values.get(i));
    }
  }

  /** As lines {@code name: value}, each with its end. */
  public String lines() {
    StringBuilder lines = new StringBuilder();
    forEach((name, value) -> lines.append(name).append(": ").append(value).append('\n'));
    return lines.toString();
  }

  /**
   * Reads lines {@code name: value}; empty ones are left out.
   *
   * @return null if one is no header
   */
  public static @Nullable Headers parse(String lines) {
    Headers headers = new Headers();
    for (String line : lines.lines().toList()) {
      int colon = line.indexOf(':');
      if (line.isBlank()) {
        continue;
      }
      if (colon < 0) {
        return null;
      }
      String name = line.substring(0, colon);
      String value = line.substring(colon + 1).strip();
      if (!isName(name) || !isValue(value)) {
        return null;
      }
      headers.add(name, value);
    }
    return headers;
  }

  /** Whether a header belongs to a connection, so that functions do not have a say in it. */
  public static boolean isOfConnection(String name) {
    return OF_CONNECTION.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether a text can be the name of a header: a token of RFC 9110. */
  public static boolean isName(String text) {
    return !text.isEmpty() && text.chars().allMatch(Headers::isTokenChar);
  }

  private static boolean isTokenChar(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || TOKEN_MARKS.indexOf(c) >= 0;
  }

  /** Whether a text can be the value of a header: it has no control characters but tabs. */
  public static boolean isValue(String text) {
    return text.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7F));
  }
}

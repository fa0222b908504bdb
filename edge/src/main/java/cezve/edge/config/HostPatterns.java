package cezve.edge.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the patterns of {@link AllowedHosts}. */
final class HostPatterns {
  static final String FORM =
      "a host such as example.com, *.example.com, * or [::1], with a port such as :8443 behind it"
          + " or without";

  private static final int MAX_PORT = 0xFFFF;
  private static final int LONGEST = 260;
  private static final String LABEL = "[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?";
  private static final Pattern HOST =
      Pattern.compile(
          "(\\*|(?:\\*\\.)?LABEL(?:\\.LABEL)*|\\[[0-9a-f.]*:[0-9a-f.:]*])(?::([0-9]{1,5}))?"
              .replace("LABEL", LABEL));

  private HostPatterns() {}

  /** The pattern in small letters; null if it is none. */
  static @Nullable String parse(String text) {
    String pattern = text.toLowerCase(Locale.ROOT);
    Matcher matcher = HOST.matcher(pattern);
    if (text.length() > LONGEST || !matcher.matches()) {
      return null;
    }
    String port = matcher.group(2);
    int number = port == null ? MAX_PORT : Integer.parseInt(port);
    return number == 0 || number > MAX_PORT ? null : pattern;
  }
}

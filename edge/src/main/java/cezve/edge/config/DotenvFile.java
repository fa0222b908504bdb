package cezve.edge.config;

import cezve.edge.Problem;
import cezve.edge.document.Problems;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of variables: lines {@code NAME=VALUE}, with {@code export} in front or without. A
 * value may be in single quotes, in which nothing is special, or in double quotes, in which {@code
 * \n}, {@code \r}, {@code \t}, {@code \"}, {@code \$} and {@code \\} are; without quotes it ends at
 * a space and {@code #}. Messages never show a line, as it may be a secret.
 */
final class DotenvFile {
  private static final Pattern LINE =
      Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\\s*=\\s*(.*)", Pattern.DOTALL);
  private static final Pattern BEHIND_QUOTE = Pattern.compile("\\s*(?:#.*)?", Pattern.DOTALL);
  private static final Pattern COMMENT = Pattern.compile("(?:^|\\s+)#.*", Pattern.DOTALL);

  private final String file;
  private final Problems problems;
  private final Map<String, String> variables = new HashMap<>();
  private int line;

  private DotenvFile(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The variables of a text; of several with one name, the last. */
  static Map<String, String> parse(String text, String file, Problems problems) {
    DotenvFile dotenv = new DotenvFile(file, problems);
    text.lines().forEach(dotenv::addLine);
    return dotenv.variables;
  }

  private void addLine(String text) {
    line++;
    if (text.isBlank() || text.stripLeading().startsWith("#")) {
      return;
    }
    Matcher matcher = LINE.matcher(text);
    if (!matcher.matches()) {
      problem("a line must be NAME=VALUE, a comment behind #, or empty");
      return;
    }
    String value = value(matcher.group(2));
    if (value != null) {
      variables.put(matcher.group(1), value);
    }
  }

  private @Nullable String value(String text) {
    char quote = text.isEmpty() ? ' ' : text.charAt(0);
    if (quote != '"' && quote != '\'') {
      return COMMENT.matcher(text).replaceFirst("").strip();
    }
    StringBuilder value = new StringBuilder();
    int at = 1;
    while (at < text.length() && text.charAt(at) != quote) {
      boolean isEscape = quote == '"' && text.charAt(at) == '\\' && at + 1 < text.length();
      value.append(isEscape ? unescape(text.charAt(at + 1)) : text.substring(at, at + 1));
      at += isEscape ? 2 : 1;
    }
    if (at >= text.length()) {
      return problem("the quote that the value begins with is not closed on the line");
    }
    return BEHIND_QUOTE.matcher(text.substring(at + 1)).matches()
        ? value.toString()
        : problem("something stands behind the closing quote");
  }

  private static String unescape(char escaped) {
    return switch (escaped) {
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case '"', '$', '\\' -> String.valueOf(escaped);
      default -> "\\" + escaped;
    };
  }

  private @Nullable String problem(String message) {
    problems.add(new Problem(file, line, 0, message));
    return null;
  }
}

package cezve.edge.document;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words in messages. */
public final class Words {
  private static final int LONGEST = 80;

  private Words() {}

  /** A text in quotes, on one line and not too long. */
  public static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .limit(LONGEST)
        .forEach(c -> {
          int special = "\n\r\t".indexOf(c);
          if (special >= 0) {
            quoted.append('\\').append("nrt".charAt(special));
          } else if (c == '"' || c == '\\') {
            quoted.append('\\').appendCodePoint(c);
          } else if (Character.isISOControl(c) || !Character.isDefined(c)) {
            quoted.append(String.format(Locale.ROOT, "\\u%04X", c));
          } else {
            quoted.appendCodePoint(c);
          }
        });
    boolean isLonger = text.codePointCount(0, text.length()) > LONGEST;
    return quoted.append(isLonger ? "…\"" : "\"").toString();
  }

  /** What is accepted, and which of it was probably meant: to be put behind a message. */
  public static String accepted(String wrong, Collection<String> accepted) {
    String meant = closest(wrong, accepted);
    String suggestion = meant == null ? "" : "; did you mean " + meant + "?";
    return "; accepted: " + String.join(", ", accepted) + suggestion;
  }

  /** The word that differs least, if it is not altogether different. */
  static @Nullable String closest(String wrong, Collection<String> words) {
    String closest = null;
    int least = (Math.min(wrong.length(), LONGEST) + 2) / 3 + 1;
    for (String word : words) {
      int distance = distance(wrong, word);
      if (distance < least) {
        least = distance;
        closest = word;
      }
    }
    return closest;
  }

  /** How many characters have to be put in, taken away or replaced. */
  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > LONGEST) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}

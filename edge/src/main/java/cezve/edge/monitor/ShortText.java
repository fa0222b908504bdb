package cezve.edge.monitor;

/** Texts that others wrote, of bounded length. */
final class ShortText {
  private ShortText() {}

  /** At most so many characters of a text, and how many were left off. */
  static String of(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + "… (" + (text.length() - end) + " more)";
  }
}

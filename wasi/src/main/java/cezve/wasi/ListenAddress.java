package cezve.wasi;

import org.jspecify.annotations.Nullable;

/**
 * Where a server listens, such as one that gives its socket to a program.
 *
 * @param host the name or number of an interface of this machine
 * @param port 0 for any that is free
 */
public record ListenAddress(String host, int port) {
  private static final String ALL = "0.0.0.0";

  /** The largest port that there is. */
  public static final int MAX_PORT = 0xFFFF;

  /**
   * What {@code HOST:PORT}, {@code [V6]:PORT} or {@code :PORT}, which is all interfaces, says; null
   * for anything else.
   */
  public static @Nullable ListenAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    int port = colon < 0 ? -1 : port(text.substring(colon + 1));
    if (port < 0) {
      return null;
    }
    String host = text.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]") && host.indexOf(':') >= 0) {
      String inside = host.substring(1, host.length() - 1);
      return consistsOf(inside, ":.%") ? new ListenAddress(inside, port) : null;
    }
    return consistsOf(host, "._-") ? new ListenAddress(host.isEmpty() ? ALL : host, port) : null;
  }

  private static int port(String digits) {
    int port = digits.isEmpty() ? -1 : 0;
    for (int i = 0; i < digits.length() && port >= 0; i++) {
      int digit = digits.charAt(i) - '0';
      boolean isWrong = digit < 0 || digit > 9;
      port = isWrong || 10 * port + digit > MAX_PORT ? -1 : 10 * port + digit;
    }
    return port;
  }

  private static boolean consistsOf(String text, String marks) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean isDigit = c >= '0' && c <= '9';
      if (!isLetter && !isDigit && marks.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}

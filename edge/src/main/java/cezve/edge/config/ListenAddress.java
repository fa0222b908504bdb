package cezve.edge.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a server listens.
 *
 * @param host the name or number of an interface of this machine
 * @param port 0 for any that is free
 */
public record ListenAddress(String host, int port) {
  /** Port 8080, for programs of this machine. */
  public static final ListenAddress DEFAULT = new ListenAddress("127.0.0.1", 8080);

  private static final String ALL = "0.0.0.0";
  private static final int MAX_PORT = 0xFFFF;
  private static final Pattern FORM =
      Pattern.compile("(?:\\[([0-9a-fA-F:.%]*:[0-9a-zA-Z:.%]*)]|([\\w.-]*)):(\\d{1,5})");

  /**
   * What {@code HOST:PORT}, {@code [V6]:PORT} or {@code :PORT}, which is all interfaces, says; null
   * for anything else.
   */
  public static @Nullable ListenAddress parse(String text) {
    Matcher matcher = FORM.matcher(text);
    int port = matcher.matches() ? Integer.parseInt(matcher.group(3)) : MAX_PORT + 1;
    if (port > MAX_PORT) {
      return null;
    }
    String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return new ListenAddress(host.isEmpty() ? ALL : host, port);
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}

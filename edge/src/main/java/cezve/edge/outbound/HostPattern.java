package cezve.edge.outbound;

import java.util.Locale;

/**
 * A host that requests may go to.
 *
 * @param host a name, perhaps with {@code *.} in front for all below it, or {@code *}
 * @param port a port, or {@link #ANY_PORT}
 */
record HostPattern(String host, int port) {
  static final int ANY_PORT = -1;
  private static final String ANY = "*";

  /** A pattern as it is written in the configuration. */
  static HostPattern parse(String text) {
    int colon = text.lastIndexOf(':');
    boolean hasPort = colon >= 0 && text.indexOf(']', colon) < 0;
    return new HostPattern(
        (hasPort ? text.substring(0, colon) : text).toLowerCase(Locale.ROOT),
        hasPort ? Integer.parseInt(text.substring(colon + 1)) : ANY_PORT);
  }

  /** Whether a request to a host and port fits. */
  boolean matches(String wanted, int wantedPort) {
    String name = wanted.toLowerCase(Locale.ROOT);
    // A full stop at the end names the same host.
    String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    boolean fits =
        host.equals(ANY)
            || (host.startsWith("*.") ? bare.endsWith(host.substring(1)) : bare.equals(host));
    return fits && (port == ANY_PORT || port == wantedPort);
  }
}

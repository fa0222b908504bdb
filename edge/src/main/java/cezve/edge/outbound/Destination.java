package cezve.edge.outbound;

import cezve.edge.config.AllowedHosts.PrivateAddresses;
import java.net.URI;
import java.util.Locale;

/**
 * Where requests are sent.
 *
 * @param host a name or an address, in small letters
 * @param addresses which addresses the host may have
 */
record Destination(boolean isTls, String host, int port, PrivateAddresses addresses) {
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  static Destination of(URI uri, PrivateAddresses addresses) {
    boolean isTls = "https".equalsIgnoreCase(uri.getScheme());
    int port = uri.getPort() >= 0 ? uri.getPort() : isTls ? HTTPS_PORT : HTTP_PORT;
    return new Destination(isTls, uri.getHost().toLowerCase(Locale.ROOT), port, addresses);
  }
}

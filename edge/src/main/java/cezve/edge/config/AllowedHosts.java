package cezve.edge.config;

import java.util.List;

/**
 * Which hosts a function may send requests to.
 *
 * @param patterns {@code example.com}, {@code *.example.com}, {@code *}, each with a port behind a
 *     colon if only that port is meant; without, any port
 * @param privateAddresses whether names may lead to addresses of private networks, of this machine
 *     and of its provider's metadata service
 */
public record AllowedHosts(List<String> patterns, PrivateAddresses privateAddresses) {
  /** None at all. */
  public static final AllowedHosts NONE = new AllowedHosts(List.of(), PrivateAddresses.REFUSED);

  /** Hosts of those patterns. */
  public AllowedHosts {
    patterns = List.copyOf(patterns);
  }

  /** What becomes of requests to addresses that are not public. */
  public enum PrivateAddresses {
    REFUSED,
    ALLOWED
  }
}

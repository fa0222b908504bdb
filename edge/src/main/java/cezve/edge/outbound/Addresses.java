package cezve.edge.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Which addresses are those of the public internet.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">Special addresses of
 *     IPv4</a> and <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IPv6</a>
 */
final class Addresses {
  private static final Network[] NOT_PUBLIC = {
    network("0.0.0.0", 8),
    network("10.0.0.0", 8),
    network("100.64.0.0", 10),
    network("127.0.0.0", 8),
    // Among them the metadata services of most providers.
    network("169.254.0.0", 16),
    network("172.16.0.0", 12),
    network("192.0.0.0", 24),
    network("192.0.2.0", 24),
    network("192.88.99.0", 24),
    network("192.168.0.0", 16),
    network("198.18.0.0", 15),
    network("198.51.100.0", 24),
    network("203.0.113.0", 24),
    network("224.0.0.0", 4),
    network("240.0.0.0", 4),
    // Of one provider, which has its metadata service among public addresses.
    network("168.63.129.16", 32),
    network("::", 128),
    network("::1", 128),
    network("64:ff9b:1::", 48),
    network("100::", 64),
    network("2001::", 23),
    network("2001:db8::", 32),
    network("3fff::", 20),
    network("fc00::", 7),
    network("fe80::", 10),
    network("fec0::", 10),
    network("ff00::", 8)
  };

  /** Where addresses of IPv4 are found inside of those of IPv6: a prefix, and their offset. */
  private static final Embedding[] EMBEDDINGS = {
    new Embedding(network("::ffff:0:0:0", 96), 12),
    new Embedding(network("::", 96), 12),
    new Embedding(network("64:ff9b::", 96), 12),
    new Embedding(network("2002::", 16), 2)
  };

  private record Embedding(Network network, int offset) {}

  private Addresses() {}

  /** Whether an address is neither that of a private network, nor of this machine or link. */
  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    for (Network network : NOT_PUBLIC) {
      if (network.has(bytes)) {
        return false;
      }
    }
    return switch (address) {
      case Inet6Address _ -> isEmbeddedPublic(bytes);
      case Inet4Address _ -> true;
      default -> false;
    };
  }

  private static boolean isEmbeddedPublic(byte[] bytes) {
    for (Embedding embedding : EMBEDDINGS) {
      if (embedding.network.has(bytes)) {
        byte[] inside = Arrays.copyOfRange(bytes, embedding.offset, embedding.offset + 4);
        return isPublic(address(inside));
      }
    }
    return true;
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new AssertionError("BUG: not the length of an address: " + bytes.length, e);
    }
  }

  private static Network network(String address, int bits) {
    return new Network(InetAddress.ofLiteral(address), bits);
  }

  /** The addresses that begin with some bits. */
  private static final class Network {
    private final byte[] prefix;
    private final int bits;

    Network(InetAddress prefix, int bits) {
      this.prefix = prefix.getAddress();
      this.bits = bits;
    }

    boolean has(byte[] address) {
      if (address.length != prefix.length) {
        return false;
      }
      int whole = bits / Byte.SIZE;
      int rest = bits % Byte.SIZE;
      int mask = 0xFF00 >> rest & 0xFF;
      return Arrays.equals(address, 0, whole, prefix, 0, whole)
          && (rest == 0 || (address[whole] & mask) == (prefix[whole] & mask));
    }
  }
}

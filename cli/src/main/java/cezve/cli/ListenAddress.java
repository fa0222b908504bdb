package cezve.cli;

import cezve.cli.Failures.WrongUsage;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * An address to listen at, written as {@code HOST:PORT}, {@code [V6]:PORT} or {@code :PORT}, which
 * is all addresses of the host.
 */
final class ListenAddress {
  private static final int MAX_PORT = 0xFFFF;

  private final String text;
  private final String host;
  private final int port;

  private ListenAddress(String text, String host, int port) {
    this.text = text;
    this.host = host;
    this.port = port;
  }

  /**
   * Sockets that listen at addresses.
   *
   * @param err is told where if a port was left to the host
   */
  static List<ServerSocketChannel> bindAll(List<String> texts, PrintWriter err)
      throws WrongUsage, IOException {
    List<ServerSocketChannel> bound = new ArrayList<>();
    try {
      for (String text : texts) {
        bound.add(parse(text).bind(err));
      }
      return bound;
    } catch (WrongUsage e) {
      for (ServerSocketChannel channel : bound) {
        channel.close();
      }
      throw e;
    }
  }

  static ListenAddress parse(String text) throws WrongUsage {
    int colon = text.lastIndexOf(':');
    int port = colon < 0 ? -1 : port(text.substring(colon + 1));
    String host = colon < 0 ? "" : text.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]") && host.indexOf(':') >= 0) {
      host = host.substring(1, host.length() - 1);
    } else if (host.indexOf(':') >= 0 || host.indexOf('[') >= 0) {
      port = -1;
    }
    if (port < 0) {
      throw problem(text, "not HOST:PORT, [V6]:PORT or :PORT with a port up to " + MAX_PORT);
    }
    return new ListenAddress(text, host, port);
  }

  private static int port(String digits) {
    int port = digits.isEmpty() ? -1 : 0;
    for (int i = 0; i < digits.length() && port >= 0; i++) {
      int digit = digits.charAt(i) - '0';
      boolean wrong = digit < 0 || digit > 9;
      port = wrong || 10 * port + digit > MAX_PORT ? -1 : 10 * port + digit;
    }
    return port;
  }

  private static WrongUsage problem(String text, String problem) {
    return new WrongUsage("--listen " + text + ": " + problem);
  }

  private ServerSocketChannel bind(PrintWriter err) throws WrongUsage {
    InetSocketAddress address =
        host.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw problem(text, "unknown host");
    }
    try {
      ServerSocketChannel channel = ServerSocketChannel.open();
      try {
        channel.bind(address);
        if (port == 0) {
          err.println("cezve: listening on " + describe(channel));
        }
        return channel;
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw problem(text, Failures.describe(e));
    }
  }

  /** The address and port that a socket has got, written as the option takes them. */
  private String describe(ServerSocketChannel channel) throws IOException {
    int bound = ((InetSocketAddress) channel.getLocalAddress()).getPort();
    return text.substring(0, text.lastIndexOf(':') + 1) + bound;
  }
}

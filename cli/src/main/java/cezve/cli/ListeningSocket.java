package cezve.cli;

import cezve.cli.Failures.WrongUsage;
import cezve.wasi.ListenAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A socket that a program is given, and where it is to listen. */
final class ListeningSocket {
  private final String text;
  private final ListenAddress address;

  private ListeningSocket(String text, ListenAddress address) {
    this.text = text;
    this.address = address;
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

  private static ListeningSocket parse(String text) throws WrongUsage {
    ListenAddress address = ListenAddress.parse(text);
    if (address == null) {
      throw problem(
          text, "not HOST:PORT, [V6]:PORT or :PORT with a port up to " + ListenAddress.MAX_PORT);
    }
    return new ListeningSocket(text, address);
  }

  private static WrongUsage problem(String text, String problem) {
    return new WrongUsage("--listen " + text + ": " + problem);
  }

  private ServerSocketChannel bind(PrintWriter err) throws WrongUsage {
    InetSocketAddress place = new InetSocketAddress(address.host(), address.port());
    if (place.isUnresolved()) {
      throw problem(text, "unknown host");
    }
    try {
      ServerSocketChannel channel = ServerSocketChannel.open();
      try {
        channel.bind(place);
        if (address.port() == 0) {
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

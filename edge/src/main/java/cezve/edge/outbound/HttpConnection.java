package cezve.edge.outbound;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PlainSocket;
import io.helidon.common.socket.TlsSocket;
import io.helidon.common.tls.Tls;
import io.helidon.webclient.api.ClientConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A connection to a server, for one request after the other. */
final class HttpConnection implements ClientConnection {
  private static final List<String> PROTOCOLS = List.of("http/1.1");

  private final Destination destination;
  private final KeptConnections kept;
  private final SocketChannel channel;
  private final Socket socket;
  private final HelidonSocket stream;
  private final DataReader reader = new DataReader(this::receive);
  private final DataWriter writer = new Writer();
  private boolean isReusable;
  private boolean hasReceived;
  private boolean closed;

  private HttpConnection(
      Destination destination,
      KeptConnections kept,
      SocketChannel channel,
      Socket socket,
      HelidonSocket stream) {
    this.destination = destination;
    this.kept = kept;
    this.channel = channel;
    this.socket = socket;
    this.stream = stream;
  }

  /**
   * Connects to a server.
   *
   * @param address of the destination
   * @param kept where the connection goes when it is free again
   * @throws IOException if that is not possible in time
   */
  static HttpConnection open(
      Destination destination,
      InetSocketAddress address,
      Tls tls,
      Duration patience,
      KeptConnections kept)
      throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      Socket socket = channel.socket();
      int millis = Math.toIntExact(patience.toMillis());
      socket.connect(address, millis);
      socket.setSoTimeout(millis);
      String id = Integer.toHexString(System.identityHashCode(channel));
      if (!destination.isTls()) {
        PlainSocket plain = PlainSocket.client(socket, id);
        return new HttpConnection(destination, kept, channel, socket, plain);
      }
      SSLSocket secured = tls.createSocket(PROTOCOLS, socket, address);
      secured.startHandshake();
      TlsSocket stream = TlsSocket.client(secured, id);
      return new HttpConnection(destination, kept, channel, secured, stream);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Where it leads. */
  Destination destination() {
    return destination;
  }

  /** Prepares it for a request; until it is said to be reusable, this is the last one. */
  void begin() {
    isReusable = false;
    hasReceived = false;
  }

  /** Whether the server has sent something since the request began. */
  boolean hasReceived() {
    return hasReceived;
  }

  /** Says that another request may follow when the response has been read. */
  void allowReuse() {
    isReusable = true;
  }

  /** Whether the server, of which nothing is expected, has neither closed it nor sent anything. */
  boolean isQuiet() {
    if (closed || reader.available() > 0) {
      return false;
    }
    try {
      channel.configureBlocking(false);
      int count = channel.read(ByteBuffer.allocate(1));
      channel.configureBlocking(true);
      return count == 0;
    } catch (IOException _) {
      return false;
    }
  }

  private byte @Nullable [] receive() {
    byte[] bytes = stream.get();
    hasReceived |= bytes != null;
    return bytes;
  }

  @Override
  public DataReader reader() {
    return reader;
  }

  @Override
  public DataWriter writer() {
    return writer;
  }

  @Override
  public String channelId() {
    return stream.socketId();
  }

  @Override
  public HelidonSocket helidonSocket() {
    return stream;
  }

  @Override
  public void readTimeout(Duration timeout) {
    try {
      socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void releaseResource() {
    if (isReusable && isQuiet()) {
      kept.add(this);
    } else {
      closeResource();
    }
  }

  @Override
  public void closeResource() {
    closed = true;
    try {
      // That of TLS would say goodbye first, and wait for who does not read.
      channel.close();
    } catch (IOException _) {
      // It is of no use any more, either way.
    }
  }

  /** Sends at once. */
  private final class Writer implements DataWriter {
    @Override
    public void write(BufferData... buffers) {
      for (BufferData buffer : buffers) {
        stream.write(buffer);
      }
    }

    @Override
    public void write(BufferData buffer) {
      stream.write(buffer);
    }

    @Override
    public void writeNow(BufferData... buffers) {
      write(buffers);
    }

    @Override
    public void writeNow(BufferData buffer) {
      stream.write(buffer);
    }
  }
}

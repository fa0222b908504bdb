package cezve.edge.outbound;

import cezve.edge.config.AllowedHosts;
import cezve.edge.guest.DeniedHostException;
import cezve.edge.guest.Headers;
import cezve.edge.guest.Outbound;
import io.helidon.common.tls.Tls;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webclient.api.HttpClientRequest;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.api.WebClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * Sends requests of guests. What a guest may reach is decided by the name that it gives, and then
 * by the address that is connected to: whoever answers for a name cannot lead it elsewhere
 * meanwhile. Connections are kept for a few seconds, apart for those who may reach what is private.
 */
public final class HttpOutbound implements Outbound {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Less than the five seconds after which many servers close a connection. */
  private static final Duration KEPT = Duration.ofSeconds(4);

  private static final String HTTP_1 = "http/1.1";

  /** Headers that the client sets by itself. */
  private static final Set<String> OF_CLIENT = Set.of("expect", "host");

  /**
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2">RFC 9110, 9.2.2</a>
   */
  private static final Set<String> IDEMPOTENT =
      Set.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE");

  private final WebClient client;
  private final KeptConnections kept;

  /** A sender of requests. */
  public HttpOutbound() {
    this(Tls.builder().build(), KEPT);
  }

  /**
   * A sender of requests.
   *
   * @param tls what servers have to prove
   * @param most how long connections are kept that nobody uses
   */
  HttpOutbound(Tls tls, Duration most) {
    this.kept = new KeptConnections(most);
    this.client =
        WebClient.builder()
            .connectTimeout(PATIENCE)
            .readTimeout(PATIENCE)
            .followRedirects(false)
            .shareConnectionCache(false)
            .servicesDiscoverServices(false)
            .tls(tls)
            .build();
  }

  @Override
  public Outbound.Response send(Message request, AllowedHosts allowed)
      throws IOException, DeniedHostException {
    URI uri = request.uri();
    requireAllowed(uri, allowed);
    Destination destination = Destination.of(uri, allowed.privateAddresses());
    // What may not be sent twice is not sent where it might arrive after all.
    HttpConnection known = IDEMPOTENT.contains(request.method()) ? kept.take(destination) : null;
    if (known != null) {
      try {
        return send(request, known);
      } catch (RuntimeException e) {
        if (known.hasReceived() || isOver(e)) {
          throw failure(uri, e);
        }
      }
    }
    try {
      return send(request, connect(destination));
    } catch (RuntimeException e) {
      throw failure(uri, e);
    }
  }

  /** Whether it was not the connection that failed, but the time that has passed. */
  private static boolean isOver(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException || cause instanceof ClosedByInterruptException) {
        return true;
      }
    }
    return Thread.currentThread().isInterrupted();
  }

  private HttpConnection connect(Destination destination) throws IOException, DeniedHostException {
    String host = destination.host();
    InetAddress address = address(host);
    boolean isAllowed =
        switch (destination.addresses()) {
          case REFUSED -> Addresses.isPublic(address);
          case ALLOWED -> true;
        };
    if (!isAllowed) {
      throw new DeniedHostException(
          host + " has the address " + address.getHostAddress() + ", which is not public");
    }
    try {
      return HttpConnection.open(
          destination,
          new InetSocketAddress(address, destination.port()),
          client.prototype().tls(),
          PATIENCE,
          kept);
    } catch (IOException e) {
      throw new IOException(host + ": " + e.getMessage(), e);
    }
  }

  private static InetAddress address(String host) throws IOException {
    try {
      // A literal address would otherwise get a name from its network, which TLS would go by.
      return InetAddress.getByAddress(host, InetAddress.getByName(host).getAddress());
    } catch (UnknownHostException e) {
      throw new IOException(host + ": there is no host of that name", e);
    }
  }

  private Received send(Message request, HttpConnection connection) {
    connection.begin();
    try {
      HttpClientRequest sent = client.method(Method.create(request.method())).uri(request.uri());
      sent.skipUriEncoding(true);
      sent.protocolId(HTTP_1).connection(connection);
      request
          .headers()
          .forEach((name, value) -> {
            if (!Headers.isOfConnection(name)
                && !OF_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
              sent.header(HeaderValues.create(HeaderNames.create(name), value));
            }
          });
      HttpClientResponse response =
          request.body().length == 0 ? sent.request() : sent.submit(request.body());
      return new Received(request.method(), response, connection);
    } catch (RuntimeException e) {
      connection.closeResource();
      throw e;
    }
  }

  /**
   * Does nothing if a host is among those that are allowed by name.
   *
   * @throws DeniedHostException if it is not
   */
  public static void requireAllowed(URI uri, AllowedHosts allowed) throws DeniedHostException {
    Destination destination = Destination.of(uri, allowed.privateAddresses());
    for (String pattern : allowed.patterns()) {
      if (HostPattern.parse(pattern).matches(destination.host(), destination.port())) {
        return;
      }
    }
    throw new DeniedHostException(
        uri.getHost() + ":" + destination.port() + " is not among the allowed hosts");
  }

  private static IOException failure(URI uri, RuntimeException e) {
    return new IOException(uri.getHost() + ": " + e.getMessage(), e);
  }
}

package cezve.edge.outbound;

import cezve.edge.config.AllowedHosts;
import cezve.edge.guest.DeniedHostException;
import cezve.edge.guest.Headers;
import cezve.edge.guest.Outbound;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webclient.api.DnsAddressLookup;
import io.helidon.webclient.api.HttpClientRequest;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.api.WebClient;
import io.helidon.webclient.spi.DnsResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests of guests. What a guest may reach is decided by the name that it gives, and then
 * by the address that is connected to: whoever answers for a name cannot lead it elsewhere
 * meanwhile.
 */
public final class HttpOutbound implements Outbound {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  /** Headers that the client sets by itself. */
  private static final Set<String> OF_CLIENT = Set.of("expect", "host");

  private final WebClient toAll = client(Resolver.ALL);
  private final WebClient toPublic = client(Resolver.PUBLIC);

  /** A sender of requests. */
  public HttpOutbound() {}

  private static WebClient client(Resolver resolver) {
    return WebClient.builder()
        .connectTimeout(PATIENCE)
        .readTimeout(PATIENCE)
        .followRedirects(false)
        .shareConnectionCache(false)
        .servicesDiscoverServices(false)
        .dnsResolver(resolver)
        .build();
  }

  @Override
  public Outbound.Response send(Message request, AllowedHosts allowed)
      throws IOException, DeniedHostException {
    URI uri = request.uri();
    requireAllowed(uri, allowed);
    WebClient client =
        switch (allowed.privateAddresses()) {
          case REFUSED -> toPublic;
          case ALLOWED -> toAll;
        };
    try {
      HttpClientRequest sent = client.method(Method.create(request.method())).uri(uri);
      sent.skipUriEncoding(true);
      // A kept connection may have been closed by the other side, which shows too late to try
      // again.
      sent.keepAlive(false);
      request
          .headers()
          .forEach((name, value) -> {
            if (!Headers.isOfConnection(name)
                && !OF_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
              sent.header(HeaderValues.create(HeaderNames.create(name), value));
            }
          });
      return new Received(
          request.body().length == 0 ? sent.request() : sent.submit(request.body()));
    } catch (RuntimeException e) {
      throw failure(uri, e);
    }
  }

  /**
   * Does nothing if a host is among those that are allowed by name.
   *
   * @throws DeniedHostException if it is not
   */
  public static void requireAllowed(URI uri, AllowedHosts allowed) throws DeniedHostException {
    int port = port(uri);
    for (String pattern : allowed.patterns()) {
      if (HostPattern.parse(pattern).matches(uri.getHost(), port)) {
        return;
      }
    }
    throw new DeniedHostException(uri.getHost() + ":" + port + " is not among the allowed hosts");
  }

  private static int port(URI uri) {
    boolean isTls = "https".equalsIgnoreCase(uri.getScheme());
    return uri.getPort() >= 0 ? uri.getPort() : isTls ? HTTPS_PORT : HTTP_PORT;
  }

  private static IOException failure(URI uri, RuntimeException e) throws DeniedHostException {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof NotPublicException refused) {
        throw new DeniedHostException(
            uri.getHost() + " has the address " + refused.getMessage() + ", which is not public");
      }
    }
    return new IOException(uri.getHost() + ": " + e.getMessage(), e);
  }

  /** The name of a host leads to an address that is not public. */
  private static final class NotPublicException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotPublicException(InetAddress address) {
      super(address.getHostAddress());
    }
  }

  /** Finds addresses, of which only some will do. */
  private enum Resolver implements DnsResolver {
    ALL {
      @Override
      boolean accepts(InetAddress address) {
        return true;
      }
    },
    PUBLIC {
      @Override
      boolean accepts(InetAddress address) {
        return Addresses.isPublic(address);
      }
    };

    abstract boolean accepts(InetAddress address);

    @Override
    public InetAddress resolveAddress(String host, @Nullable DnsAddressLookup lookup) {
      try {
        InetAddress address = InetAddress.getByName(host);
        if (!accepts(address)) {
          throw new NotPublicException(address);
        }
        return address;
      } catch (UnknownHostException e) {
        throw new UncheckedIOException(new IOException("there is no host of that name", e));
      }
    }
  }

  /** What another server has answered. */
  private static final class Received implements Outbound.Response {
    private final HttpClientResponse response;
    private final Headers headers = new Headers();
    private @Nullable InputStream body;

    Received(HttpClientResponse response) {
      this.response = response;
      response
          .headers()
          .forEach(header -> header.allValues().forEach(v -> headers.add(header.name(), v)));
    }

    @Override
    public int status() {
      return response.status().code();
    }

    @Override
    public Headers headers() {
      return headers;
    }

    @Override
    public InputStream body() {
      InputStream known = body;
      if (known == null) {
        known =
            response.entity().hasEntity()
                ? response.entity().inputStream()
                : InputStream.nullInputStream();
        body = known;
      }
      return known;
    }

    @Override
    public void close() {
      response.close();
    }
  }
}

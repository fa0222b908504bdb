package cezve.edge.http;

import cezve.edge.guest.Headers;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Names requests, so that they can be told from each other in logs. */
final class RequestIds {
  /** By which a client, or a proxy in front of the server, says what a request is called. */
  static final HeaderName HEADER = HeaderNames.create("X-Request-Id");

  private static final int LONGEST = 64;

  private final String prefix = Integer.toHexString(new SecureRandom().nextInt()) + "-";
  private final AtomicLong last = new AtomicLong();

  /** The name of the next request: what it is called already, if that is a token. */
  String next(Optional<String> given) {
    return given
        .filter(name -> name.length() <= LONGEST && Headers.isName(name))
        .orElseGet(() -> prefix + Long.toString(last.incrementAndGet(), Character.MAX_RADIX));
  }
}

package cezve.edge.guest;

import cezve.HostFunction;
import cezve.Memory;
import cezve.edge.Outcome;
import cezve.edge.monitor.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Host functions by which a guest sends requests to other servers. */
final class SentFunctions {

  // One parameter more than is usual, since each text is two of them.
  @HostFunction("send_request")
  int send(
      Memory memory,
      int method,
      int methodLength,
      int uri,
      int uriLength,
      int headers,
      int headersLength,
      int body,
      int bodyLength) {
    String verb = Bytes.text(memory, method, methodLength);
    URI target = uri(Bytes.text(memory, uri, uriLength));
    String lines = Bytes.text(memory, headers, headersLength);
    Headers head = lines == null ? null : Headers.parse(lines);
    if (verb == null || !Headers.isName(verb) || target == null || head == null) {
      return Status.INVALID;
    }
    byte[] content = Bytes.get(memory, body, bodyLength);
    return send(new Outbound.Message(verb.toUpperCase(Locale.ROOT), target, head, content));
  }

  private static int send(Outbound.Message message) {
    GuestCall call = GuestCall.working();
    if (!call.sent().hasRoom()) {
      call.refused(Refusal.OPEN_RESPONSES, 1);
      return Status.TOO_LARGE;
    }
    try {
      return call.sent().add(call.errands().run(() -> call.send(message)));
    } catch (IOException _) {
      return Status.UNAVAILABLE;
    }
  }

  /** An address that requests can be sent to, or null. */
  private static @Nullable URI uri(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      URI uri = new URI(text);
      boolean isHttp = "http".equalsIgnoreCase(uri.getScheme());
      boolean isHttps = "https".equalsIgnoreCase(uri.getScheme());
      return (isHttp || isHttps) && uri.getHost() != null && uri.getUserInfo() == null ? uri : null;
    } catch (URISyntaxException _) {
      return null;
    }
  }

  private static Outbound.@Nullable Response response(int handle) {
    return GuestCall.working().sent().get(handle);
  }

  @HostFunction("sent_status")
  int status(int handle) {
    Outbound.Response response = response(handle);
    return response == null ? Status.INVALID : response.status();
  }

  @HostFunction("sent_header")
  int header(Memory memory, int handle, int name, int nameLength, int buffer, int capacity) {
    Outbound.Response response = response(handle);
    return response == null
        ? Status.INVALID
        : RequestFunctions.header(response.headers(), memory, name, nameLength, buffer, capacity);
  }

  @HostFunction("sent_headers")
  int headers(Memory memory, int handle, int buffer, int capacity) {
    Outbound.Response response = response(handle);
    return response == null
        ? Status.INVALID
        : Bytes.answer(memory, buffer, capacity, response.headers().lines());
  }

  @HostFunction("sent_read")
  int read(Memory memory, int handle, int buffer, int capacity) {
    Outbound.Response response = response(handle);
    return response == null
        ? Status.INVALID
        : RequestFunctions.read(
            new ErrandInput(response.body(), GuestCall.working().errands()),
            memory,
            buffer,
            capacity);
  }

  @HostFunction("sent_close")
  int close(int handle) {
    return GuestCall.working().sent().close(handle) ? Status.OK : Status.INVALID;
  }

  /** The end of a guest that sent a request where it may not. */
  static Ended denied(DeniedHostException e) {
    return new Ended(Outcome.HOST, String.valueOf(e.getMessage()));
  }
}

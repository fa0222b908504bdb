package cezve.edge.guest;

import cezve.HostFunction;
import cezve.Memory;
import java.io.IOException;
import java.io.InputStream;

/** Host functions by which a guest looks at the request. */
final class RequestFunctions {
  private static final int MOST_AT_ONCE = 1 << 16;

  private static Request request() {
    return GuestCall.working().request();
  }

  @HostFunction("request_id")
  int id(Memory memory, int buffer, int capacity) {
    return Bytes.answer(memory, buffer, capacity, request().id());
  }

  @HostFunction("request_method")
  int method(Memory memory, int buffer, int capacity) {
    return Bytes.answer(memory, buffer, capacity, request().method());
  }

  @HostFunction("request_uri")
  int uri(Memory memory, int buffer, int capacity) {
    return Bytes.answer(memory, buffer, capacity, request().target());
  }

  @HostFunction("request_parameter")
  int parameter(Memory memory, int name, int nameLength, int buffer, int capacity) {
    String key = Bytes.text(memory, name, nameLength);
    return key == null
        ? Status.INVALID
        : Bytes.answer(memory, buffer, capacity, request().parameters().get(key));
  }

  @HostFunction("request_header")
  int header(Memory memory, int name, int nameLength, int buffer, int capacity) {
    return header(request().headers(), memory, name, nameLength, buffer, capacity);
  }

  /** Writes the values of a header. */
  static int header(
      Headers headers, Memory memory, int name, int nameLength, int buffer, int capacity) {
    String key = Bytes.text(memory, name, nameLength);
    return key == null ? Status.INVALID : Bytes.answer(memory, buffer, capacity, headers.get(key));
  }

  @HostFunction("request_headers")
  int headers(Memory memory, int buffer, int capacity) {
    return Bytes.answer(memory, buffer, capacity, request().headers().lines());
  }

  @HostFunction("request_read")
  int read(Memory memory, int buffer, int capacity) {
    return read(GuestCall.working().body(), memory, buffer, capacity);
  }

  /** Reads the next bytes of a stream. */
  static int read(InputStream in, Memory memory, int buffer, int capacity) {
    byte[] bytes = new byte[Math.clamp(Integer.toUnsignedLong(capacity), 0, MOST_AT_ONCE)];
    try {
      int count = in.read(bytes);
      if (count > 0) {
        int _ = Bytes.answer(memory, buffer, count, bytes);
      }
      return Math.max(0, count);
    } catch (IOException _) {
      return Status.UNAVAILABLE;
    }
  }
}

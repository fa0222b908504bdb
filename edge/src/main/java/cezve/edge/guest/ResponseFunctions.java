package cezve.edge.guest;

import cezve.HostFunction;
import cezve.Memory;
import java.io.IOException;

/** Host functions by which a guest answers. */
final class ResponseFunctions {
  private static ResponseBuffer response() {
    return GuestCall.working().response();
  }

  @HostFunction("response_status")
  int status(int status) {
    return response().setStatus(status) ? Status.OK : Status.INVALID;
  }

  @HostFunction("response_header")
  int header(Memory memory, int name, int nameLength, int value, int valueLength) {
    ResponseBuffer response = response();
    String key = Bytes.text(memory, name, nameLength);
    String text = Bytes.text(memory, value, valueLength);
    if (response.isSent()
        || key == null
        || text == null
        || !Headers.isName(key)
        || !Headers.isValue(text)) {
      return Status.INVALID;
    }
    response.headers().add(key, text);
    return Status.OK;
  }

  @HostFunction("response_write")
  int write(Memory memory, int from, int length) {
    byte[] bytes = Bytes.get(memory, from, length);
    try {
      response().write(bytes, 0, bytes.length);
      return Status.OK;
    } catch (IOException _) {
      return Status.UNAVAILABLE;
    }
  }
}

package cezve.edge.guest;

import cezve.HostFunction;
import cezve.Memory;
import cezve.edge.monitor.LogLevel;

/** Host functions for logs and configuration. */
final class OtherFunctions {

  @HostFunction("log")
  int log(Memory memory, int level, int text, int length) {
    LogLevel known =
        switch (level) {
          case 0 -> LogLevel.DEBUG;
          case 1 -> LogLevel.INFO;
          case 2 -> LogLevel.WARN;
          case 3 -> LogLevel.ERROR;
          default -> null;
        };
    String message = Bytes.text(memory, text, length);
    if (known == null || message == null) {
      return Status.INVALID;
    }
    GuestCall.current().log(known, message);
    return Status.OK;
  }

  @HostFunction("config")
  int config(Memory memory, int name, int nameLength, int buffer, int capacity) {
    String key = Bytes.text(memory, name, nameLength);
    return key == null
        ? Status.INVALID
        : Bytes.answer(
            memory, buffer, capacity, GuestCall.current().config().environment().get(key));
  }

  @HostFunction("secret")
  int secret(Memory memory, int name, int nameLength, int buffer, int capacity) {
    String key = Bytes.text(memory, name, nameLength);
    return key == null
        ? Status.INVALID
        : Bytes.answer(memory, buffer, capacity, GuestCall.current().config().secrets().get(key));
  }
}

package cezve.wasi;

import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.Selector;
import java.util.LinkedHashMap;
import java.util.Map;

/** Channels, each with the operations ({@code SelectionKey.OP_…}) that somebody waits for. */
final class Watch {
  private final Map<SelectableChannel, Integer> operations = new LinkedHashMap<>();

  static Watch of(SelectableChannel channel, int operation) {
    Watch watch = new Watch();
    watch.add(channel, operation);
    return watch;
  }

  void add(SelectableChannel channel, int operation) {
    operations.put(channel, operations.getOrDefault(channel, 0) | operation);
  }

  boolean isEmpty() {
    return operations.isEmpty();
  }

  void register(Selector selector) throws ClosedChannelException {
    for (Map.Entry<SelectableChannel, Integer> entry : operations.entrySet()) {
      entry.getKey().register(selector, entry.getValue());
    }
  }
}

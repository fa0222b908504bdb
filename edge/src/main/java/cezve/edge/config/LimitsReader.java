package cezve.edge.config;

import cezve.edge.document.Node;
import cezve.edge.document.TableReader;
import cezve.runtime.Amounts;
import cezve.runtime.StoreLimits;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a table of limits. */
final class LimitsReader {
  private static final String NONE = "none";
  private static final String SIZE = "a size such as 65536, \"64 KB\" or \"128 MB\"";
  private static final String TIME = "a time such as \"250 ms\", \"5 s\" or \"1 m\"";
  private static final String NUMBER = "a whole number, 0 or more";

  private final TableReader table;

  LimitsReader(TableReader table) {
    this.table = table;
  }

  /** The limits of a table; what it does not say is as in others. */
  FunctionLimits read(FunctionLimits others) {
    FunctionLimits limits =
        new FunctionLimits(
            or(size("memory"), others.memoryBytes()),
            or(stack(), others.stackBytes()),
            or(table.parsed("time", TIME, Amounts::time), others.time()),
            optional("cpu_time", TIME, Amounts::time, others.cpuTime()),
            optional("fuel", NUMBER, Amounts::count, others.fuel()),
            or(size("request_size"), others.requestBytes()),
            or(size("response_size"), others.responseBytes()),
            or(number("concurrency", 1, "a whole number, 1 or more"), others.concurrency()),
            or(number("queue", 0, NUMBER), others.queue()));
    table.finish();
    return limits;
  }

  private @Nullable Long size(String key) {
    return table.parsed(key, SIZE, Amounts::size);
  }

  private @Nullable Long stack() {
    return table.parsed(
        "stack", "a size from \"256 KB\" to \"4 GB\"", text -> stackSize(Amounts.size(text)));
  }

  private static @Nullable Long stackSize(@Nullable Long bytes) {
    return bytes != null && StoreLimits.isStackSize(bytes) ? bytes : null;
  }

  private @Nullable Integer number(String key, int least, String what) {
    return table.parsed(
        key,
        what,
        text -> {
          Long count = Amounts.count(text);
          return count == null || count < least ? null : (int) Math.min(count, Integer.MAX_VALUE);
        });
  }

  /** A limit that there may not be, which {@code "none"} stands for. */
  private <T> @Nullable T optional(
      String key, String what, Function<String, @Nullable T> parser, @Nullable T other) {
    if (table.get(key) instanceof Node.Text text && text.value().equals(NONE)) {
      return null;
    }
    T value = table.parsed(key, what + ", or \"none\"", parser);
    return value == null ? other : value;
  }

  private static <T> T or(@Nullable T value, T other) {
    return Objects.requireNonNullElse(value, other);
  }
}

package cezve.edge.monitor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of the log. */
sealed interface LogEntry {

  /** A request is over. */
  record Access(CallReport report) implements LogEntry {}

  /** A guest says something. */
  record Guest(Instant time, String function, String requestId, LogLevel level, String text)
      implements LogEntry {}

  /** The server says something. */
  record Server(Instant time, LogLevel level, @Nullable String function, String text)
      implements LogEntry {}
}

package cezve.edge.monitor;

import cezve.runtime.CodeOrigin;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Hears what happens in the server. Any thread may tell; nothing here waits or throws. */
public interface Monitor {

  /** A request is over. */
  void called(CallReport report);

  /** A function, or a program's standard error, says something. */
  void guestLog(String function, String requestId, LogLevel level, String text);

  /** The server says something, of one function or of none. */
  void serverLog(LogLevel level, @Nullable String function, String text);

  /** A module was loaded. */
  void loaded(String function, Duration took, CodeOrigin origin);

  /** A guest was refused something so many times, by which its request did not end. */
  void refused(String function, Refusal refusal, long times);
}

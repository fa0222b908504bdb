package cezve.edge.guest;

import cezve.edge.monitor.LogLevel;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A stream whose lines are logged. */
final class LogLines extends OutputStream {
  private static final int LONGEST_LINE = 1 << 13;

  private final GuestCall call;
  private final LogLevel level;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  LogLines(GuestCall call, LogLevel level) {
    this.call = call;
    this.level = level;
  }

  @Override
  public void write(int b) {
    if (b == '\n') {
      log();
    } else {
      line.write(b);
      if (line.size() == LONGEST_LINE) {
        log();
      }
    }
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    for (int i = from; i < from + length; i++) {
      write(bytes[i]);
    }
  }

  /** Logs what has no end yet, which comes when the program is done. */
  @Override
  public void flush() {
    if (line.size() != 0) {
      log();
    }
  }

  private void log() {
    call.log(level, line.toString(StandardCharsets.UTF_8));
    line.reset();
  }
}

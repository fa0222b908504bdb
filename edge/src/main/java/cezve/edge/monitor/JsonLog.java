package cezve.edge.monitor;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A log with one JSON object a line, which a thread of its own writes. Nobody waits for it: what
 * comes faster than it can be written is dropped, and the log says how much that was.
 */
public final class JsonLog implements AutoCloseable {
  private static final int CAPACITY = 8192;
  private static final int BATCH = 256;
  private static final int BUFFER = 1 << 16;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final LogEntry END = new LogEntry.Server(Instant.EPOCH, LogLevel.DEBUG, null, "");

  private final BlockingQueue<LogEntry> queue;
  private final int guestsShare;
  private final OutputStream output;
  private final InstantSource clock;
  private final LongAdder dropped = new LongAdder();
  private final JsonText json = new JsonText();
  private final Thread writer;
  private volatile boolean closed;
  private long droppedAsReported;

  JsonLog(OutputStream output, int capacity, InstantSource clock) {
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.guestsShare = capacity / 2;
    this.output = new BufferedOutputStream(output, BUFFER);
    this.clock = clock;
    this.writer = Thread.ofPlatform().daemon().name("cezve-log").unstarted(this::writeAll);
  }

  private static JsonLog start(OutputStream output) {
    JsonLog log = new JsonLog(output, CAPACITY, InstantSource.system());
    log.start();
    return log;
  }

  void start() {
    writer.start();
  }

  /** A log that goes to a stream, which is flushed but not closed in the end. */
  public static JsonLog to(OutputStream output) {
    return start(new Unclosed(output));
  }

  /**
   * A log that goes to the end of a file, which is made if there is none.
   *
   * @throws IOException if it cannot be opened
   */
  public static JsonLog toFile(Path file) throws IOException {
    return start(Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  /** Has an entry written sometime, or drops it. */
  void add(LogEntry entry) {
    // Guests that talk without end must not keep others from being heard.
    boolean hasRoom = !(entry instanceof LogEntry.Guest) || queue.remainingCapacity() > guestsShare;
    if (closed || !hasRoom || !queue.offer(entry)) {
      dropped.increment();
    }
  }

  /** How many entries were dropped. */
  long dropped() {
    return dropped.sum();
  }

  private void writeAll() {
    List<LogEntry> batch = new ArrayList<>(BATCH);
    boolean isOpen = true;
    while (isOpen || !queue.isEmpty()) {
      try {
        if (queue.isEmpty()) {
          flush();
        }
        batch.add(queue.take());
        queue.drainTo(batch, BATCH - 1);
        isOpen &= !batch.contains(END);
        batch.forEach(this::write);
        batch.clear();
        reportDropped();
      } catch (InterruptedException _) {
        return;
      }
    }
    close(output);
  }

  private void write(LogEntry entry) {
    if (entry.equals(END)) {
      return;
    }
    try {
      output.write(json.object(generator -> LogFormat.write(generator, entry)));
      output.write('\n');
    } catch (IOException _) {
      dropped.increment();
    }
  }

  private void reportDropped() {
    long sum = dropped.sum();
    long more = sum - droppedAsReported;
    if (more > 0) {
      droppedAsReported = sum;
      String text = more + " lines of the log were dropped";
      write(new LogEntry.Server(clock.instant(), LogLevel.WARN, null, text));
    }
  }

  private void flush() {
    try {
      output.flush();
    } catch (IOException _) {
      dropped.increment();
    }
  }

  private void close(OutputStream stream) {
    try {
      stream.close();
    } catch (IOException _) {
      dropped.increment();
    }
  }

  /** Waits some seconds until everything is written. */
  @Override
  public void close() {
    closed = true;
    try {
      if (queue.offer(END, PATIENCE.toMillis(), TimeUnit.MILLISECONDS) && writer.join(PATIENCE)) {
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    writer.interrupt();
  }

  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream output) {
      super(output);
    }

    @Override
    public void write(byte @Nullable [] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}

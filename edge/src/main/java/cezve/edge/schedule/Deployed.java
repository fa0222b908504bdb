package cezve.edge.schedule;

import cezve.edge.config.FunctionConfig;
import cezve.edge.config.ModuleSource;
import cezve.edge.guest.GuestFunction;
import cezve.edge.guest.Metadata;
import cezve.edge.monitor.DeployedFunction;
import java.nio.file.Path;
import java.util.Map;

/** A function that is part of a deployment, with the line of those who want something of it. */
public final class Deployed implements DeployedFunction {
  private final GuestFunction function;
  private final Scheduler.Line line;
  private final FileStamp stamp;
  private volatile long lastUsed = System.nanoTime();

  Deployed(GuestFunction function, Scheduler scheduler) {
    FunctionConfig config = function.config();
    this.function = function;
    this.line = scheduler.line(config.limits().concurrency(), config.limits().queue());
    this.stamp = stamp(config.module());
  }

  private static FileStamp stamp(ModuleSource source) {
    return switch (source) {
      case ModuleSource.File(Path path, _) -> FileStamp.of(path);
      case ModuleSource.Url _ -> FileStamp.NONE;
    };
  }

  /** The function. */
  public GuestFunction function() {
    return function;
  }

  /** Who runs, and who waits. */
  public Scheduler.Line line() {
    return line;
  }

  @Override
  public FunctionConfig config() {
    return function.config();
  }

  @Override
  public long moduleBytes() {
    return function.moduleBytes();
  }

  @Override
  public Map<String, String> metadata() {
    try {
      Metadata metadata = function.metadata();
      return metadata == null ? Map.of() : metadata.texts();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Map.of();
    }
  }

  @Override
  public int running() {
    return line.running();
  }

  @Override
  public int waiting() {
    return line.waiting();
  }

  @Override
  public int idleInstances() {
    return function.idleInstances();
  }

  /** Notes that it is being used. */
  public void touch() {
    lastUsed = System.nanoTime();
  }

  /** How long nobody has used it. */
  long idleNanos(long now) {
    return now - lastUsed;
  }

  /** Whether another configuration means the very same function. */
  boolean isStill(FunctionConfig config) {
    return function.config().equals(config) && !isChanged();
  }

  /** Whether the file of its module is another one by now. */
  boolean isChanged() {
    return !stamp.equals(stamp(function.config().module()));
  }
}

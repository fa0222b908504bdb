package cezve.edge.schedule;

import cezve.edge.config.FunctionConfig;
import cezve.edge.config.ModuleSource;
import cezve.edge.guest.GuestFunction;
import cezve.edge.guest.Metadata;
import cezve.edge.monitor.DeployedFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A function that is part of a deployment, with the line of those who want something of it. */
public final class Deployed implements DeployedFunction {
  private final GuestFunction function;
  private final Scheduler.Line line;
  private final Stamp stamp;
  private volatile long lastUsed = System.nanoTime();

  /** What a change of the module's file shows in; null for what is no file. */
  private record Stamp(@Nullable Object time, long size, @Nullable Object key) {
    private static final Stamp NONE = new Stamp(null, -1, null);

    static Stamp of(ModuleSource source) {
      return switch (source) {
        case ModuleSource.File(Path path, _) -> of(path);
        case ModuleSource.Url _ -> NONE;
      };
    }

    private static Stamp of(Path path) {
      try {
        BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
        return new Stamp(file.lastModifiedTime(), file.size(), file.fileKey());
      } catch (IOException _) {
        return NONE;
      }
    }
  }

  Deployed(GuestFunction function, Scheduler scheduler) {
    FunctionConfig config = function.config();
    this.function = function;
    this.line = scheduler.line(config.limits().concurrency(), config.limits().queue());
    this.stamp = Stamp.of(config.module());
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
    return !Objects.equals(stamp, Stamp.of(function.config().module()));
  }
}

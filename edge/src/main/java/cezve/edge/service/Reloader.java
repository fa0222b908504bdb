package cezve.edge.service;

import cezve.edge.config.ConfigException;
import cezve.edge.http.EdgeServer;
import cezve.edge.monitor.LogLevel;
import cezve.edge.monitor.Monitor;
import cezve.edge.schedule.FileStamp;
import java.time.Duration;

/**
 * Looks at the file of a service, and at those of its modules, and has the server go on with what
 * they have become. A file with mistakes changes nothing but the log.
 */
final class Reloader implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofMillis(500);

  private final ServiceFile file;
  private final EdgeServer server;
  private final Monitor monitor;
  private final Thread thread;
  private FileStamp known;

  private Reloader(ServiceFile file, EdgeServer server, Monitor monitor) {
    this.file = file;
    this.server = server;
    this.monitor = monitor;
    this.known = FileStamp.of(file.path());
    this.thread = Thread.ofVirtual().name("cezve-reload").unstarted(this::watch);
  }

  /** Begins to look. */
  static Reloader start(ServiceFile file, EdgeServer server, Monitor monitor) {
    Reloader reloader = new Reloader(file, server, monitor);
    reloader.thread.start();
    return reloader;
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(PERIOD);
        look();
      }
    } catch (InterruptedException _) {
      // Closed.
    }
  }

  private void look() {
    FileStamp now = FileStamp.of(file.path());
    if (now.equals(known) && !server.deployment().isOutdated()) {
      return;
    }
    known = now;
    try {
      server.deploy(file.read());
    } catch (ConfigException e) {
      for (var problem : e.problems()) {
        monitor.serverLog(LogLevel.ERROR, null, "not reloaded: " + problem);
      }
    } catch (RuntimeException e) {
      monitor.serverLog(LogLevel.ERROR, null, "not reloaded: " + e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}

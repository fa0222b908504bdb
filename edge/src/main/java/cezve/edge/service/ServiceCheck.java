package cezve.edge.service;

import cezve.Engine;
import cezve.edge.config.FunctionConfig;
import cezve.edge.config.ServiceConfig;
import cezve.edge.guest.GuestFunction;
import cezve.edge.guest.GuestThreads;
import cezve.edge.guest.Metadata;
import cezve.edge.guest.ModuleSources;
import cezve.edge.guest.Surroundings;
import cezve.edge.monitor.JsonLog;
import cezve.edge.monitor.ServerMonitor;
import cezve.edge.monitor.ServerMonitor.AccessLog;
import cezve.edge.outbound.HttpOutbound;
import cezve.edge.state.KeyValueStore;
import cezve.edge.state.KeyValueStores;
import cezve.model.error.ModuleException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loads the functions of a service without starting it. */
public final class ServiceCheck {
  private ServiceCheck() {}

  /**
   * What became of a function.
   *
   * @param problem why it cannot be used; null if it can
   * @param moduleBytes the size of its module, or 0 if that was not loaded
   * @param metadata what it says of itself; null if that is nothing
   */
  public record Checked(
      FunctionConfig config,
      @Nullable String problem,
      int moduleBytes,
      @Nullable Metadata metadata) {}

  /** Loads all functions: their modules are read, validated, and looked through for imports. */
  public static List<Checked> check(ServiceConfig config) throws InterruptedException {
    try (Engine engine = Engine.create();
        KeyValueStore state = KeyValueStores.inMemory();
        JsonLog log = JsonLog.to(OutputStream.nullOutputStream());
        ServerMonitor monitor = new ServerMonitor(config.name(), log, AccessLog.NONE);
        GuestThreads threads = new GuestThreads()) {
      Surroundings surroundings =
          new Surroundings(
              engine, state, new HttpOutbound(), monitor, threads, new ModuleSources());
      List<Checked> checked = new ArrayList<>();
      for (FunctionConfig function : config.functions()) {
        checked.add(check(new GuestFunction(function, surroundings)));
      }
      return checked;
    }
  }

  private static Checked check(GuestFunction function) throws InterruptedException {
    try {
      function.load();
      return new Checked(
          function.config(), null, function.moduleBytes(), function.metadata());
    } catch (IOException | ModuleException e) {
      return new Checked(function.config(), String.valueOf(e.getMessage()), 0, null);
    }
  }
}

package cezve.edge.monitor;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Collection;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

/** Metrics that somebody else knows, and that are asked for when they are wanted. */
final class DeploymentMetrics {
  private final PrometheusRegistry registry;
  private final Source deployed;

  private DeploymentMetrics(PrometheusRegistry registry, Source deployed) {
    this.registry = registry;
    this.deployed = deployed;
  }

  /** Which functions there are now. */
  interface Source {
    Collection<? extends DeployedFunction> functions();
  }

  static void register(
      PrometheusRegistry registry,
      LongSupplier droppedLogLines,
      Source deployed,
      Collection<FunctionMetrics> called) {
    DeploymentMetrics metrics = new DeploymentMetrics(registry, deployed);
    metrics.gauge("cezve_requests_running", "Requests being worked on", DeployedFunction::running);
    metrics.gauge(
        "cezve_requests_waiting", "Requests that wait for their turn", DeployedFunction::waiting);
    metrics.gauge(
        "cezve_instances_idle", "Instances that nobody uses", DeployedFunction::idleInstances);
    metrics.gauge(
        "cezve_instances",
        "Instances, idle or in use",
        function -> function.idleInstances() + function.running());
    metrics.gauge(
        "cezve_memory_limit_bytes",
        "How much memory an instance may have",
        function -> function.config().limits().memoryBytes());
    GaugeWithCallback.builder()
        .name("cezve_functions")
        .help("Functions that are deployed")
        .callback(callback -> callback.call(deployed.functions().size()))
        .register(registry);
    GaugeWithCallback.builder()
        .name("cezve_memory_peak_bytes")
        .help("The most memory that an instance had")
        .labelNames("function")
        .callback(callback -> {
          for (FunctionMetrics function : called) {
            if (!function.name().isEmpty()) {
              callback.call((double) function.memoryPeak(), function.name());
            }
          }
        })
        .register(registry);
    CounterWithCallback.builder()
        .name("cezve_log_lines_dropped")
        .help("Lines of the log that came faster than they could be written")
        .callback(callback -> callback.call((double) droppedLogLines.getAsLong()))
        .register(registry);
  }

  private void gauge(String name, String help, ToDoubleFunction<DeployedFunction> value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames("function")
        .callback(callback -> {
          for (DeployedFunction function : deployed.functions()) {
            callback.call(value.applyAsDouble(function), function.config().name());
          }
        })
        .register(registry);
  }
}

package cezve.edge.monitor;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.SummaryWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Quantiles;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.function.ToLongFunction;

/** Metrics of the process and its JVM, by the names that Prometheus' own collectors have. */
final class ProcessMetrics {
  private static final double MILLIS = 1e3;

  private ProcessMetrics() {}

  static void register(PrometheusRegistry registry) {
    memory(registry, "jvm_memory_used_bytes", "Bytes in use", MemoryUsage::getUsed);
    memory(registry, "jvm_memory_committed_bytes", "Bytes committed", MemoryUsage::getCommitted);
    memory(registry, "jvm_memory_max_bytes", "The most bytes, or -1", MemoryUsage::getMax);
    GaugeWithCallback.builder()
        .name("jvm_threads_current")
        .help("Platform threads")
        .callback(callback -> callback.call(ManagementFactory.getThreadMXBean().getThreadCount()))
        .register(registry);
    SummaryWithCallback.builder()
        .name("jvm_gc_collection_seconds")
        .help("Time spent in garbage collectors")
        .labelNames("gc")
        .callback(callback -> {
          for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
            callback.call(
                gc.getCollectionCount(),
                gc.getCollectionTime() / MILLIS,
                Quantiles.EMPTY,
                gc.getName());
          }
        })
        .register(registry);
    CounterWithCallback.builder()
        .name("process_cpu_seconds")
        .help("Processor time of the process")
        .callback(callback -> callback.call(Metrics.seconds(processorTime())))
        .register(registry);
    GaugeWithCallback.builder()
        .name("process_start_time_seconds")
        .help("When the process began, in seconds since 1970")
        .callback(
            callback -> callback.call(ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS))
        .register(registry);
  }

  private static void memory(
      PrometheusRegistry registry, String name, String help, ToLongFunction<MemoryUsage> value) {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames("area")
        .callback(callback -> {
          callback.call((double) value.applyAsLong(memory.getHeapMemoryUsage()), "heap");
          callback.call((double) value.applyAsLong(memory.getNonHeapMemoryUsage()), "nonheap");
        })
        .register(registry);
  }

  /** Zero where the system does not tell. */
  static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }
}

package cezve.bench;

import cezve.runtime.InstancePool;
import cezve.runtime.ModuleInstance;
import cezve.runtime.PooledInstance;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An instance of a module that is prepared: made, called once and let go, in microseconds. The call
 * writes to a number of pages of 4 KiB.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class InstanceBenchmark {
  private static final int PAGES_OF_16_MIB = 256;

  /** The pages of 4 KiB that a call writes to. */
  @Param({"1", "16"})
  public int touched = 1;

  private final SmallModule small = new SmallModule(1);
  private final SmallModule large = new SmallModule(PAGES_OF_16_MIB);
  private final InstancePool smallPool = small.pool();
  private final InstancePool largePool = large.pool();

  /** Made by JMH. */
  public InstanceBenchmark() {}

  private static long check(ModuleInstance instance, int pages) {
    long calls = SmallModule.touch(instance, pages);
    if (calls != 1) {
      throw new IllegalStateException("not a new instance");
    }
    return calls;
  }

  private long use(InstancePool pool) {
    try (PooledInstance taken = pool.take()) {
      return check(taken.instance(), touched);
    }
  }

  /** A new instance with a memory of 64 KiB. */
  @Benchmark
  public long instantiate64KiB() {
    return check(small.instantiate(), touched);
  }

  /** A new instance with a memory of 16 MiB. */
  @Benchmark
  public long instantiate16MiB() {
    return check(large.instantiate(), touched);
  }

  /** An instance with a memory of 64 KiB from a pool. */
  @Benchmark
  public long pool64KiB() {
    return use(smallPool);
  }

  /** An instance with a memory of 16 MiB from a pool. */
  @Benchmark
  public long pool16MiB() {
    return use(largePool);
  }
}

package cezve.bench;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Each kernel in each engine, in milliseconds for one run. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xss64m")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class KernelBenchmark {
  /** The engine; all of them if none is chosen. */
  @Param public Engine engine = Engine.CEZVE_INTERPRETER;

  /** The kernel; all of them if none is chosen. */
  @Param public Kernel kernel = Kernel.LOOP;

  /** How much work one run does. */
  @Param("LIGHT")
  public Kernel.Weight weight = Kernel.Weight.LIGHT;

  private @Nullable KernelRunner runner;

  /** Made by JMH. */
  public KernelBenchmark() {}

  /** Loads the kernel. */
  @Setup(Level.Trial)
  public void load() throws UnsupportedKernelException {
    runner = engine.load(kernel);
  }

  /** Gives the engine's memory back. */
  @TearDown(Level.Trial)
  public void close() {
    if (runner != null) {
      runner.close();
    }
  }

  /** Runs the kernel once. */
  @Benchmark
  public long run() {
    if (runner == null) {
      throw new AssertionError("BUG: measured before the kernel was loaded");
    }
    return runner.run(kernel.work(weight).n());
  }
}

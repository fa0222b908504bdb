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

/** A call from Java of an exported function that does next to nothing, in nanoseconds. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CallBenchmark {
  /** The engine; all of them if none is chosen. */
  @Param public Engine engine = Engine.CEZVE_INTERPRETER;

  private @Nullable KernelRunner runner;

  /** Made by JMH. */
  public CallBenchmark() {}

  /** Loads the kernel. */
  @Setup(Level.Trial)
  public void load() throws UnsupportedKernelException {
    runner = engine.load(Kernel.FIB);
  }

  /** Gives the engine's memory back. */
  @TearDown(Level.Trial)
  public void close() {
    if (runner != null) {
      runner.close();
    }
  }

  /** The first Fibonacci number, which is known without another call. */
  @Benchmark
  public long call() {
    if (runner == null) {
      throw new AssertionError("BUG: measured before the kernel was loaded");
    }
    return runner.run(1);
  }
}

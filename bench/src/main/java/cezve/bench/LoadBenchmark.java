package cezve.bench;

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
 * From the bytes of a kernel to its first result, which is very little work, in milliseconds:
 * {@code cold} in JVMs that have just started, {@code warm} in one that has done it many times.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LoadBenchmark {
  /** The engine; all of them if none is chosen. */
  @Param public Engine engine = Engine.CEZVE_INTERPRETER;

  /** The kernel. */
  @Param({"JSON", "KECCAK", "MALLOC"})
  public Kernel kernel = Kernel.JSON;

  /** Made by JMH. */
  public LoadBenchmark() {}

  /** In a JVM that has just started. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Fork(10)
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  public void cold() throws UnsupportedKernelException {
    engine.load(kernel).close();
  }

  /** In a JVM that has compiled the engine. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @Fork(1)
  @Warmup(iterations = 5, time = 2)
  @Measurement(iterations = 5, time = 2)
  public void warm() throws UnsupportedKernelException {
    engine.load(kernel).close();
  }
}

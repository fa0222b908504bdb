package cezve.bench;

import cezve.EngineKind;
import cezve.Instance;
import cezve.Linker;
import cezve.Module;
import cezve.Store;
import cezve.model.type.FuncType;
import cezve.model.type.NumType;
import cezve.runtime.FuncInstance;
import cezve.runtime.HostFuncInstance;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Calls across the boundary in both directions, in loops, beside calls of a Java method that does
 * the same: nanoseconds per call. Each call needs the result of the one before.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class BoundaryBenchmark {
  private static final int CALLS = 1000;
  private static final int SEED = 12_345;

  // A constant of the linear congruential generator that all of them compute.
  private static final String MODULE =
      """
      (module
        (import "env" "typed" (func $typed (param i32 i32) (result i32)))
        (import "env" "cells" (func $cells (param i32 i32) (result i32)))
        (import "env" "a" (func $a (param i32 i32) (result i32)))
        (import "env" "b" (func $b (param i32 i32) (result i32)))
        (import "env" "c" (func $c (param i32 i32) (result i32)))
        (import "env" "d" (func $d (param i32 i32) (result i32)))
        (func (export "step") (param i32 i32) (result i32)
          (i32.add (i32.mul (local.get 0) (i32.const 1103515245)) (local.get 1)))
        (func $own (param i32 i32) (result i32)
          (i32.add (i32.mul (local.get 0) (i32.const 1103515245)) (local.get 1)))
        (func (export "callTyped") (param $n i32) (result i32) (local $x i32)
          (loop $next
            (local.set $x (call $typed (local.get $x) (local.get $n)))
            (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
          (local.get $x))
        (func (export "callSeveral") (param $n i32) (result i32) (local $x i32)
          (loop $next
            (local.set $x (call $a (local.get $x) (local.get $n)))
            (local.set $x (call $b (local.get $x) (local.get $n)))
            (local.set $x (call $c (local.get $x) (local.get $n)))
            (local.set $x (call $d (local.get $x) (local.get $n)))
            (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 4)))))
          (local.get $x))
        (func (export "callCells") (param $n i32) (result i32) (local $x i32)
          (loop $next
            (local.set $x (call $cells (local.get $x) (local.get $n)))
            (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
          (local.get $x))
        (func (export "callOwn") (param $n i32) (result i32) (local $x i32)
          (loop $next
            (local.set $x (call $own (local.get $x) (local.get $n)))
            (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
          (local.get $x)))
      """;

  private static final EngineKind KIND =
      EngineKind.valueOf(System.getProperty("cezve.kind", "COMPILER"));
  private static final Instance INSTANCE = instance();
  private static final MethodHandle HANDLE = INSTANCE.handle("step");
  private static final IntBinaryOperator FUNCTION =
      INSTANCE.function("step", IntBinaryOperator.class);
  private static final FuncInstance STEP = INSTANCE.function("step");
  private static final IntUnaryOperator CALL_TYPED =
      INSTANCE.function("callTyped", IntUnaryOperator.class);
  private static final IntUnaryOperator CALL_SEVERAL =
      INSTANCE.function("callSeveral", IntUnaryOperator.class);
  private static final IntUnaryOperator CALL_CELLS =
      INSTANCE.function("callCells", IntUnaryOperator.class);
  private static final IntUnaryOperator CALL_OWN =
      INSTANCE.function("callOwn", IntUnaryOperator.class);
  private static final @Nullable Object[] NO_REFERENCES = new @Nullable Object[0];

  private final long[] cells = new long[2];
  private final IntBinaryOperator field = INSTANCE.function("step", IntBinaryOperator.class);

  /** Made by JMH. */
  public BoundaryBenchmark() {}

  private static Instance instance() {
    cezve.Engine engine = cezve.Engine.builder().kind(KIND).build();
    Module module = Module.parse(engine, MODULE);
    HostFuncInstance cells =
        HostFuncInstance.of(
            "env.cells",
            new FuncType(List.of(NumType.I32, NumType.I32), List.of(NumType.I32)),
            (_, numbers, _) -> numbers[0] = step((int) numbers[0], (int) numbers[1]));
    return new Linker()
        .define("env", "typed", IntBinaryOperator.class, BoundaryBenchmark::step)
        .define("env", "cells", cells)
        .define("env", "a", IntBinaryOperator.class, (x, y) -> step(x, y + 1))
        .define("env", "b", IntBinaryOperator.class, (x, y) -> step(x, y + 2))
        .define("env", "c", IntBinaryOperator.class, (x, y) -> step(x, y + 3))
        .define("env", "d", IntBinaryOperator.class, (x, y) -> step(x, y + 4))
        .instantiate(new Store(), module);
  }

  private static int step(int x, int y) {
    return x * 1_103_515_245 + y;
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private static int stepAway(int x, int y) {
    return x * 1_103_515_245 + y;
  }

  /** A Java method, which the JVM inlines. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public int javaMethod() {
    int x = SEED;
    for (int i = 0; i < CALLS; i++) {
      x = step(x, i);
    }
    return x;
  }

  /** A Java method that the JVM must not inline. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public int javaCall() {
    int x = SEED;
    for (int i = 0; i < CALLS; i++) {
      x = stepAway(x, i);
    }
    return x;
  }

  /** An exported function, through a method handle that is a constant. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public int exportHandle() throws Throwable {
    int x = SEED;
    for (int i = 0; i < CALLS; i++) {
      x = (int) HANDLE.invokeExact(x, i);
    }
    return x;
  }

  /** An exported function, through a functional interface that is a constant. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public int exportConstant() {
    int x = SEED;
    for (int i = 0; i < CALLS; i++) {
      x = FUNCTION.applyAsInt(x, i);
    }
    return x;
  }

  /** An exported function, through a functional interface that is in a field. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public int exportField() {
    int x = SEED;
    for (int i = 0; i < CALLS; i++) {
      x = field.applyAsInt(x, i);
    }
    return x;
  }

  /** An exported function, with arrays of cells. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public int exportCells() {
    cells[0] = SEED;
    for (int i = 0; i < CALLS; i++) {
      cells[1] = i;
      STEP.call(null, cells, NO_REFERENCES);
    }
    return (int) cells[0];
  }

  /** A function of the same module, from code. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public int codeToCode() {
    return CALL_OWN.applyAsInt(CALLS);
  }

  /** A host function that is typed, from code. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public int codeToTyped() {
    return CALL_TYPED.applyAsInt(CALLS);
  }

  /** Four host functions that are typed and alike, in turn, from code. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public int codeToSeveralTyped() {
    return CALL_SEVERAL.applyAsInt(CALLS);
  }

  /** A host function with arrays of cells, from code. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public int codeToCells() {
    return CALL_CELLS.applyAsInt(CALLS);
  }
}

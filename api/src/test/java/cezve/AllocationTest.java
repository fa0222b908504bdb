package cezve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.IntBinaryOperator;
import java.util.function.IntSupplier;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** Calls of compiled functions, and of the host by them, make no objects. */
class AllocationTest {
  private static final int CALLS = 100_000;

  private static final String MODULE =
      """
      (module
        (import "env" "step" (func $step (param i32 i32) (result i32)))
        (func (export "step") (param i32 i32) (result i32)
          (i32.add (i32.mul (local.get 0) (i32.const 31)) (local.get 1)))
        (func (export "run") (param $n i32) (result i32) (local $x i32)
          (loop $next
            (local.set $x (call $step (local.get $x) (local.get $n)))
            (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
          (local.get $x)))
      """;

  private static long allocated(IntSupplier work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    int result = work.getAsInt();
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertEquals(steps((a, b) -> 31 * a + b), result);
    return bytes;
  }

  private static Instance instance() {
    Linker linker =
        new Linker().define("env", "step", IntBinaryOperator.class, (a, b) -> 31 * a + b);
    return Guest.instance(EngineKind.COMPILER, linker, MODULE);
  }

  private static int steps(IntBinaryOperator step) {
    int x = 0;
    for (int i = CALLS; i > 0; i--) {
      x = step.applyAsInt(x, i);
    }
    return x;
  }

  private static void assertNothingPerCall(IntSupplier calls) {
    assertEquals(calls.getAsInt(), calls.getAsInt());
    long bytes = allocated(calls);
    assertTrue(bytes < CALLS, () -> bytes + " bytes in " + CALLS + " calls");
  }

  @Test
  void callsFromTheHostMakeNoObjects() {
    IntBinaryOperator step = instance().function("step", IntBinaryOperator.class);
    assertEquals(steps((a, b) -> 31 * a + b), steps(step));
    assertNothingPerCall(() -> steps(step));
  }

  @Test
  void callsOfTheHostMakeNoObjects() {
    IntUnaryOperator run = instance().function("run", IntUnaryOperator.class);
    assertEquals(steps((a, b) -> 31 * a + b), run.applyAsInt(CALLS));
    assertNothingPerCall(() -> run.applyAsInt(CALLS));
  }
}

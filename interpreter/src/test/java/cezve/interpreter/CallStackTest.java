package cezve.interpreter;

import static cezve.interpreter.Program.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.Exhaustion;
import cezve.model.error.ExhaustionException;
import cezve.model.error.TrapException;
import cezve.model.instruction.ControlInstr;
import cezve.model.type.FuncType;
import cezve.runtime.FuncInstance;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.StoreLimits;
import cezve.runtime.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What happens when calls are nested too deep. */
final class CallStackTest {
  private static final FuncType NOTHING = type(List.of());
  private static final StoreLimits SMALL = StoreLimits.builder().stackLevels(2_000).build();

  /** Counts its activations in the global, for ever. */
  private static Program endless() {
    return new Program()
        .func("endless", NOTHING, getGlobal(), i32(1), ADD, setGlobal(), call(0))
        .func("ends", type(List.of(), I32), i32(7));
  }

  private static int depth(ModuleInstance instance) {
    instance.global(0).set(0);
    ExhaustionException e =
        assertThrows(
            ExhaustionException.class, () -> Values.invoke(instance.function(0), List.of()));
    assertEquals(Exhaustion.CALL_STACK, e.resource());
    return (int) instance.global(0).low();
  }

  @Test
  void endlessRecursionEndsAtTheSameDepthOnEveryRun() {
    int depth = depth(endless().instantiate(new Store(SMALL)));
    assertTrue(depth > 100, "depth " + depth);
    assertEquals(depth, depth(endless().instantiate(new Store(SMALL))));
    StoreLimits twice = StoreLimits.builder().stackLevels(2 * SMALL.stackLevels()).build();
    assertEquals(2 * depth, depth(endless().instantiate(new Store(twice))), 1);
  }

  @Test
  void theStoreIsAsGoodAsNewAfterwards() {
    ModuleInstance instance = endless().instantiate(new Store(SMALL));
    int depth = depth(instance);
    for (int i = 0; i < 10; i++) {
      assertEquals(depth, depth(instance));
      assertEquals(List.of(7), Values.invoke(instance.function(1), List.of()));
    }
  }

  @Test
  void aTrapGivesBackTheLevelsOfTheFunctionsItLeaves() {
    Program program =
        endless()
            .func("traps", NOTHING, new ControlInstr.Unreachable())
            .func("calls", NOTHING, call(2));
    ModuleInstance instance = program.instantiate(new Store(SMALL));
    int depth = depth(instance);
    for (int i = 0; i < SMALL.stackLevels(); i++) {
      assertThrows(TrapException.class, () -> Values.invoke(instance.function(3), List.of()));
    }
    assertEquals(depth, depth(instance));
  }

  @Test
  void theTraceOfEndlessRecursionLeavesOutItsMiddle() {
    ModuleInstance instance = endless().instantiate(new Store(SMALL));
    ExhaustionException e =
        assertThrows(
            ExhaustionException.class, () -> Values.invoke(instance.function(0), List.of()));
    assertEquals(101, e.trace().size());
    assertTrue(e.trace().getFirst().startsWith("endless"), e.trace().getFirst());
    assertTrue(e.trace().get(50).endsWith("more frames …"), e.trace().get(50));
  }

  @Test
  void recursionThroughTheHostEndsToo() {
    List<FuncInstance> callee = new ArrayList<>();
    Program program =
        new Program()
            .host("back", NOTHING, (_, _, _) -> Values.invoke(callee.getFirst(), List.of()))
            .func("f", NOTHING, call(0));
    ModuleInstance instance = program.instantiate(new Store(SMALL));
    callee.add(instance.function(1));
    for (int i = 0; i < 3; i++) {
      ExhaustionException e =
          assertThrows(
              ExhaustionException.class, () -> Values.invoke(callee.getFirst(), List.of()));
      assertEquals(Exhaustion.CALL_STACK, e.resource());
    }
  }

  @Test
  void inAThreadWithASmallStackItIsStillExhaustion() throws InterruptedException {
    ModuleInstance instance = endless().instantiate();
    assertNull(runWithSmallStack(() -> depth(instance)));
    // What the levels stood for has been given back.
    assertNull(
        runWithSmallStack(
            () -> assertEquals(List.of(7), Values.invoke(instance.function(1), List.of()))));
  }

  private static @Nullable Throwable runWithSmallStack(Runnable task) throws InterruptedException {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Thread thread = new Thread(null, task, "small stack", 256 << 10);
    thread.setUncaughtExceptionHandler((_, e) -> failure.set(e));
    thread.start();
    thread.join();
    return failure.get();
  }
}

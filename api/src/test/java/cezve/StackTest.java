package cezve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.Exhaustion;
import cezve.model.error.ExhaustionException;
import cezve.runtime.StoreLimits;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls that go deep, on threads with stacks of all kinds. */
class StackTest {
  private static final int SMALL_STACK = 1 << 20;
  private static final int LARGE_STACK = 1 << 26;

  private static final String MODULE =
      """
      (module
        (import "env" "again" (func $again (param i32) (result i32)))
        (func $down (export "down") (param i32) (result i32)
          (if (result i32) (local.get 0)
            (then (i32.add (i32.const 1) (call $down (i32.sub (local.get 0) (i32.const 1)))))
            (else (i32.const 0))))
        (func (export "throughHost") (param i32) (result i32)
          (if (result i32) (local.get 0)
            (then (i32.add (i32.const 1) (call $again (i32.sub (local.get 0) (i32.const 1)))))
            (else (i32.const 0)))))
      """;

  private static final int ENDLESS = Integer.MAX_VALUE;

  static Stream<Arguments> threads() {
    ThreadFactory small = task -> Thread.ofPlatform().unstarted(task);
    ThreadFactory tiny = task -> new Thread(null, task, "small", SMALL_STACK);
    ThreadFactory large = task -> new Thread(null, task, "large", LARGE_STACK);
    // Unwinding a million calls to and fro would take too long.
    List<String> both = List.of("down", "throughHost");
    return Stream.of(EngineKind.values())
        .flatMap(kind ->
            Stream.of(
                Arguments.of(kind, "virtual", Thread.ofVirtual().factory(), both),
                Arguments.of(kind, "ordinary", small, both),
                Arguments.of(kind, "small", tiny, both),
                Arguments.of(kind, "large", large, List.of("down"))));
  }

  private static void on(ThreadFactory threads, Runnable task) throws Exception {
    FutureTask<Void> future = new FutureTask<>(task, null);
    threads.newThread(future).start();
    try {
      future.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  /** An instance whose imported function calls the exported one in turn. */
  private static Instance recursive(EngineKind kind, Store store) {
    IntUnaryOperator[] down = new IntUnaryOperator[1];
    Instance instance =
        new Linker()
            .define("env", "again", IntUnaryOperator.class, a -> down[0].applyAsInt(a))
            .instantiate(store, Guest.module(kind, MODULE));
    down[0] = instance.function("throughHost", IntUnaryOperator.class);
    return instance;
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("threads")
  void endlessRecursionExhaustsTheStackAndTheStoreGoesOn(
      EngineKind kind, String name, ThreadFactory threads, List<String> functions)
      throws Exception {
    Instance instance = recursive(kind, new Store());
    on(
        threads,
        () -> {
          for (String function : functions) {
            IntUnaryOperator call = instance.function(function, IntUnaryOperator.class);
            assertEquals(100, call.applyAsInt(100));
            for (int i = 0; i < 3; i++) {
              ExhaustionException e =
                  assertThrows(ExhaustionException.class, () -> call.applyAsInt(ENDLESS));
              assertEquals(Exhaustion.CALL_STACK, e.resource());
              assertThrows(ExhaustionException.class, () -> instance.invoke(function, ENDLESS));
              assertEquals(100, call.applyAsInt(100));
            }
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void aLargeStackHasRoomForDeepCalls(EngineKind kind) throws Exception {
    Instance instance = recursive(kind, new Store());
    on(
        task -> new Thread(null, task, "large", StoreLimits.STACK_BYTES),
        () ->
            assertEquals(
                20_000, instance.function("down", IntUnaryOperator.class).applyAsInt(20_000)));
  }

  @ParameterizedTest
  @EnumSource
  void manyVirtualThreadsHaveStoresOfTheirOwn(EngineKind kind) throws Exception {
    Module module = Guest.module(kind, MODULE);
    Linker linker = new Linker().define("env", "again", IntUnaryOperator.class, a -> a);
    FutureTask<?>[] tasks = new FutureTask<?>[200];
    for (int i = 0; i < tasks.length; i++) {
      int depth = i;
      tasks[i] =
          new FutureTask<>(() ->
              linker
                  .instantiate(new Store(), module)
                  .function("down", IntUnaryOperator.class)
                  .applyAsInt(depth));
      Thread.ofVirtual().start(tasks[i]);
    }
    for (int i = 0; i < tasks.length; i++) {
      assertEquals(i, tasks[i].get());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStoreInUseIsReported(EngineKind kind) throws Exception {
    Thread[] other = new Thread[1];
    Throwable[] problem = new Throwable[1];
    IntUnaryOperator[] down = new IntUnaryOperator[1];
    Instance instance =
        new Linker()
            .define(
                "env",
                "again",
                IntUnaryOperator.class,
                a -> {
                  other[0] =
                      Thread.ofVirtual()
                          .start(() ->
                              problem[0] =
                                  assertThrows(
                                      RuntimeException.class, () -> down[0].applyAsInt(a)));
                  try {
                    other[0].join();
                  } catch (InterruptedException e) {
                    throw new AssertionError(e);
                  }
                  return down[0].applyAsInt(a);
                })
            .instantiate(new Store(), Guest.module(kind, MODULE));
    down[0] = instance.function("down", IntUnaryOperator.class);
    assertEquals(6, instance.function("throughHost", IntUnaryOperator.class).applyAsInt(6));
    IllegalStateException e = assertInstanceOf(IllegalStateException.class, problem[0]);
    assertTrue(String.valueOf(e.getMessage()).startsWith("the store is in use by Thread["));
    assertEquals(7, down[0].applyAsInt(7));
  }
}

package cezve.spectests.interruption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.InterruptionException;
import cezve.model.type.FuncType;
import cezve.model.type.RefType;
import cezve.runtime.FuncInstance;
import cezve.runtime.HostFuncInstance;
import cezve.runtime.Interruption;
import cezve.runtime.Linker;
import cezve.runtime.ModuleCode;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.StoreLimits;
import cezve.runtime.Values;
import cezve.spectests.EngineVariant;
import cezve.text.ModuleParser;
import cezve.text.Source;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Guests that would run for ever, each in its own way, are stopped by another thread. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
final class InterruptionTest {
  private static final List<String> ENDLESS =
      List.of(
          "empty",
          "storing",
          "counted",
          "recursive",
          "repeating",
          "mutual",
          "indirect",
          "catching",
          "host",
          "waiting");

  private static final String MODULE =
      """
      (type $action (func))
      (import "host" "call" (func $call (param funcref)))
      (memory 1 1 shared)
      (table funcref (elem $indirect))
      (tag $tag)
      (func $empty (export "empty") (loop $again (br $again)))
      (func (export "storing") (local $i i32)
        (loop $again
          (i32.store offset=8 (i32.and (local.get $i) (i32.const 0xff00)) (local.get $i))
          (local.set $i (i32.add (local.get $i) (i32.const 1)))
          (br $again)))
      (func (export "counted") (local $i i32) (local $sum i32)
        (loop $outer
          (local.set $i (i32.const 0))
          (loop $inner
            (local.set $sum (i32.add (local.get $sum) (i32.mul (local.get $i) (local.get $i))))
            (br_if $inner
              (i32.ne
                (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                (i32.const 1000))))
          (br $outer)))
      (func $fib (param $n i32) (result i32)
        (if (result i32) (i32.lt_s (local.get $n) (i32.const 2))
          (then (local.get $n))
          (else
            (i32.add
              (call $fib (i32.sub (local.get $n) (i32.const 1)))
              (call $fib (i32.sub (local.get $n) (i32.const 2)))))))
      (func (export "recursive") (drop (call $fib (i32.const 70))))
      (func $repeating (export "repeating") (return_call $repeating))
      (func $there (export "mutual") (return_call $back))
      (func $back (return_call $there))
      (func $indirect (export "indirect") (return_call_indirect (type $action) (i32.const 0)))
      (func (export "catching")
        (loop $again
          (block $caught
            (try_table (catch_all $caught)
              (loop $inner (br_if $inner (i32.load (i32.const 0))) (throw $tag))))
          (br $again)))
      (elem declare func $empty)
      (func (export "host") (call $call (ref.func $empty)) (loop $again (br $again)))
      (func (export "waiting")
        (drop (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const -1))))
      (func (export "sum") (param $n i32) (result i64) (local $sum i64)
        (loop $again
          (local.set $sum (i64.add (local.get $sum) (i64.extend_i32_u (local.get $n))))
          (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
        (local.get $sum))
      """;

  private final Interruption interruption = new Interruption();
  private final Store store = interruptible(interruption);

  private static Store interruptible(Interruption interruption) {
    return new Store(StoreLimits.DEFAULT, interruption);
  }

  private static ValidModule valid(EngineVariant variant) {
    return Validator.validate(
        variant.prepare(ModuleParser.parse(Source.of("endless", MODULE))),
        variant.engine().features());
  }

  private static ModuleInstance instance(EngineVariant variant, Store store) {
    ValidModule module = valid(variant);
    return instance(module, variant.engine().load(module), store);
  }

  private static ModuleInstance instance(ValidModule module, ModuleCode code, Store store) {
    HostFuncInstance call =
        HostFuncInstance.of(
            "call",
            new FuncType(List.of(RefType.FUNCREF), List.of()),
            (_, _, references) -> {
              // A host may go on in spite of the exception; its caller is to be stopped
              // nonetheless.
              assertThrows(
                  InterruptionException.class,
                  () ->
                      Values.invoke(
                          assertInstanceOf(FuncInstance.class, references[0]), List.of()));
            });
    return new Linker().define("host", "call", call).instantiate(store, module, code);
  }

  private static FuncInstance function(ModuleInstance instance, String name) {
    return assertInstanceOf(FuncInstance.class, instance.export(name));
  }

  private static FutureTask<@Nullable Void> start(ModuleInstance instance, String function) {
    FutureTask<@Nullable Void> task =
        new FutureTask<>(() -> {
          Values.invoke(function(instance, function), List.of());
          return null;
        });
    Thread thread = new Thread(null, task, function, StoreLimits.STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  private static InterruptionException stopped(FutureTask<?> task) {
    ExecutionException e =
        assertThrows(ExecutionException.class, () -> task.get(60, TimeUnit.SECONDS));
    return assertInstanceOf(InterruptionException.class, e.getCause());
  }

  private static void runs(FutureTask<?> task, int millis) {
    assertThrows(TimeoutException.class, () -> task.get(millis, TimeUnit.MILLISECONDS));
  }

  private static Object sum(ModuleInstance instance, int count) {
    return Values.invoke(function(instance, "sum"), List.of(count)).getFirst();
  }

  /** The least of many times, in nanoseconds, that a sum takes. */
  private static long best(ModuleInstance instance) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 40; i++) {
      long start = System.nanoTime();
      assertEquals(500_000L * 1_000_001, sum(instance, 1_000_000));
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }

  private void stopRepeatedly(ModuleInstance instance, int times) {
    for (int i = 0; i < times; i++) {
      for (String function : List.of("storing", "recursive", "mutual")) {
        FutureTask<?> task = start(instance, function);
        runs(task, 10);
        interruption.request("enough");
        stopped(task);
        interruption.clear();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whateverIsEndlessStops(EngineVariant variant) {
    ModuleInstance instance = instance(variant, store);
    for (String function : ENDLESS) {
      FutureTask<?> task = start(instance, function);
      runs(task, 100);
      interruption.request("enough");
      InterruptionException e = stopped(task);
      assertEquals("interrupted: enough", e.getMessage(), function);
      assertFalse(e.trace().isEmpty(), function);
      interruption.clear();
    }
  }

  @ParameterizedTest
  @EnumSource
  void interruptionsCanBeRepeatedAndLeaveCodeAsFastAsItWas(EngineVariant variant) {
    ModuleInstance instance = instance(variant, store);
    // What the JVM knows about an interpreter is not the same before it has interpreted much else.
    stopRepeatedly(instance, 1);
    long before = best(instance);
    stopRepeatedly(instance, 40);
    long after = best(instance);
    assertTrue(after < 4 * before, () -> before + " ns became " + after + " ns");
  }

  @ParameterizedTest
  @EnumSource
  void aRequestStandsUntilItIsCleared(EngineVariant variant) {
    interruption.request("never to run");
    ModuleInstance instance = instance(variant, store);
    for (int i = 0; i < 2; i++) {
      InterruptionException e = assertThrows(InterruptionException.class, () -> sum(instance, 3));
      assertEquals("interrupted: never to run", e.getMessage());
    }
    interruption.request("of two, the first counts");
    assertThrows(InterruptionException.class, () -> sum(instance, 3));
    stopped(start(instance, "waiting"));
    assertTrue(interruption.isRequested());
    interruption.clear();
    assertFalse(interruption.isRequested());
    assertEquals(6L, sum(instance, 3));
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheGuestsOfItsStoresAreStopped(EngineVariant variant) {
    ValidModule module = valid(variant);
    ModuleCode code = variant.engine().load(module);
    Interruption second = new Interruption();
    ModuleInstance plain = instance(module, code, new Store());
    FutureTask<?> one = start(instance(module, code, store), "storing");
    FutureTask<?> sharing = start(instance(module, code, interruptible(interruption)), "waiting");
    FutureTask<?> other = start(instance(module, code, interruptible(second)), "storing");
    runs(one, 50);
    interruption.request("enough");
    stopped(one);
    stopped(sharing);
    runs(other, 50);
    assertEquals(6L, sum(plain, 3));
    second.request("enough");
    stopped(other);
  }
}

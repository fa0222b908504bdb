package cezve.spectests.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import cezve.model.error.InterruptionException;
import cezve.model.type.AddrType;
import cezve.model.type.Limits;
import cezve.model.type.MemType;
import cezve.model.type.MemType.Sharing;
import cezve.runtime.Engine;
import cezve.runtime.Extern;
import cezve.runtime.FuncInstance;
import cezve.runtime.Linker;
import cezve.runtime.MemoryInstance;
import cezve.runtime.ModuleCode;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.Values;
import cezve.spectests.EngineVariant;
import cezve.text.ModuleParser;
import cezve.text.Source;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One module, instantiated by several threads, each in a store of its own, over one memory. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class SharedMemoryTest {
  private static final int THREADS = 4;
  private static final int PAGE = 1 << 16;
  private static final int COUNTER = 64;
  private static final int GROWN = 68;

  /** The word at 0 is a mutex: 0 free, 1 locked, 2 locked and perhaps waited for. */
  private static final String MODULE =
      """
      (memory (import "env" "memory") 1 1024 shared)

      (func $lock (local $state i32)
        (if (i32.eqz (local.tee $state
              (i32.atomic.rmw.cmpxchg (i32.const 0) (i32.const 0) (i32.const 1))))
          (then (return)))
        (loop $again
          (block $waited
            (if (i32.ne (local.get $state) (i32.const 2))
              (then (br_if $waited (i32.eqz
                (i32.atomic.rmw.cmpxchg (i32.const 0) (i32.const 1) (i32.const 2))))))
            (drop (memory.atomic.wait32 (i32.const 0) (i32.const 2) (i64.const -1))))
          (br_if $again (local.tee $state
            (i32.atomic.rmw.cmpxchg (i32.const 0) (i32.const 0) (i32.const 2))))))

      (func $unlock
        (if (i32.eq (i32.atomic.rmw.xchg (i32.const 0) (i32.const 0)) (i32.const 2))
          (then (drop (memory.atomic.notify (i32.const 0) (i32.const 1))))))

      (func (export "count") (param $rounds i32) (result i32)
        (loop $next
          (call $lock)
          (i32.store (i32.const 64) (i32.add (i32.load (i32.const 64)) (i32.const 1)))
          (call $unlock)
          (br_if $next (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1)))))
        (memory.size))

      ;; Grows page by page, and leaves the number of each new page at its start.
      (func (export "grow") (param $rounds i32) (result i32) (local $page i32)
        (loop $next
          (local.set $page (memory.grow (i32.const 1)))
          (if (i32.ge_s (local.get $page) (i32.const 0))
            (then
              (i32.store (i32.shl (local.get $page) (i32.const 16)) (local.get $page))
              (drop (i32.atomic.rmw.add (i32.const 68) (i32.const 1)))))
          (drop (i32.load (i32.sub (i32.shl (memory.size) (i32.const 16)) (i32.const 4))))
          (br_if $next (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1)))))
        (memory.size))

      (func (export "wait") (param $timeout i32) (result i32)
        (memory.atomic.wait32 (i32.const 0) (i32.const 0)
          (i64.extend_i32_s (local.get $timeout))))
      """;

  private final MemoryInstance memory =
      new MemoryInstance(
          new MemType(
              AddrType.I32,
              Limits.between(1, 1024),
              Sharing.SHARED,
              MemType.DEFAULT_PAGE_SIZE_LOG2),
          Long.MAX_VALUE);

  private static Callable<Object> call(
      EngineVariant variant, MemoryInstance memory, String function, int argument) {
    Engine engine = variant.engine();
    ValidModule valid =
        Validator.validate(ModuleParser.parse(Source.of("threads", MODULE)), engine.features());
    ModuleCode code = engine.load(valid);
    return () -> {
      ModuleInstance instance =
          new Linker().define("env", "memory", memory).instantiate(new Store(), valid, code);
      Extern export = instance.export(function);
      return Values.invoke(assertInstanceOf(FuncInstance.class, export), List.of(argument))
          .getFirst();
    };
  }

  private static Thread start(FutureTask<Object> task) {
    return Thread.ofPlatform().daemon().start(task);
  }

  private static List<Object> inParallel(Callable<Object> action) throws Exception {
    List<FutureTask<Object>> tasks = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      FutureTask<Object> task = new FutureTask<>(action);
      tasks.add(task);
      start(task);
    }
    List<Object> results = new ArrayList<>();
    for (Future<Object> task : tasks) {
      results.add(task.get());
    }
    return results;
  }

  @ParameterizedTest
  @EnumSource
  void aMutexKeepsPlainAccessesApart(EngineVariant variant) throws Exception {
    inParallel(call(variant, memory, "count", 5_000));
    assertEquals(5_000 * THREADS, memory.load32(COUNTER));
    assertEquals(0, memory.load32(0));
  }

  @ParameterizedTest
  @EnumSource
  void eachPageIsGrownOnceWhileOthersAccessTheMemory(EngineVariant variant) throws Exception {
    List<Object> sizes = inParallel(call(variant, memory, "grow", 400));
    assertEquals(1024, sizes.stream().mapToInt(size -> (int) size).max().orElseThrow());
    assertEquals(1023, memory.load32(GROWN));
    for (int page = 1; page < 1024; page++) {
      assertEquals(page, memory.load32((long) page * PAGE));
    }
  }

  @ParameterizedTest
  @EnumSource
  void interruptingTheThreadOfAWaitingGuestStopsIt(EngineVariant variant) throws Exception {
    assertEquals(2, call(variant, memory, "wait", 1000).call());
    FutureTask<Object> task = new FutureTask<>(call(variant, memory, "wait", -1));
    Thread thread = start(task);
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    thread.interrupt();
    try {
      task.get();
      throw new AssertionError("the guest went on");
    } catch (ExecutionException e) {
      assertInstanceOf(InterruptionException.class, e.getCause());
    }
  }
}

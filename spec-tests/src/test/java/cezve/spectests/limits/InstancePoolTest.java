package cezve.spectests.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.OutOfFuelException;
import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.type.FuncType;
import cezve.runtime.Fuel;
import cezve.runtime.FuncInstance;
import cezve.runtime.HostFuncInstance;
import cezve.runtime.InstancePool;
import cezve.runtime.Linker;
import cezve.runtime.MemoryInstance;
import cezve.runtime.ModuleInstance;
import cezve.runtime.PooledInstance;
import cezve.runtime.Store;
import cezve.runtime.StoreLimits;
import cezve.runtime.Values;
import cezve.spectests.EngineVariant;
import cezve.text.ModuleParser;
import cezve.text.Source;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What instances of a pool have in them when they are taken. */
final class InstancePoolTest {
  private static final String MODULE =
      """
      (type $box (struct (field $value (mut i32))))
      (import "host" "started" (func $started))
      (memory $memory 4)
      (memory $other 1)
      (table $table 3 funcref)
      (global $count (mut i32) (i32.const 10))
      (global $box (ref $box) (struct.new $box (i32.const 20)))
      (elem $boxes (ref $box) (item (struct.new $box (i32.const 30))))
      (elem (table $table) (i32.const 1) func $start)
      (data $passive "passive")
      (data (memory $memory) (i32.const 70000) "active")
      (func $start
        (call $started)
        (i32.store $memory (i32.const 8192) (i32.add (i32.load (i32.const 8192)) (i32.const 1))))
      (start $start)
      (func (export "load") (param $address i32) (result i32) (i32.load (local.get $address)))
      (func (export "store") (param $address i32) (i32.store (local.get $address) (i32.const -1)))
      (func (export "storeFar") (param $address i64)
        (i64.store offset=4094 (i32.wrap_i64 (local.get $address)) (i64.const -1)))
      (func (export "storeVector") (param $address i32)
        (v128.store (local.get $address) (v128.const i64x2 -1 -1)))
      (func (export "storeOther") (param $address i32)
        (i32.store8 $other (local.get $address) (i32.const 9)))
      (func (export "loadOther") (param $address i32) (result i32)
        (i32.load8_u $other (local.get $address)))
      (func (export "atomic") (param $address i32) (result i32)
        (i32.atomic.rmw.add (local.get $address) (i32.const 5)))
      (func (export "fill") (memory.fill (i32.const 4000) (i32.const 1) (i32.const 9000)))
      (func (export "copy") (memory.copy (i32.const 0) (i32.const 70000) (i32.const 6)))
      (func (export "init") (memory.init $passive (i32.const 0) (i32.const 0) (i32.const 7)))
      (func (export "drop") (data.drop $passive) (elem.drop $boxes))
      (func (export "grow") (result i32)
        (i32.store (i32.const 12288) (i32.const 5))
        (drop (memory.grow (i32.const 10)))
        (i32.store (i32.const 16384) (i32.const 5))
        (i32.store (i32.const 300000) (i32.const 5))
        (drop (table.grow $table (ref.null func) (i32.const 5)))
        (memory.size))
      (func (export "size") (result i32 i32) (memory.size) (table.size $table))
      (func (export "next") (result i32 i32 i32)
        (global.set $count (i32.add (global.get $count) (i32.const 1)))
        (struct.set $box $value (global.get $box)
          (i32.add (struct.get $box $value (global.get $box)) (i32.const 1)))
        (table.init $refs $boxes (i32.const 0) (i32.const 0) (i32.const 1))
        (struct.set $box $value (ref.cast (ref $box) (table.get $refs (i32.const 0)))
          (i32.add
            (struct.get $box $value (ref.cast (ref $box) (table.get $refs (i32.const 0))))
            (i32.const 1)))
        (global.get $count)
        (struct.get $box $value (global.get $box))
        (struct.get $box $value (ref.cast (ref $box) (table.get $refs (i32.const 0)))))
      (table $refs 1 (ref null $box))
      (func (export "clear") (table.fill $table (i32.const 0) (ref.null func) (i32.const 3)))
      (func (export "indirect") (call_indirect $table (i32.const 1)))
      (func (export "endless") (loop $again (br $again)))
      (func (export "trap") (i32.store (i32.const 0) (i32.const 1)) (unreachable))
      """;

  private final AtomicInteger starts = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();

  private void start() {
    starts.incrementAndGet();
    if (failures.getAndDecrement() > 0) {
      throw new TrapException(Trap.HOST_FUNCTION);
    }
  }

  private InstancePool pool(EngineVariant variant, String text, int idle) {
    ValidModule module =
        Validator.validate(
            variant.prepare(ModuleParser.parse(Source.of("pooled", text))),
            variant.engine().features());
    HostFuncInstance started =
        HostFuncInstance.of("started", new FuncType(List.of(), List.of()), (_, _, _) -> start());
    return new InstancePool(
        new Linker().define("host", "started", started),
        module,
        variant.engine().load(module),
        () -> new Store(StoreLimits.builder().fuel(100_000).build(), variant.interruption()),
        idle);
  }

  private static List<@Nullable Object> call(
      ModuleInstance instance, String name, @Nullable Object... arguments) {
    FuncInstance function = assertInstanceOf(FuncInstance.class, instance.export(name));
    return Values.invoke(function, List.of(arguments));
  }

  /** The bytes that are not zero, each as its address and value. */
  private static String contents(MemoryInstance memory) {
    StringBuilder text = new StringBuilder().append(memory.size());
    for (int i = 0; i < memory.size(); i++) {
      if (memory.load8(i) != 0) {
        text.append(' ').append(i).append(':').append(memory.load8(i));
      }
    }
    return text.toString();
  }

  /** Uses an instance, and looks at its memories the next time. */
  private static void assertUndone(InstancePool pool, String name, @Nullable Object... arguments) {
    String memory;
    String other;
    ModuleInstance instance;
    try (PooledInstance taken = pool.take()) {
      instance = taken.instance();
      memory = contents(instance.memory(0));
      other = contents(instance.memory(1));
      call(instance, name, arguments);
    }
    try (PooledInstance taken = pool.take()) {
      assertSame(instance, taken.instance());
      assertEquals(memory, contents(instance.memory(0)), name);
      assertEquals(other, contents(instance.memory(1)), name);
      assertEquals(List.of(4, 3), call(instance, "size"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWasWrittenIsUndone(EngineVariant variant) {
    InstancePool pool = pool(variant, MODULE, 1);
    for (int address : new int[] {0, 4092, 4094, 4095, 8192, 70_000, 69_999, 262_140}) {
      assertUndone(pool, "store", address);
    }
    assertUndone(pool, "storeFar", 0L);
    assertUndone(pool, "storeFar", 65_536L);
    assertUndone(pool, "storeVector", 4081);
    assertUndone(pool, "storeVector", 4095);
    assertUndone(pool, "storeOther", 65_535);
    assertUndone(pool, "atomic", 4092);
    for (String name : List.of("fill", "copy", "init", "grow", "fill")) {
      assertUndone(pool, name);
    }
  }

  @ParameterizedTest
  @EnumSource
  void globalsTablesAndSegmentsAreNew(EngineVariant variant) {
    InstancePool pool = pool(variant, MODULE, 1);
    for (int i = 0; i < 3; i++) {
      try (PooledInstance taken = pool.take()) {
        ModuleInstance instance = taken.instance();
        assertEquals(List.of(11, 21, 31), call(instance, "next"));
        assertEquals(List.of(12, 22, 32), call(instance, "next"));
        call(instance, "indirect");
        call(instance, "init");
        call(instance, "clear");
        assertThrows(TrapException.class, () -> call(instance, "indirect"));
        call(instance, "drop");
        assertThrows(TrapException.class, () -> call(instance, "init"));
        assertThrows(TrapException.class, () -> call(instance, "trap"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theStartFunctionRunsEachTime(EngineVariant variant) {
    InstancePool pool = pool(variant, MODULE, 1);
    for (int i = 0; i < 3; i++) {
      try (PooledInstance taken = pool.take()) {
        assertEquals(i + 1, starts.get());
        assertEquals(List.of(1), call(taken.instance(), "load", 8192));
        call(taken.instance(), "store", 8192);
      }
    }
    failures.set(1);
    PooledInstance last = pool.take();
    assertThrows(TrapException.class, last::close);
    assertEquals(0, pool.idle());
    try (PooledInstance taken = pool.take()) {
      assertEquals(List.of(1), call(taken.instance(), "load", 8192));
    }
  }

  @ParameterizedTest
  @EnumSource
  void fuelIsThereAgain(EngineVariant variant) {
    InstancePool pool = pool(variant, MODULE, 1);
    for (int i = 0; i < 3; i++) {
      try (PooledInstance taken = pool.take()) {
        Fuel fuel = Objects.requireNonNull(taken.instance().store().fuel());
        assertEquals(7, fuel.used());
        assertEquals(100_000 - 7, fuel.left());
        assertThrows(OutOfFuelException.class, () -> call(taken.instance(), "endless"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void asManyAreKeptAsAskedFor(EngineVariant variant) {
    InstancePool pool = pool(variant, MODULE, 1);
    PooledInstance one = pool.take();
    PooledInstance two = pool.take();
    assertNotSame(one.instance(), two.instance());
    ModuleInstance kept = one.instance();
    one.close();
    one.close();
    two.close();
    assertEquals(1, pool.idle());
    assertThrows(IllegalStateException.class, one::instance);
    try (PooledInstance taken = pool.take()) {
      assertSame(kept, taken.instance());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(import \"a\" \"b\" (memory 1))",
        "(import \"a\" \"b\" (table 1 funcref))",
        "(import \"a\" \"b\" (global (mut i32)))",
        "(memory 1 1 shared)",
        "(memory 65536)",
      })
  void whatCannotBeTakenBackIsRefused(String text) {
    IllegalArgumentException problem =
        assertThrows(IllegalArgumentException.class, () -> pool(EngineVariant.COMPILER, text, 1));
    String message = String.valueOf(problem.getMessage());
    assertTrue(message.contains("\"a\" \"b\"") || message.contains("memory"), message);
  }
}

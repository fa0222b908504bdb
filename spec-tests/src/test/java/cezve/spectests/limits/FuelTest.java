package cezve.spectests.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cezve.model.error.ExecutionException;
import cezve.model.error.OutOfFuelException;
import cezve.model.error.TrapException;
import cezve.model.type.FuncType;
import cezve.model.type.NumType;
import cezve.runtime.Fuel;
import cezve.runtime.HostFuncInstance;
import cezve.runtime.Linker;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.StoreLimits;
import cezve.spectests.EngineVariant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What code consumes is the same on every engine, and what the documentation says. */
final class FuelTest {
  private static final String MODULE =
      """
      (import "host" "consume" (func $consume (param i64)))
      (memory 2)
      (table $table 1000 funcref)
      (tag $tag (param i32))
      (type $bytes (array (mut i8)))
      (global $bytes (ref $bytes) (array.new_default $bytes (i32.const 100000)))
      (data $data "0123456789")
      (func (export "nothing"))
      (func (export "three") (result i32) (i32.add (i32.const 1) (i32.const 2)))
      (func $count (export "count") (param $n i32)
        (loop $again
          (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
      (func (export "branch") (param $which i32) (result i32)
        (if (result i32) (local.get $which)
          (then (i32.const 1))
          (else (i32.add (i32.add (i32.const 1) (i32.const 2)) (i32.const 3)))))
      (func (export "trap") (param $address i32) (result i32)
        (drop (i32.load (local.get $address)))
        (call $count (i32.const 10))
        (i32.load (local.get $address)))
      (func (export "walk") (param $address i32)
        (loop $again
          (drop (i32.load (local.get $address)))
          (local.set $address (i32.add (local.get $address) (i32.const 65536)))
          (br $again)))
      (func $thrower (param $value i32) (throw $tag (local.get $value)))
      (func (export "catch") (param $n i32) (result i32)
        (local $sum i32)
        (loop $again
          (block $caught (result i32)
            (try_table (catch $tag $caught) (call $thrower (local.get $n)))
            (unreachable))
          (local.set $sum (i32.add (local.get $sum)))
          (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
        (local.get $sum))
      (func $even (export "even") (param $n i32) (result i32)
        (if (local.get $n)
          (then (return_call $odd (i32.sub (local.get $n) (i32.const 1)))))
        (i32.const 1))
      (func $odd (param $n i32) (result i32)
        (if (local.get $n)
          (then (return_call $even (i32.sub (local.get $n) (i32.const 1)))))
        (i32.const 0))
      (func (export "fill") (param $count i32)
        (memory.fill (i32.const 0) (i32.const 7) (local.get $count)))
      (func (export "copy") (param $count i32)
        (memory.copy (i32.const 0) (i32.const 1) (local.get $count)))
      (func (export "init") (param $count i32)
        (memory.init $data (i32.const 0) (i32.const 0) (local.get $count)))
      (func (export "table") (param $count i32)
        (table.fill $table (i32.const 0) (ref.null func) (local.get $count)))
      (func (export "array") (param $count i32)
        (array.fill $bytes (global.get $bytes) (i32.const 0) (i32.const 1) (local.get $count)))
      (func (export "new") (param $count i32)
        (drop (array.new_default $bytes (local.get $count))))
      (func (export "host") (param $units i64) (call $consume (local.get $units)))
      (func (export "endless") (loop $again (br $again)))
      """;

  private static final long PLENTY = 1_000_000;

  private final Store store = new Store(StoreLimits.builder().fuel(PLENTY).build());
  private final Fuel fuel = Objects.requireNonNull(store.fuel());

  private LimitedGuest guest(EngineVariant variant) {
    HostFuncInstance consume =
        HostFuncInstance.of(
            "consume",
            new FuncType(List.of(NumType.I64), List.of()),
            (caller, numbers, _) -> consume(caller, numbers[0]));
    return LimitedGuest.of(variant, MODULE, store, new Linker().define("host", "consume", consume));
  }

  private static void consume(@Nullable ModuleInstance caller, long units) {
    Objects.requireNonNull(Objects.requireNonNull(caller).store().fuel()).consume(units);
  }

  /** What a call consumes. */
  private long cost(LimitedGuest guest, String name, @Nullable Object... arguments) {
    long before = fuel.used();
    guest.call(name, arguments);
    assertEquals(PLENTY - fuel.used(), fuel.left());
    return fuel.used() - before;
  }

  private <T extends ExecutionException> long costUntil(
      Class<T> end, LimitedGuest guest, String name, @Nullable Object... arguments) {
    long before = fuel.used();
    assertThrows(end, () -> guest.call(name, arguments));
    return fuel.used() - before;
  }

  @ParameterizedTest
  @EnumSource
  void instructionsCostAUnitEach(EngineVariant variant) {
    LimitedGuest guest = guest(variant);
    assertEquals(0, cost(guest, "nothing"));
    assertEquals(3, cost(guest, "three"));
    assertEquals(5 * 1000 + 0, cost(guest, "count", 1000));
    assertEquals(2 + 1, cost(guest, "branch", 1));
    assertEquals(2 + 5, cost(guest, "branch", 0));
  }

  @ParameterizedTest
  @EnumSource
  void whatTrapsHasConsumedTheRunItIsIn(EngineVariant variant) {
    LimitedGuest guest = guest(variant);
    assertEquals(7 + 50, cost(guest, "trap", 0));
    assertEquals(7, costUntil(TrapException.class, guest, "trap", -1));
    assertEquals(3 * 8, costUntil(TrapException.class, guest, "walk", 0));
  }

  @ParameterizedTest
  @EnumSource
  void exceptionsAndTailCallsAreCounted(EngineVariant variant) {
    LimitedGuest guest = guest(variant);
    assertEquals(100 * (2 + 2 + 8) + 1, cost(guest, "catch", 100));
    assertEquals(100_000 * 6 + 3, cost(guest, "even", 100_000));
  }

  @ParameterizedTest
  @EnumSource
  void bulkOperationsCostByLength(EngineVariant variant) {
    LimitedGuest guest = guest(variant);
    assertEquals(4 + 65_536 / 32, cost(guest, "fill", 65_536));
    assertEquals(4 + 1, cost(guest, "copy", 63));
    assertEquals(4, cost(guest, "init", 10));
    assertEquals(4 + 250, cost(guest, "table", 1000));
    assertEquals(5 + 2500, cost(guest, "array", 10_000));
    assertEquals(3 + 25_000, cost(guest, "new", 100_000));
  }

  @ParameterizedTest
  @EnumSource
  void theHostConsumesToo(EngineVariant variant) {
    LimitedGuest guest = guest(variant);
    assertEquals(2 + 500, cost(guest, "host", 500L));
    assertThrows(OutOfFuelException.class, () -> guest.call("host", PLENTY));
    assertEquals(0, fuel.left());
    assertEquals(PLENTY, fuel.used());
  }

  @ParameterizedTest
  @EnumSource
  void codeStopsWithoutFuelAndGoesOnWithMore(EngineVariant variant) {
    LimitedGuest guest = guest(variant);
    assertEquals(PLENTY + 1, costUntil(OutOfFuelException.class, guest, "endless"));
    assertEquals(0, fuel.left());
    assertEquals(1, costUntil(OutOfFuelException.class, guest, "endless"));
    fuel.add(7);
    assertEquals(5, fuel.left());
    assertEquals(List.of(3), guest.call("three"));
    assertEquals(2, fuel.left());
  }

  @ParameterizedTest
  @EnumSource
  void aBulkOperationThatCannotBePaidForIsNotDone(EngineVariant variant) {
    LimitedGuest guest = guest(variant);
    fuel.consume(PLENTY - 100);
    assertThrows(OutOfFuelException.class, () -> guest.call("fill", 65_536));
    assertEquals(0, guest.instance().memory(0).load8(0));
    assertEquals(0, fuel.left());
  }
}

package cezve.spectests.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.ExecutionException;
import cezve.model.error.ExhaustionException;
import cezve.model.error.ForbiddenImportException;
import cezve.model.error.HostCallDepthException;
import cezve.model.error.InstanceLimitException;
import cezve.model.error.MemoryLimitException;
import cezve.model.error.OutOfFuelException;
import cezve.model.error.OutOfTimeException;
import cezve.model.error.TableLimitException;
import cezve.model.type.FuncType;
import cezve.model.type.RefType;
import cezve.runtime.AllowedImports;
import cezve.runtime.Deadline;
import cezve.runtime.FuncInstance;
import cezve.runtime.HostFuncInstance;
import cezve.runtime.Interruption;
import cezve.runtime.Linker;
import cezve.runtime.Store;
import cezve.runtime.StoreLimits;
import cezve.runtime.Values;
import cezve.spectests.EngineVariant;
import cezve.spectests.GuestThread;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guests that would use up the host, each of which is stopped by the limit that is meant for it.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
final class HostileGuestsTest {
  private static final String ENDLESS =
      """
      (type $action (func))
      (type $bytes (array (mut i8)))
      (import "host" "call" (func $call (param funcref)))
      (memory 1)
      (table $table 100 funcref)
      (tag $tag)
      (elem declare func $empty $pingPong)
      (func $empty)
      (func (export "loop") (loop $again (br $again)))
      (func (export "loops") (local $i i32)
        (loop $outer
          (local.set $i (i32.const 1000))
          (loop $inner (br_if $inner (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))
          (br $outer)))
      (func (export "switch") (local $i i32)
        (loop $again
          (block $two (block $one (block $zero
            (br_table $zero $one $two
              (i32.rem_u
                (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                (i32.const 3))))
            (br $again))
            (br $again))
          (br $again)))
      (func $forEver (export "tail") (return_call $forEver))
      (func $there (export "tails") (return_call $back))
      (func $back (return_call $there))
      (func $twice (export "tree") (param $depth i32)
        (if (local.get $depth)
          (then
            (call $twice (i32.sub (local.get $depth) (i32.const 1)))
            (call $twice (i32.sub (local.get $depth) (i32.const 1))))))
      (func (export "exceptions")
        (loop $again (block $caught (try_table (catch_all $caught) (throw $tag))) (br $again)))
      (func (export "fill")
        (loop $again
          (memory.fill (i32.const 0) (i32.const 1) (i32.const 65536)) (br $again)))
      (func (export "copy")
        (loop $again
          (memory.copy (i32.const 0) (i32.const 1) (i32.const 65535)) (br $again)))
      (func (export "grow")
        (loop $again (drop (memory.grow (i32.const 1))) (br $again)))
      (func (export "growTable")
        (loop $again (drop (table.grow $table (ref.null func) (i32.const 1))) (br $again)))
      (func (export "arrays")
        (loop $again (drop (array.new_default $bytes (i32.const 100000))) (br $again)))
      (func (export "host")
        (loop $again (call $call (ref.func $empty)) (br $again)))
      (func $endless (export "recursion") (call $endless))
      (func $other (export "mutual") (call $another) (call $another))
      (func $another (call $other))
      (func $pingPong (export "pingPong") (call $call (ref.func $pingPong)))
      (func (export "ok") (result i32) (i32.const 42))
      """;

  private static final List<String> RUNNING =
      List.of(
          "loop",
          "loops",
          "switch",
          "tail",
          "tails",
          "tree",
          "exceptions",
          "fill",
          "copy",
          "grow",
          "growTable",
          "arrays",
          "host");

  private static StoreLimits.Builder limits() {
    return StoreLimits.builder().memoryBytes(1 << 20).tableElements(10_000);
  }

  static Stream<Arguments> running() {
    return RUNNING.stream()
        .flatMap(name -> Stream.of(EngineVariant.values()).map(each -> Arguments.of(each, name)));
  }

  private static LimitedGuest guest(EngineVariant variant, Store store) {
    HostFuncInstance call =
        HostFuncInstance.of(
            "call",
            new FuncType(List.of(RefType.FUNCREF), List.of()),
            (_, _, references) -> Values.invoke(FuncInstance.nonNull(references[0]), List.of()));
    return LimitedGuest.of(variant, ENDLESS, store, new Linker().define("host", "call", call));
  }

  private static <T extends ExecutionException> T stopped(
      Class<T> by, LimitedGuest guest, String name) {
    return assertThrows(
        by, () -> guest.call(name, name.equals("tree") ? new Object[] {100} : new Object[0]));
  }

  @ParameterizedTest
  @MethodSource("running")
  void fuelEnds(EngineVariant variant, String name) {
    LimitedGuest guest = guest(variant, new Store(limits().fuel(300_000).build()));
    OutOfFuelException end = stopped(OutOfFuelException.class, guest, name);
    assertTrue(String.valueOf(end.getMessage()).startsWith("out of fuel: 300000 units"));
  }

  @ParameterizedTest
  @MethodSource("running")
  void deadlinesPass(EngineVariant variant, String name) {
    Interruption interruption = new Interruption();
    LimitedGuest guest = guest(variant, new Store(limits().build(), interruption));
    try (Deadline _ = interruption.stopAfter(Duration.ofMillis(100))) {
      stopped(OutOfTimeException.class, guest, name);
      stopped(OutOfTimeException.class, guest, name);
    }
    assertEquals(List.of(42), guest.call("ok"));
  }

  @ParameterizedTest
  @EnumSource
  void theStackIsUsedUp(EngineVariant variant) throws InterruptedException {
    GuestThread.start(
            () -> {
              LimitedGuest guest = guest(variant, new Store(limits().build()));
              for (String name : List.of("recursion", "mutual", "pingPong")) {
                stopped(ExhaustionException.class, guest, name);
                assertEquals(List.of(42), guest.call("ok"));
              }
            })
        .join();
  }

  @ParameterizedTest
  @EnumSource
  void hostCallsAreNestedTooDeeply(EngineVariant variant) {
    LimitedGuest guest = guest(variant, new Store(limits().hostCalls(20).build()));
    for (int i = 0; i < 2; i++) {
      HostCallDepthException end = stopped(HostCallDepthException.class, guest, "pingPong");
      assertTrue(String.valueOf(end.getMessage()).contains("20"));
      assertEquals(20, end.trace().stream().filter("call"::equals).count());
    }
    assertEquals(List.of(42), guest.call("ok"));
  }

  @ParameterizedTest
  @EnumSource
  void growingStopsAtTheLimit(EngineVariant variant) {
    String text =
        """
        (memory $a 1) (memory $b 1) (table $t 1 funcref)
        (func (export "a") (param i32) (result i32) (memory.grow $a (local.get 0)))
        (func (export "b") (param i32) (result i32) (memory.grow $b (local.get 0)))
        (func (export "t") (param i32) (result i32)
          (table.grow $t (ref.null func) (local.get 0)))
        """;
    StoreLimits limits =
        StoreLimits.builder()
            .memoryBytes(4 << 16)
            .totalMemoryBytes(6 << 16)
            .tableElements(10)
            .build();
    LimitedGuest guest = LimitedGuest.of(variant, text, new Store(limits), new Linker());
    assertEquals(List.of(-1), guest.call("a", 4));
    assertEquals(List.of(1), guest.call("a", 3));
    assertEquals(List.of(-1), guest.call("b", 2));
    assertEquals(List.of(1), guest.call("b", 1));
    assertEquals(List.of(-1), guest.call("b", 1));
    assertEquals(List.of(-1), guest.call("t", 10));
    assertEquals(List.of(1), guest.call("t", 9));
    assertEquals(List.of(-1), guest.call("t", -1));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsTooMuchCannotBeMade(EngineVariant variant) {
    StoreLimits.Builder limits =
        StoreLimits.builder().memoryBytes(4 << 16).totalMemoryBytes(6 << 16).tableElements(10);
    assertTooMuch(MemoryLimitException.class, variant, "(memory 5)", limits);
    assertTooMuch(MemoryLimitException.class, variant, "(memory 4) (memory 3)", limits);
    assertTooMuch(MemoryLimitException.class, variant, "(memory 65536)", limits);
    assertTooMuch(TableLimitException.class, variant, "(table 11 funcref)", limits);
    assertTooMuch(TableLimitException.class, variant, "(table 0xffffffff funcref)", limits);
    limits.memories(1).tables(1);
    assertTooMuch(MemoryLimitException.class, variant, "(memory 1) (memory 1)", limits);
    assertTooMuch(
        TableLimitException.class, variant, "(table 1 funcref) (table 1 funcref)", limits);
    Store one = new Store(limits.instances(1).build());
    LimitedGuest.of(variant, "(memory 1)", one, new Linker());
    assertThrows(
        InstanceLimitException.class, () -> LimitedGuest.of(variant, "", one, new Linker()));
  }

  private static void assertTooMuch(
      Class<? extends ExecutionException> by,
      EngineVariant variant,
      String text,
      StoreLimits.Builder limits) {
    Store store = new Store(limits.build());
    assertThrows(by, () -> LimitedGuest.of(variant, text, store, new Linker()), text);
  }

  @ParameterizedTest
  @EnumSource
  void onlyWhatIsAllowedIsImported(EngineVariant variant) {
    AllowedImports allowed = AllowedImports.of(List.of("env.*", "host.call"));
    assertEquals(
        List.of(42),
        guest(variant, new Store(StoreLimits.builder().imports(allowed).build())).call("ok"));
    AllowedImports others = AllowedImports.of(List.of("env.*", "host.called"));
    Store store = new Store(StoreLimits.builder().imports(others).build());
    ForbiddenImportException problem =
        assertThrows(ForbiddenImportException.class, () -> guest(variant, store));
    assertEquals("import not allowed: \"host\" \"call\"", problem.getMessage());
  }
}

package cezve.spectests.observation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.Functions;
import cezve.model.error.ExecutionException;
import cezve.model.error.ExhaustionException;
import cezve.model.error.LinkException;
import cezve.model.error.OutOfFuelException;
import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.instruction.Feature;
import cezve.runtime.CallReport;
import cezve.runtime.Linker;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.StoreLimits;
import cezve.runtime.StoreListener;
import cezve.spectests.EngineVariant;
import cezve.spectests.GuestThread;
import cezve.text.ModuleParser;
import cezve.text.Source;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a store's listener hears. */
class StoreListenerTest {
  private final List<CallReport> calls = new ArrayList<>();
  private final List<ExecutionException> failures = new ArrayList<>();
  private final List<ModuleInstance> instances = new ArrayList<>();
  private final StoreListener listener =
      new StoreListener() {
        @Override
        public void instantiated(ModuleInstance instance, long nanos) {
          assertTrue(nanos > 0);
          instances.add(instance);
        }

        @Override
        public void called(CallReport report) {
          calls.add(report);
        }

        @Override
        public void failed(ModuleInstance instance, ExecutionException failure) {
          failures.add(failure);
        }
      };

  private List<String> functions() {
    return calls.stream().map(report -> report.function().toString()).toList();
  }

  @ParameterizedTest
  @EnumSource
  void callsOfTheHostAreReported(EngineVariant variant) {
    long start = System.nanoTime();
    Observed observed = new Observed(variant, listener);
    assertEquals(List.of(5), observed.call("divide", 20, 4));
    observed.call("grow");
    long total = System.nanoTime() - start;
    assertEquals(1, instances.size());
    assertEquals(List.of("divide", "func[3]"), functions());
    long sum = calls.stream().mapToLong(CallReport::nanos).sum();
    assertTrue(sum > 0 && sum < total, () -> sum + " of " + total + " ns");
    assertEquals(List.of(1L << 16, 3L << 16), calls.stream().map(CallReport::memoryBytes).toList());
    for (CallReport call : calls) {
      assertNull(call.failure());
      assertSame(instances.getFirst(), call.instance());
    }
    assertEquals(List.of(), failures);
  }

  @ParameterizedTest
  @EnumSource
  void trapsAreReported(EngineVariant variant) {
    Observed observed = new Observed(variant, listener);
    TrapException trap = assertThrows(TrapException.class, () -> observed.call("divide", 1, 0));
    assertEquals(List.of(trap), failures);
    assertSame(trap, calls.getFirst().failure());
    assertEquals(Trap.INTEGER_DIVIDE_BY_ZERO, trap.trap());
  }

  /** The host is called by the code that it called, calls code again, and lets its trap pass. */
  @ParameterizedTest
  @EnumSource
  void aTrapThatPassesTheHostIsReportedOnce(EngineVariant variant) {
    Observed observed = new Observed(variant, listener);
    TrapException trap = assertThrows(TrapException.class, () -> observed.call("nested"));
    assertEquals(List.of("divide", "func[6]"), functions());
    assertEquals(List.of(trap), failures);
  }

  /** Also if they were made before anybody listened. */
  @ParameterizedTest
  @EnumSource
  void typedCallsAreReported(EngineVariant variant) {
    Observed observed = new Observed(variant, null);
    IntBinaryOperator divide = Functions.as(observed.function("divide"), IntBinaryOperator.class);
    assertEquals(3, divide.applyAsInt(9, 3));
    observed.store().listen(listener);
    assertEquals(5, divide.applyAsInt(20, 4));
    TrapException trap = assertThrows(TrapException.class, () -> divide.applyAsInt(1, 0));
    assertEquals(List.of("divide", "divide"), functions());
    assertNull(calls.getFirst().failure());
    assertSame(trap, calls.getLast().failure());
    assertEquals(List.of(trap), failures);
  }

  @ParameterizedTest
  @EnumSource
  void whatTheHostThrowsIsReported(EngineVariant variant) {
    Observed observed = new Observed(variant, listener);
    Runnable nested = Functions.as(observed.function("stop"), Runnable.class);
    IllegalStateException thrown = assertThrows(IllegalStateException.class, nested::run);
    assertEquals("stopped", thrown.getMessage());
    assertSame(thrown, calls.getFirst().failure());
    assertEquals(List.of(), failures);
  }

  @ParameterizedTest
  @EnumSource
  void limitsAreReported(EngineVariant variant) throws InterruptedException {
    Observed observed = new Observed(variant, listener);
    GuestThread.start(() -> assertThrows(ExhaustionException.class, () -> observed.call("endless")))
        .join();
    assertInstanceOf(ExhaustionException.class, failures.getFirst());
  }

  @ParameterizedTest
  @EnumSource
  void whoeverStopsListeningHearsNothing(EngineVariant variant) {
    Observed observed = new Observed(variant, listener);
    observed.store().listen(null);
    observed.call("grow");
    assertEquals(List.of(), calls);
  }

  @ParameterizedTest
  @EnumSource
  void fuelIsReported(EngineVariant variant) {
    StoreLimits limits = StoreLimits.builder().fuel(100_000).build();
    Observed observed = new Observed(variant, listener, limits);
    observed.call("divide", 20, 4);
    assertThrows(OutOfFuelException.class, () -> observed.call("spin"));
    long first = calls.getFirst().fuel();
    assertTrue(first > 0 && first < 100, () -> first + " units for a division");
    assertTrue(calls.getLast().fuel() > 99_000, () -> calls.getLast().toString());
    assertInstanceOf(OutOfFuelException.class, failures.getFirst());
  }

  private static void instantiate(String text, EngineVariant variant, Store store) {
    byte[] source = text.getBytes(StandardCharsets.UTF_8);
    ValidModule module =
        Validator.validate(ModuleParser.parse(Source.of("test", source)), Feature.standard());
    new Linker().instantiate(store, module, variant.engine().load(module));
  }

  @ParameterizedTest
  @EnumSource
  void whatFailsToBeInstantiatedIsReported(EngineVariant variant) {
    Store store = new Store();
    store.listen(listener);
    assertThrows(
        TrapException.class,
        () -> instantiate("(module (func $f unreachable) (start $f))", variant, store));
    assertThrows(
        LinkException.class,
        () -> instantiate("(module (import \"\" \"x\" (func)))", variant, store));
    assertEquals(1, failures.size());
    assertEquals(List.of(), instances);
  }

  @ParameterizedTest
  @EnumSource
  void durationsAreThoseOfTheCalls(EngineVariant variant) {
    Observed observed = new Observed(variant, listener);
    long start = System.nanoTime();
    for (int i = 0; i < 1_000; i++) {
      observed.call("divide", 7, 2);
    }
    long total = System.nanoTime() - start;
    long sum = calls.stream().mapToLong(CallReport::nanos).sum();
    assertEquals(1_000, calls.size());
    assertTrue(sum <= total && sum < TimeUnit.SECONDS.toNanos(10), () -> sum + " of " + total);
  }
}

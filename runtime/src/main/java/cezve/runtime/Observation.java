package cezve.runtime;

import cezve.model.error.ExecutionException;
import cezve.model.error.ExhaustionException;
import cezve.model.error.HostException;
import cezve.model.error.InterruptionException;
import cezve.model.error.ThrownException;
import cezve.model.error.TrapException;
import cezve.runtime.events.CallEvent;
import cezve.runtime.events.InstantiationEvent;
import cezve.runtime.events.LimitEvent;
import cezve.runtime.events.TrapEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call by the host of which the store's listener and JFR are told. */
final class Observation {
  private final ModuleInstance instance;
  private final FuncInstance function;
  private final @Nullable Thread before;
  private final @Nullable StoreListener listener;
  private final @Nullable CallEvent event;
  private final long start;
  private final long fuelBefore;

  /**
   * A call that begins now.
   *
   * @param before who used the store before
   */
  Observation(ModuleInstance instance, FuncInstance function, @Nullable Thread before) {
    this.instance = instance;
    this.function = function;
    this.before = before;
    this.listener = instance.store().listener();
    this.event = FlightRecording.isInUse() ? CallEvent.begun() : null;
    this.fuelBefore = usedFuel();
    this.start = System.nanoTime();
  }

  /** Whether there is anybody to tell. */
  static boolean isWanted(Store store) {
    return store.isListenedTo() || FlightRecording.isInUse();
  }

  private long usedFuel() {
    Fuel fuel = instance.store().fuel();
    return fuel == null ? 0 : fuel.used();
  }

  @Nullable Thread before() {
    return before;
  }

  /**
   * Ends the call.
   *
   * @param failure what the function was left by, or null if it has returned
   */
  void end(@Nullable Throwable failure) {
    long nanos = System.nanoTime() - start;
    long fuel = usedFuel() - fuelBefore;
    if (event != null) {
      event.end(instance.module(), function.toString(), fuel, failure);
    }
    if (failure instanceof ExecutionException e) {
      tell(instance, e);
    }
    if (listener != null) {
      listener.called(
          new CallReport(instance, function, nanos, fuel, instance.memoryBytes(), failure));
    }
  }

  /** Calls a function of an instance. */
  static void call(
      ModuleInstance instance,
      FuncInstance function,
      long[] numbers,
      @Nullable Object[] references) {
    Observation observation = new Observation(instance, function, null);
    try {
      function.call(null, numbers, references);
    } catch (RuntimeException | Error e) {
      observation.end(e);
      throw e;
    }
    observation.end(null);
  }

  /** Instantiates a module. */
  static ModuleInstance instantiate(ModuleInstance instance, List<Extern> imports) {
    InstantiationEvent event = FlightRecording.isInUse() ? InstantiationEvent.begun() : null;
    StoreListener listener = instance.store().listener();
    long start = System.nanoTime();
    try {
      new Instantiation(instance).run(imports);
    } catch (ExecutionException e) {
      tell(instance, e);
      throw e;
    }
    long nanos = System.nanoTime() - start;
    if (event != null) {
      event.end(instance.module(), instance.memoryBytes());
    }
    if (listener != null) {
      listener.instantiated(instance, nanos);
    }
    return instance;
  }

  private static void tell(ModuleInstance instance, ExecutionException failure) {
    if (!failure.isNews()) {
      return;
    }
    if (FlightRecording.isInUse()) {
      record(instance, failure);
    }
    StoreListener listener = instance.store().listener();
    if (listener != null) {
      listener.failed(instance, failure);
    }
  }

  private static void record(ModuleInstance instance, ExecutionException failure) {
    switch (failure) {
      case TrapException trap -> new TrapEvent(instance.module(), trap).commit();
      case ExhaustionException _, InterruptionException _ ->
          new LimitEvent(instance.module(), failure).commit();
      case ThrownException _, HostException _ -> {}
    }
  }
}

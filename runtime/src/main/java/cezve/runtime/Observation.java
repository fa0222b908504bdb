package cezve.runtime;

import cezve.model.error.ExecutionException;
import cezve.model.error.ExhaustionException;
import cezve.model.error.InterruptionException;
import cezve.model.error.ThrownException;
import cezve.model.error.TrapException;
import cezve.runtime.events.CallEvent;
import cezve.runtime.events.InstantiationEvent;
import cezve.runtime.events.LimitEvent;
import cezve.runtime.events.TrapEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does what the host asks for, and tells the store's listener and JFR of it. */
final class Observation {
  private Observation() {}

  /** Whether there is anybody to tell. */
  static boolean isWanted(Store store) {
    return store.listener() != null || FlightRecording.isInUse();
  }

  /** Calls a function of an instance. */
  static void call(
      ModuleInstance instance,
      FuncInstance function,
      long[] numbers,
      @Nullable Object[] references) {
    CallEvent event = FlightRecording.isInUse() ? CallEvent.begun() : null;
    StoreListener listener = instance.store().listener();
    long start = System.nanoTime();
    ExecutionException failure = null;
    try {
      function.call(null, numbers, references);
    } catch (ExecutionException e) {
      failure = e;
      throw e;
    } finally {
      long nanos = System.nanoTime() - start;
      if (event != null) {
        event.end(instance.module(), function.toString(), failure);
      }
      if (failure != null) {
        tell(instance, failure);
      }
      if (listener != null) {
        listener.called(new CallReport(instance, function, nanos, instance.memoryBytes(), failure));
      }
    }
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
      case ThrownException _ -> {}
    }
  }
}

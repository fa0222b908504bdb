package cezve;

import static java.lang.invoke.MethodHandles.catchException;
import static java.lang.invoke.MethodHandles.dropArguments;
import static java.lang.invoke.MethodHandles.filterArguments;
import static java.lang.invoke.MethodHandles.foldArguments;
import static java.lang.invoke.MethodHandles.identity;
import static java.lang.invoke.MethodHandles.throwException;
import static java.lang.invoke.MethodHandles.tryFinally;

import cezve.model.error.HostException;
import cezve.runtime.FuncInstance;
import cezve.runtime.HostCalls;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What happens around each call from the host: its thread is noted as the store's user, those who
 * observe the store are told, and an exception that a host function has thrown is taken out of what
 * carried it.
 */
final class Calls {
  private static final MethodHandle BEGIN;
  private static final MethodHandle FINISH;
  private static final MethodHandle UNWRAP;

  static {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    try {
      BEGIN =
          lookup.findStatic(
              HostCalls.class,
              "begin",
              MethodType.methodType(Object.class, Store.class, FuncInstance.class));
      FINISH =
          lookup.findStatic(
              Calls.class,
              "finish",
              MethodType.methodType(void.class, Store.class, Throwable.class, Object.class));
      UNWRAP =
          lookup.findStatic(
              HostTrace.class,
              "unwrap",
              MethodType.methodType(RuntimeException.class, HostException.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("BUG: a method that is there cannot be found", e);
    }
  }

  private Calls() {}

  /** Does something that runs code. */
  static <T> T run(@Nullable Store store, Supplier<T> action) {
    Thread before = store == null ? null : store.begin();
    try {
      return action.get();
    } catch (HostException e) {
      throw HostTrace.unwrap(e);
    } finally {
      if (store != null) {
        store.finish(before);
      }
    }
  }

  /** The store of the instance that a function belongs to, or null if it is the host's. */
  static @Nullable Store store(FuncInstance function) {
    ModuleInstance instance = function.instance();
    return instance == null ? null : instance.store();
  }

  /** The same call, with what happens around it. */
  static MethodHandle around(FuncInstance function, MethodHandle call) {
    Class<?> returned = call.type().returnType();
    Store store = store(function);
    if (store == null) {
      MethodHandle thrower =
          filterArguments(throwException(returned, RuntimeException.class), 0, UNWRAP);
      return catchException(call, HostException.class, thrower);
    }
    MethodHandle finish = FINISH.bindTo(store);
    MethodHandle cleanup = finish;
    if (returned != void.class) {
      MethodHandle result =
          dropArguments(dropArguments(identity(returned), 0, Throwable.class), 2, Object.class);
      cleanup = foldArguments(result, dropArguments(finish, 1, returned));
    }
    return foldArguments(
        tryFinally(dropArguments(call, 0, Object.class), cleanup),
        BEGIN.bindTo(store).bindTo(function));
  }

  static void finish(Store store, @Nullable Throwable thrown, @Nullable Object begun) {
    HostCalls.finish(store, thrown, begun);
    if (thrown instanceof HostException e) {
      throw HostTrace.unwrap(e);
    }
  }
}

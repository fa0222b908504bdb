package cezve.spectests.observation;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import cezve.model.instruction.Feature;
import cezve.model.type.FuncType;
import cezve.runtime.FuncInstance;
import cezve.runtime.HostFuncInstance;
import cezve.runtime.Linker;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.StoreLimits;
import cezve.runtime.StoreListener;
import cezve.runtime.Values;
import cezve.spectests.EngineVariant;
import cezve.text.ModuleParser;
import cezve.text.Source;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A module that grows, traps, recurses without end, and calls the host, which calls it again. */
final class Observed {
  private static final String TEXT =
      """
      (module $observed
        (import "" "again" (func $again))
        (import "" "stop" (func $stop))
        (memory (export "memory") 1)
        (func $divide (export "divide") (param i32 i32) (result i32)
          (i32.div_s (local.get 0) (local.get 1)))
        (func (export "grow") (drop (memory.grow (i32.const 2))))
        (func $endless (export "endless") (call $endless))
        (func (export "spin") (loop $l (br $l)))
        (func (export "nested") (call $again))
        (func (export "stop") (call $stop)))
      """;

  private final Store store;
  private final ModuleInstance instance;

  /** An instance in a store that is observed, unless the listener is null. */
  Observed(EngineVariant variant, @Nullable StoreListener listener) {
    this(variant, listener, StoreLimits.DEFAULT);
  }

  /** The same, with limits. */
  Observed(EngineVariant variant, @Nullable StoreListener listener, StoreLimits limits) {
    byte[] source = TEXT.getBytes(StandardCharsets.UTF_8);
    ValidModule module =
        Validator.validate(
            variant.prepare(ModuleParser.parse(Source.of("test", source))), Feature.standard());
    store = new Store(limits, variant.interruption());
    store.listen(listener);
    FuncType nothing = new FuncType(List.of(), List.of());
    HostFuncInstance again =
        HostFuncInstance.of("again", nothing, (_, _, _) -> call("divide", 1, 0));
    HostFuncInstance stop = HostFuncInstance.of("stop", nothing, (_, _, _) -> stop());
    instance =
        new Linker()
            .define("", "again", again)
            .define("", "stop", stop)
            .instantiate(store, module, variant.engine().load(module));
  }

  private static void stop() {
    throw new IllegalStateException("stopped");
  }

  Store store() {
    return store;
  }

  FuncInstance function(String export) {
    return assertInstanceOf(FuncInstance.class, instance.export(export));
  }

  List<@Nullable Object> call(String export, Object... arguments) {
    return Values.invoke(function(export), List.of(arguments));
  }
}

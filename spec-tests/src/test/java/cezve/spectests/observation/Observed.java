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
        (memory (export "memory") 1)
        (func $divide (export "divide") (param i32 i32) (result i32)
          (i32.div_s (local.get 0) (local.get 1)))
        (func (export "grow") (drop (memory.grow (i32.const 2))))
        (func $endless (export "endless") (call $endless))
        (func (export "nested") (call $again)))
      """;

  private final Store store;
  private final ModuleInstance instance;

  /** An instance in a store that is observed, unless the listener is null. */
  Observed(EngineVariant variant, @Nullable StoreListener listener) {
    byte[] source = TEXT.getBytes(StandardCharsets.UTF_8);
    ValidModule module =
        Validator.validate(
            variant.prepare(ModuleParser.parse(Source.of("test", source))), Feature.standard());
    store = new Store(StoreLimits.DEFAULT, variant.interruption());
    store.listen(listener);
    HostFuncInstance again =
        HostFuncInstance.of(
            "again", new FuncType(List.of(), List.of()), (_, _, _) -> call("divide", 1, 0));
    instance =
        new Linker()
            .define("", "again", again)
            .instantiate(store, module, variant.engine().load(module));
  }

  Store store() {
    return store;
  }

  List<@Nullable Object> call(String export, Object... arguments) {
    FuncInstance function = assertInstanceOf(FuncInstance.class, instance.export(export));
    return Values.invoke(function, List.of(arguments));
  }
}

package cezve.spectests.limits;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import cezve.runtime.FuncInstance;
import cezve.runtime.Linker;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.Values;
import cezve.spectests.EngineVariant;
import cezve.text.ModuleParser;
import cezve.text.Source;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A module that was instantiated in a store with limits. */
record LimitedGuest(ModuleInstance instance) {

  /** An instance of a module in the text format. */
  static LimitedGuest of(EngineVariant variant, String text, Store store, Linker linker) {
    ValidModule module =
        Validator.validate(
            variant.prepare(ModuleParser.parse(Source.of("guest", text))),
            variant.engine().features());
    return new LimitedGuest(linker.instantiate(store, module, variant.engine().load(module)));
  }

  /** Calls an exported function. */
  List<@Nullable Object> call(String name, @Nullable Object... arguments) {
    FuncInstance function = assertInstanceOf(FuncInstance.class, instance.export(name));
    return Values.invoke(function, List.of(arguments));
  }
}

package cezve.compiler;

import cezve.compiler.events.CacheLookupEvent;
import cezve.compiler.events.ClassGenerationEvent;
import cezve.compiler.events.GenerationFailureEvent;
import cezve.compiler.events.ModuleLoadEvent;
import cezve.compiler.listing.CodeReport;
import cezve.compiler.listing.GroupCode;
import cezve.model.module.Module;
import cezve.validator.ValidModule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells JFR what the compiler does, if JFR is in use. */
final class FlightRecords {
  private FlightRecords() {}

  /** Prepares a module, and says so. */
  static <T> T load(ValidModule module, Supplier<T> preparation) {
    ModuleLoadEvent event = new ModuleLoadEvent(module);
    T prepared = preparation.get();
    event.commit();
    return prepared;
  }

  /** Says whether a cache has something of a module. */
  static void lookUp(Module module, boolean found) {
    new CacheLookupEvent(module, found).commit();
  }

  /** Does what {@link ModuleClasses#generate} does, and says so. */
  static byte @Nullable [] generate(
      ModuleClasses classes, String name, BiConsumer<String, byte[]> others) {
    List<GeneratedClass> generated = new ArrayList<>();
    ClassGenerationEvent event = new ClassGenerationEvent(classes.module(), name);
    byte[] bytes;
    try {
      bytes =
          classes.generate(
              name,
              (other, code) -> {
                generated.add(new GeneratedClass(other, code));
                others.accept(other, code);
              });
    } catch (RuntimeException | Error e) {
      new GenerationFailureEvent(classes.module(), name, e).commit();
      throw e;
    }
    if (bytes != null) {
      generated.addFirst(new GeneratedClass(name, bytes));
      event.end(new CodeReport(classes.module(), List.of(GroupCode.of(name, generated))));
    }
    return bytes;
  }
}

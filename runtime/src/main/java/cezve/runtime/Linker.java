package cezve.runtime;

import cezve.model.error.ForbiddenImportException;
import cezve.model.error.LinkException;
import cezve.model.module.Import;
import cezve.model.type.ExternType;
import cezve.model.type.Matching;
import cezve.validator.ValidModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what modules import, and instantiates them. */
public final class Linker {
  private final Map<String, Map<String, Extern>> definitions = new HashMap<>();
  private final List<Imports> sources = new ArrayList<>();

  /** A linker that knows nothing yet. */
  public Linker() {}

  /** Makes something known under a name; the last definition of a name holds. */
  public Linker define(String module, String name, Extern value) {
    definitions.computeIfAbsent(module, _ -> new HashMap<>()).put(name, value);
    return this;
  }

  /** Makes all exports of an instance known under a module name. */
  public Linker define(String module, ModuleInstance instance) {
    for (Map.Entry<String, Extern> export : instance.exports().entrySet()) {
      define(module, export.getKey(), export.getValue());
    }
    return this;
  }

  /** Asks a source for what is not defined; of several, in the order in which they were added. */
  public Linker addSource(Imports source) {
    sources.add(source);
    return this;
  }

  /**
   * Instantiates a module, and runs its start function.
   *
   * @param code the module as an engine loaded it
   * @throws LinkException "unknown import" or "incompatible import type"
   * @throws ForbiddenImportException if the store does not allow an import
   * @throws cezve.model.error.ExhaustionException if the store has no room for the instance
   * @throws cezve.model.error.ExecutionException if a segment does not fit, or the start function
   *     does not return
   */
  public ModuleInstance instantiate(Store store, ValidModule module, ModuleCode code) {
    requireAllowed(module, store.limits().imports());
    store.addInstance();
    List<Extern> imports = resolve(module);
    ModuleInstance instance = new ModuleInstance(module, store, code);
    return Observation.isWanted(store)
        ? Observation.instantiate(instance, imports)
        : new Instantiation(instance).run(imports);
  }

  /**
   * Finds out whether a module could be instantiated, as far as imports go.
   *
   * @throws LinkException "unknown import" or "incompatible import type"
   * @throws ForbiddenImportException if an import is not allowed
   */
  public void check(ValidModule module, AllowedImports allowed) {
    requireAllowed(module, allowed);
    List<Extern> _ = resolve(module);
  }

  private static void requireAllowed(ValidModule module, AllowedImports allowed) {
    for (Import imported : module.module().imports()) {
      if (!allowed.allows(imported.module(), imported.name())) {
        throw new ForbiddenImportException(describe(imported));
      }
    }
  }

  private List<Extern> resolve(ValidModule module) {
    List<Extern> imports = new ArrayList<>(module.module().imports().size());
    for (Import imported : module.module().imports()) {
      imports.add(resolve(imported, module.types().close(imported.type())));
    }
    return imports;
  }

  private Extern resolve(Import imported, ExternType expected) {
    Extern found = find(imported.module(), imported.name(), expected);
    if (found == null) {
      throw new LinkException("unknown import: " + describe(imported) + " of type " + expected);
    }
    if (!Matching.matches(found.type(), expected)) {
      throw new LinkException(
          "incompatible import type for "
              + describe(imported)
              + ": the module expects "
              + expected
              + ", but it is "
              + found.type());
    }
    return found;
  }

  private @Nullable Extern find(String module, String name, ExternType type) {
    Map<String, Extern> names = definitions.get(module);
    Extern found = names == null ? null : names.get(name);
    for (int i = 0; found == null && i < sources.size(); i++) {
      found = sources.get(i).find(module, name, type);
    }
    return found;
  }

  private static String describe(Import imported) {
    return "\"" + imported.module() + "\" \"" + imported.name() + "\"";
  }
}

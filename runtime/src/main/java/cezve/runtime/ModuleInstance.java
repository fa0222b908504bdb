package cezve.runtime;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A module instance: what the indices of a module's code stand for.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#module-instances">Module
 *     instances</a>
 */
public final class ModuleInstance {
  Map<String, Extern> exports = Map.of();

  ModuleInstance() {}

  /** The exports by name, in the module's order. */
  public Map<String, Extern> exports() {
    return exports;
  }

  /** The export of that name, or null. */
  public @Nullable Extern export(String name) {
    return exports.get(name);
  }
}

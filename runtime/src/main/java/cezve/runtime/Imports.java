package cezve.runtime;

import cezve.model.type.ExternType;
import org.jspecify.annotations.Nullable;

/** Somewhere to look for what a module imports. */
@FunctionalInterface
public interface Imports {

  /**
   * What is found under a name, or null. It need not have the type: the linker checks.
   *
   * @param type the type that the module asks for, closed
   */
  @Nullable Extern find(String module, String name, ExternType type);
}

package cezve.cli;

import cezve.model.module.Export;
import cezve.model.module.Import;
import cezve.model.module.Module;
import cezve.model.type.ExternKind;

/**
 * What a module is to WASI preview 1.
 *
 * @see <a href="https://github.com/WebAssembly/WASI/blob/wasi-0.1/application-abi.md">Application
 *     ABI</a>
 */
enum WasiRole {
  /** A program: its {@code _start} is called once. */
  COMMAND("command"),
  /** A library: its functions are called after {@code _initialize}, if it has one. */
  REACTOR("reactor"),
  NONE("none");

  private static final String MODULE_PREFIX = "wasi_";

  private final String text;

  WasiRole(String text) {
    this.text = text;
  }

  /** The role of a module, which need not be valid. */
  static WasiRole of(Module module) {
    if (exportsFunction(module, "_start")) {
      return COMMAND;
    }
    return exportsFunction(module, "_initialize") || importsFromWasi(module) ? REACTOR : NONE;
  }

  private static boolean exportsFunction(Module module, String name) {
    for (Export export : module.exports()) {
      if (export.kind() == ExternKind.FUNC && export.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean importsFromWasi(Module module) {
    for (Import imported : module.imports()) {
      if (imported.module().startsWith(MODULE_PREFIX)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return text;
  }
}

package cezve;

/** Modules in the text format, and instances of them. */
final class Guest {
  private Guest() {}

  /** A module. */
  static Module module(EngineKind kind, String text) {
    return Module.parse(Engine.builder().kind(kind).build(), text);
  }

  /** An instance of a module that imports nothing, in a store of its own. */
  static Instance instance(EngineKind kind, String text) {
    return module(kind, text).instantiate(new Store());
  }

  /** An instance of a module, in a store of its own. */
  static Instance instance(EngineKind kind, Linker linker, String text) {
    return linker.instantiate(new Store(), module(kind, text));
  }
}

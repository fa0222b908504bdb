package cezve.spectests.threads;

import cezve.model.module.Module;
import cezve.runtime.Engine;
import cezve.runtime.Linker;
import cezve.runtime.ModuleCode;
import cezve.runtime.ModuleInstance;
import cezve.runtime.StoreLimits;
import cezve.spectests.EngineVariant;
import cezve.spectests.WasiCommand;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import cezve.wasi.Wasi;
import cezve.wasi.WasiThreads;

/** A module that may start threads, loaded once. */
final class ThreadedProgram {
  private final ValidModule module;
  private final ModuleCode code;

  ThreadedProgram(EngineVariant variant, Module module) {
    Engine engine = variant.engine();
    this.module = Validator.validate(variant.prepare(module), engine.features());
    this.code = engine.load(this.module);
  }

  /** The program for one run. */
  WasiThreads with(Linker linker, int max) {
    return new WasiThreads(module, code, linker, StoreLimits.DEFAULT, max);
  }

  /** Calls {@code _start} and expects nothing that is written to be lost. */
  static int start(ModuleInstance instance) {
    WasiCommand.start(instance);
    return 0;
  }

  /** Runs the program as a command. */
  void run(Wasi wasi, int max) {
    with(new Linker().addSource(wasi), max).run(ThreadedProgram::start);
  }
}

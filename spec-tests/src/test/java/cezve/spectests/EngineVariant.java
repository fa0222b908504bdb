package cezve.spectests;

import cezve.interpreter.Interpreter;
import cezve.model.module.Module;
import cezve.runtime.Engine;
import java.util.EnumSet;
import java.util.Set;

/** The engines, each in every configuration that tests run on. */
public enum EngineVariant {
  INTERPRETER {
    @Override
    public Engine engine() {
      return new Interpreter();
    }
  },
  /** The interpreter, with modules that went from text to binary and back, twice. */
  INTERPRETER_ROUND_TRIP {
    @Override
    public Engine engine() {
      return new Interpreter();
    }

    @Override
    public Module prepare(Module module) {
      return RoundTrip.of(module);
    }
  };

  /** An engine of this kind. */
  public abstract Engine engine();

  /** Those that get modules as they are, which is enough for programs. */
  public static Set<EngineVariant> unprepared() {
    return EnumSet.complementOf(EnumSet.of(INTERPRETER_ROUND_TRIP));
  }

  /** The module as the engine gets to see it. */
  public Module prepare(Module module) {
    return module;
  }
}

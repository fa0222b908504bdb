package cezve.spectests;

import cezve.interpreter.Interpreter;
import cezve.runtime.Engine;

/** The engines, each in every configuration that tests run on. */
public enum EngineVariant {
  INTERPRETER {
    @Override
    public Engine engine() {
      return new Interpreter();
    }
  };

  /** An engine of this kind. */
  public abstract Engine engine();
}

package cezve.cli;

import cezve.interpreter.Interpreter;
import cezve.runtime.Engine;
import java.util.Locale;

/** The engines that {@code --engine} offers. */
enum EngineChoice {
  INTERPRETER {
    @Override
    Engine engine() {
      return new Interpreter();
    }
  };

  /** An engine of this kind. */
  abstract Engine engine();

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package cezve.cli;

import cezve.compiler.Compiler;
import cezve.interpreter.Interpreter;
import cezve.runtime.Engine;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The engines that {@code --engine} offers. */
enum EngineChoice {
  INTERPRETER {
    @Override
    Engine engine() {
      return new Interpreter();
    }
  },
  COMPILER {
    @Override
    Engine engine() {
      return new Compiler();
    }
  };

  static final EngineChoice DEFAULT = INTERPRETER;

  /** The engine of a name, or null. */
  static @Nullable EngineChoice of(String name) {
    for (EngineChoice choice : values()) {
      if (choice.toString().equals(name)) {
        return choice;
      }
    }
    return null;
  }

  /** An engine of this kind. */
  abstract Engine engine();

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

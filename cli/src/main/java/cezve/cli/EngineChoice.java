package cezve.cli;

import cezve.compiler.Compiler;
import cezve.compiler.CompilerOptions;
import cezve.compiler.Generation;
import cezve.interpreter.Interpreter;
import cezve.runtime.Engine;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The engines that {@code --engine} offers. */
enum EngineChoice {
  /** Whatever starts fast and runs fast: see RATIONALE. */
  AUTO {
    @Override
    Engine engine() {
      return COMPILER.engine();
    }

    @Override
    @Nullable Engine eager() {
      return COMPILER.eager();
    }
  },
  INTERPRETER {
    @Override
    Engine engine() {
      return new Interpreter();
    }

    @Override
    @Nullable Engine eager() {
      return null;
    }
  },
  COMPILER {
    @Override
    Engine engine() {
      return new Compiler();
    }

    @Override
    Engine eager() {
      return new Compiler(CompilerOptions.DEFAULT.withGeneration(Generation.EAGER));
    }
  };

  static final EngineChoice DEFAULT = AUTO;

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

  /** An engine of this kind that makes all code at once, or null if it makes none. */
  abstract @Nullable Engine eager();

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

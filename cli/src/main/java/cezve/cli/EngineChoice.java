package cezve.cli;

import cezve.EngineKind;
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
    EngineKind kind() {
      return COMPILER.kind();
    }

    @Override
    Engine engine() {
      return COMPILER.engine();
    }

    @Override
    @Nullable Engine engine(CompilerOptions options) {
      return COMPILER.engine(options);
    }
  },
  INTERPRETER {
    @Override
    EngineKind kind() {
      return EngineKind.INTERPRETER;
    }

    @Override
    Engine engine() {
      return new Interpreter();
    }

    @Override
    @Nullable Engine engine(CompilerOptions options) {
      return null;
    }
  },
  COMPILER {
    @Override
    EngineKind kind() {
      return EngineKind.COMPILER;
    }

    @Override
    Engine engine() {
      return new Compiler(OPTIONS);
    }

    @Override
    Engine engine(CompilerOptions options) {
      return new Compiler(options);
    }
  };

  static final EngineChoice DEFAULT = AUTO;

  /** How the compiler works in a process that runs one program. */
  static final CompilerOptions OPTIONS = CompilerOptions.DEFAULT.withGeneration(Generation.SPARING);

  /** The engine of a name, or null. */
  static @Nullable EngineChoice of(String name) {
    for (EngineChoice choice : values()) {
      if (choice.toString().equals(name)) {
        return choice;
      }
    }
    return null;
  }

  /** What programs that embed Cezve call it. */
  abstract EngineKind kind();

  /** An engine of this kind. */
  abstract Engine engine();

  /** An engine of this kind that makes code as it is told, or null if it makes none. */
  abstract @Nullable Engine engine(CompilerOptions options);

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

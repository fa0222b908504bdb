package cezve.spectests;

import cezve.compiler.Compiler;
import cezve.compiler.CompilerOptions;
import cezve.interpreter.Interpreter;
import cezve.model.module.Module;
import cezve.runtime.Engine;
import cezve.runtime.Interruption;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The engines, each in every configuration that tests run on. */
public enum EngineVariant {
  INTERPRETER {
    @Override
    public Engine engine() {
      return new Interpreter();
    }
  },
  /** The interpreter, interruptible, with modules that went from text to binary and back, twice. */
  INTERPRETER_ROUND_TRIP {
    @Override
    public Engine engine() {
      return new Interpreter();
    }

    @Override
    public Module prepare(Module module) {
      return RoundTrip.of(module);
    }

    @Override
    public Interruption interruption() {
      return new Interruption();
    }
  },
  COMPILER {
    @Override
    public Engine engine() {
      return new Compiler();
    }
  },
  /** The compiler, interruptible, with nearly every function cut into several methods. */
  COMPILER_SPLIT {
    @Override
    public Engine engine() {
      return new Compiler(new CompilerOptions(300));
    }

    @Override
    public Interruption interruption() {
      return new Interruption();
    }
  };

  /** An engine of this kind. */
  public abstract Engine engine();

  /** What may stop the guests of a script, or null. */
  public @Nullable Interruption interruption() {
    return null;
  }

  /** The engines as people use them, which is enough for programs. */
  public static Set<EngineVariant> plain() {
    return EnumSet.of(INTERPRETER, COMPILER);
  }

  /** The module as the engine gets to see it. */
  public Module prepare(Module module) {
    return module;
  }
}

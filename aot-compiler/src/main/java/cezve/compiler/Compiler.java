package cezve.compiler;

import cezve.model.instruction.Feature;
import cezve.runtime.CodeVariant;
import cezve.runtime.CodeVariants;
import cezve.runtime.Engine;
import cezve.runtime.ModuleCode;
import cezve.validator.ValidModule;
import java.util.Set;

/** The engine that compiles modules to JVM classes. */
public final class Compiler implements Engine {
  private final CompilerOptions options;

  /** The engine with its default options. */
  public Compiler() {
    this(CompilerOptions.DEFAULT);
  }

  /** The engine with the given options. */
  public Compiler(CompilerOptions options) {
    this.options = options;
  }

  @Override
  public String name() {
    return "compiler";
  }

  @Override
  public Set<Feature> features() {
    return Feature.all();
  }

  @Override
  public ModuleCode load(ValidModule module) {
    return new CodeVariants() {
      @Override
      protected ModuleCode load(CodeVariant variant) {
        return new CompiledModule(module, variant, options);
      }
    };
  }
}

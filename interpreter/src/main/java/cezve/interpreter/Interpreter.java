package cezve.interpreter;

import cezve.model.instruction.Feature;
import cezve.runtime.CodeVariant;
import cezve.runtime.CodeVariants;
import cezve.runtime.Engine;
import cezve.runtime.ModuleCode;
import cezve.validator.ValidModule;
import java.util.Set;

/** The tree-walking engine. */
public final class Interpreter implements Engine {
  /** The engine; it has no settings. */
  public Interpreter() {}

  @Override
  public String name() {
    return "interpreter";
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
        return new InterpretedModule(module, variant);
      }
    };
  }
}

package cezve.interpreter;

import cezve.runtime.CodeVariant;
import cezve.runtime.FuncInstance;
import cezve.runtime.InstanceCode;
import cezve.runtime.ModuleCode;
import cezve.runtime.ModuleInstance;
import cezve.validator.ValidModule;
import org.jspecify.annotations.Nullable;

/** A module's code, in as many variants as its instances need. */
final class InterpretedVariants implements ModuleCode {
  private final ValidModule module;
  private final @Nullable InterpretedModule[] variants =
      new @Nullable InterpretedModule[CodeVariant.values().length];

  InterpretedVariants(ValidModule module) {
    this.module = module;
  }

  @Override
  public InstanceCode bind(ModuleInstance instance) {
    return new Bound(code(CodeVariant.of(instance.store())), instance);
  }

  private synchronized InterpretedModule code(CodeVariant variant) {
    InterpretedModule code = variants[variant.ordinal()];
    if (code == null) {
      code = new InterpretedModule(module, variant);
      variants[variant.ordinal()] = code;
    }
    return code;
  }

  private record Bound(InterpretedModule code, ModuleInstance instance) implements InstanceCode {
    @Override
    public FuncInstance function(int index) {
      return code.function(instance, index);
    }
  }
}

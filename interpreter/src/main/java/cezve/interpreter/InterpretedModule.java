package cezve.interpreter;

import cezve.model.type.ExternKind;
import cezve.runtime.CodeVariant;
import cezve.runtime.CodeVariant.Duty;
import cezve.runtime.FuncInstance;
import cezve.runtime.InstanceCode;
import cezve.runtime.ModuleCode;
import cezve.runtime.ModuleInstance;
import cezve.tree.DeepWork;
import cezve.tree.FuncTree;
import cezve.tree.Lowering;
import cezve.tree.Metering;
import cezve.validator.ValidModule;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The code of a module for some of its instances. Functions are lowered and turned into nodes when
 * they are first called.
 */
final class InterpretedModule implements ModuleCode {
  private final ValidModule module;
  private final int imported;
  private final CodeVariant variant;
  private final AtomicReferenceArray<FunctionCode> functions;

  InterpretedModule(ValidModule module, CodeVariant variant) {
    this.module = module;
    this.variant = variant;
    this.imported = module.importCount(ExternKind.FUNC);
    this.functions = new AtomicReferenceArray<>(module.funcs().size() - imported);
  }

  /** The number of imported functions: the index of the first that has code. */
  int imported() {
    return imported;
  }

  @Override
  public InstanceCode bind(ModuleInstance instance) {
    return new Bound(this, instance);
  }

  private record Bound(InterpretedModule code, ModuleInstance instance) implements InstanceCode {
    @Override
    public FuncInstance function(int index) {
      return new InterpretedFunction(code, instance, index, code.module.funcs().get(index));
    }
  }

  /** The code of a function that the module defines. */
  FunctionCode code(int function) {
    FunctionCode code = functions.getPlain(function - imported);
    return code == null ? DeepWork.run(() -> translate(function)) : code;
  }

  private FunctionCode translate(int function) {
    // Two threads may both do this; either result serves.
    Metering metering = variant.has(Duty.CONSUME_FUEL) ? Metering.FUEL : Metering.NONE;
    FuncTree tree = Lowering.lower(module, function, metering);
    FunctionCode code =
        new FunctionTranslation(this, module, tree, variant)
            .translate(
                module.module().names().function(function),
                module.module().funcs().get(function - imported).code().body());
    functions.setRelease(function - imported, code);
    return code;
  }
}

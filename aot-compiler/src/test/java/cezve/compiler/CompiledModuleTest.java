package cezve.compiler;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import cezve.model.error.Position;
import cezve.model.instruction.ControlInstr.End;
import cezve.model.instruction.Feature;
import cezve.model.module.Code;
import cezve.model.module.Export;
import cezve.model.module.Expression;
import cezve.model.module.Func;
import cezve.model.module.Locals;
import cezve.model.module.Module;
import cezve.model.type.ExternKind;
import cezve.model.type.FuncType;
import cezve.model.type.RecType;
import cezve.model.type.SubType;
import cezve.runtime.FuncInstance;
import cezve.runtime.Linker;
import cezve.runtime.ModuleCode;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.Values;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompiledModuleTest {
  private static ValidModule module() {
    Code code =
        new Code() {
          @Override
          public List<Locals> locals() {
            return List.of();
          }

          @Override
          public Expression body() {
            return Expression.of(List.of(new End()));
          }

          @Override
          public int size() {
            return 0;
          }
        };
    Module.Builder module = Module.builder();
    module.types = List.of(RecType.of(SubType.finalOf(new FuncType(List.of(), List.of()))));
    module.funcs = List.of(new Func(0, code, Position.UNKNOWN));
    module.exports = List.of(new Export("f", ExternKind.FUNC, 0));
    return Validator.validate(module.build(), Feature.standard());
  }

  private static WeakReference<ModuleInstance> used(ValidModule module, ModuleCode code) {
    ModuleInstance instance = new Linker().instantiate(new Store(), module, code);
    Values.invoke(assertInstanceOf(FuncInstance.class, instance.export("f")), List.of());
    return new WeakReference<>(instance);
  }

  @Test
  void anInstanceIsForgottenWhileItsModuleLives() throws InterruptedException {
    ValidModule module = module();
    ModuleCode code = new Compiler().load(module);
    WeakReference<ModuleInstance> instance = used(module, code);
    for (int i = 0; i < 100 && instance.get() != null; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertNull(instance.get());
    used(module, code);
  }
}

package cezve.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import cezve.runtime.CodeVariant;
import cezve.runtime.FuncInstance;
import cezve.runtime.Linker;
import cezve.runtime.ModuleCode;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.Values;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompiledModuleTest {
  /** An empty function that knows when its instructions are looked at. */
  private static final class Empty implements Code {
    private final AtomicInteger looks = new AtomicInteger();

    @Override
    public List<Locals> locals() {
      return List.of();
    }

    @Override
    public Expression body() {
      looks.incrementAndGet();
      return Expression.of(List.of(new End()));
    }

    @Override
    public int size() {
      return 0;
    }
  }

  private static ValidModule module() {
    return module(List.of(new Empty()));
  }

  private static ValidModule module(List<Empty> functions) {
    Module.Builder module = Module.builder();
    module.types = List.of(RecType.of(SubType.finalOf(new FuncType(List.of(), List.of()))));
    module.funcs = functions.stream().map(code -> new Func(0, code, Position.UNKNOWN)).toList();
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

  private static List<Empty> instantiated(Generation generation) {
    List<Empty> functions = Stream.generate(Empty::new).limit(100).toList();
    ValidModule module = module(functions);
    functions.forEach(function -> function.looks.set(0));
    ModuleCode code = new Compiler(CompilerOptions.DEFAULT.withGeneration(generation)).load(module);
    new Linker().instantiate(new Store(), module, code);
    return functions;
  }

  @Test
  void codeIsGeneratedWhenItIsNeededOrAllAtOnce() {
    for (Empty function : instantiated(Generation.LAZY)) {
      assertEquals(0, function.looks.get());
    }
    for (Empty function : instantiated(Generation.EAGER)) {
      assertTrue(function.looks.get() > 0);
    }
  }

  @Test
  void eagerGenerationReportsTheFirstFailure() {
    List<Empty> functions = Stream.generate(Empty::new).limit(100).toList();
    ValidModule module = module(functions);
    ModuleClasses classes =
        new ModuleClasses(
            module, new TailCalls(module), CodeVariant.PLAIN, CompilerOptions.DEFAULT);
    List<String> names = new ArrayList<>(classes.names());
    names.add(3, "wasm/Missing");
    names.add("wasm/Absent");
    EagerLoading loading = new EagerLoading(new ModuleClassLoader(classes, null), names);
    LinkageError e = assertThrows(LinkageError.class, loading::run);
    assertEquals("wasm.Missing", assertInstanceOf(Throwable.class, e.getCause()).getMessage());
  }
}

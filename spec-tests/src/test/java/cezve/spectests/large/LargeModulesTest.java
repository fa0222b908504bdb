package cezve.spectests.large;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.compiler.CompilerOptions;
import cezve.compiler.GeneratedClass;
import cezve.compiler.GeneratedModule;
import cezve.decoder.ModuleDecoder;
import cezve.decoder.ModuleEncoder;
import cezve.model.instruction.Feature;
import cezve.model.type.FuncType;
import cezve.model.type.GlobalType;
import cezve.model.type.Mutability;
import cezve.model.type.NumType;
import cezve.runtime.FuncInstance;
import cezve.runtime.GlobalInstance;
import cezve.runtime.HostFuncInstance;
import cezve.runtime.Linker;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.StoreLimits;
import cezve.runtime.Values;
import cezve.spectests.EngineVariant;
import cezve.spectests.MethodSizes;
import cezve.text.ModuleParser;
import cezve.text.Source;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Modules of any size run on every engine, and their generated code is code that HotSpot compiles.
 * Each takes seconds, in a heap of 1 GiB.
 */
final class LargeModulesTest {
  private static final Set<EngineVariant> ENGINES =
      EnumSet.complementOf(EnumSet.of(EngineVariant.INTERPRETER_ROUND_TRIP));

  private static ValidModule valid(String text) {
    byte[] binary = ModuleEncoder.encode(ModuleParser.parse(Source.of("large.wat", text)));
    return Validator.validate(ModuleDecoder.decode(binary), Feature.all());
  }

  @ParameterizedTest
  @EnumSource
  void aLargeModuleIsTheSameOnAllEngines(LargeModules large) {
    ValidModule module = valid(large.text());
    List<@Nullable Object> expected = null;
    for (EngineVariant variant : ENGINES) {
      List<@Nullable Object> results = onGuestThread(() -> run(module, variant));
      if (expected == null) {
        expected = results;
      }
      assertEquals(expected, results, variant.name());
    }
    generatedCodeIsAsItShouldBe(module);
  }

  private static List<@Nullable Object> run(ValidModule module, EngineVariant variant) {
    FuncType type = new FuncType(List.of(NumType.I32), List.of(NumType.I32));
    ModuleInstance instance =
        new Linker()
            .define(
                "host", "global", new GlobalInstance(new GlobalType(Mutability.CONST, NumType.I32)))
            .define(
                "host",
                "next",
                HostFuncInstance.of("next", type, (caller, numbers, references) -> numbers[0]++))
            .instantiate(new Store(), module, variant.engine().load(module));
    List<@Nullable Object> results = new ArrayList<>();
    for (int argument : new int[] {5, -77}) {
      results.addAll(invoke(instance, "run", List.of(argument)));
    }
    return results;
  }

  private static List<@Nullable Object> invoke(
      ModuleInstance instance, String name, List<@Nullable Object> arguments) {
    return Values.invoke(assertInstanceOf(FuncInstance.class, instance.export(name)), arguments);
  }

  /** Runs something with as much stack as the default limits are meant for. */
  private static <T> T onGuestThread(Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    new Thread(null, task, "guest", StoreLimits.STACK_BYTES).start();
    try {
      return task.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(String.valueOf(e.getCause()), e);
    }
  }

  /** Small methods, and the same in whatever order, and by however many threads, they are made. */
  private static void generatedCodeIsAsItShouldBe(ValidModule module) {
    MethodSizes sizes = new MethodSizes();
    sizes.add(module, CompilerOptions.DEFAULT);
    assertEquals(List.of(), sizes.offenders());
    assertTrue(sizes.methods() > 0, "nothing was looked at");
    GeneratedModule once = new GeneratedModule(module, CompilerOptions.DEFAULT);
    GeneratedModule again = new GeneratedModule(module, CompilerOptions.DEFAULT);
    List<List<GeneratedClass>> groups =
        IntStream.range(0, once.groups()).parallel().mapToObj(once::group).toList();
    for (int i = groups.size() - 1; i >= 0; i--) {
      List<GeneratedClass> first = groups.get(i);
      List<GeneratedClass> second = again.group(i);
      assertEquals(first.size(), second.size());
      for (int j = 0; j < first.size(); j++) {
        assertEquals(first.get(j).name(), second.get(j).name());
        assertArrayEquals(first.get(j).bytes(), second.get(j).bytes(), first.get(j).name());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {91, 254, 255, 256, 300, 1_000})
  void functionsMayHaveAsManyParametersAndResults(int count) {
    Signature signature = new Signature(count);
    ValidModule module = valid(signature.text());
    for (EngineVariant variant : ENGINES) {
      ModuleInstance instance =
          new Linker()
              .define(
                  "host",
                  "same",
                  HostFuncInstance.of(
                      "same", module.funcType(0), (caller, numbers, references) -> {}))
              .instantiate(new Store(), module, variant.engine().load(module));
      assertEquals(
          List.of(signature.expected()), invoke(instance, "run", List.of()), variant.name());
      assertEquals(
          signature.arguments(6),
          invoke(instance, "increase", signature.arguments(5)),
          variant.name());
    }
  }
}

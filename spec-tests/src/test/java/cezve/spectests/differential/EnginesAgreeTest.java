package cezve.spectests.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.decoder.ModuleDecoder;
import cezve.decoder.ModuleEncoder;
import cezve.model.instruction.Feature;
import cezve.model.instruction.Instr;
import cezve.model.module.Module;
import cezve.model.testing.valid.Choices;
import cezve.model.testing.valid.Extra;
import cezve.model.testing.valid.RandomModule;
import cezve.model.type.ValType;
import cezve.runtime.Store;
import cezve.runtime.StoreLimits;
import cezve.spectests.EngineVariant;
import cezve.spectests.GuestThread;
import cezve.text.ModulePrinter;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Compares the compiler with the interpreter on modules that are made up: results, traps with their
 * messages and traces, exceptions, and what is in globals, tables and memories after each call.
 *
 * <p>There are a thousand modules of each size, or as many as the system property {@code
 * jqwik.tries.default} says; each function is called as often as {@code cezve.differential.calls}
 * says, so that the JVM's compilers can be made to take part by {@code
 * -XX:CompileThresholdScaling}.
 */
final class EnginesAgreeTest {
  private static final int CALLS = Integer.getInteger("cezve.differential.calls", 2);

  @Provide
  Arbitrary<byte[]> small() {
    return Arbitraries.bytes().array(byte[].class).ofMinSize(20).ofMaxSize(1_200);
  }

  @Provide
  Arbitrary<byte[]> large() {
    return Arbitraries.bytes().array(byte[].class).ofMinSize(1_200).ofMaxSize(12_000);
  }

  @Provide
  Arbitrary<Integer> fuel() {
    return Arbitraries.integers().between(0, 2_000);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void agreeOnSmallModules(@ForAll("small") byte[] bytes) throws InterruptedException {
    new Comparison(bytes, StoreLimits.NO_FUEL).run();
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void agreeOnLargeModules(@ForAll("large") byte[] bytes) throws InterruptedException {
    new Comparison(bytes, StoreLimits.NO_FUEL).run();
  }

  /** Functions run out of fuel at the same place, and have consumed the same if they do not. */
  @Property(edgeCases = EdgeCasesMode.NONE)
  void agreeOnSmallModulesWithFuel(@ForAll("small") byte[] bytes, @ForAll("fuel") int fuel)
      throws InterruptedException {
    new Comparison(bytes, fuel).run();
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void agreeOnLargeModulesWithFuel(@ForAll("large") byte[] bytes, @ForAll("fuel") int fuel)
      throws InterruptedException {
    new Comparison(bytes, fuel).run();
  }

  /** One module on all engines. */
  private static final class Comparison {
    private final Choices choices;
    private final RandomModule random;
    private final Module module;
    private final long fuel;

    Comparison(byte[] bytes, long fuel) {
      this.choices = new Choices(bytes);
      this.random = new RandomModule(choices, EnumSet.allOf(Extra.class));
      // Through the binary format, so that instructions have offsets and bodies have sizes.
      this.module = ModuleDecoder.decode(ModuleEncoder.encode(random.make()));
      this.fuel = fuel;
    }

    /** On a stack as large as the limits suppose: large functions take kilobytes of it each. */
    void run() throws InterruptedException {
      GuestThread.start(this::compare).join();
    }

    private void compare() {
      try {
        compare(Validator.validate(module, Feature.all()));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            e + "\n" + ModulePrinter.print(module, ModulePrinter.Style.FLAT), e);
      }
    }

    private Execution execution(ValidModule valid, EngineVariant variant) {
      return new Execution(valid, variant, new Store(StoreLimits.builder().fuel(fuel).build()));
    }

    /** Calls every function on every engine. */
    private void compare(ValidModule valid) {
      Execution interpreted = execution(valid, EngineVariant.INTERPRETER);
      Execution compiled = execution(valid, EngineVariant.COMPILER);
      Execution split = execution(valid, EngineVariant.COMPILER_SPLIT);
      for (int call = 0; call < CALLS; call++) {
        for (int function = 0; function < valid.funcs().size(); function++) {
          if (choices.isExhausted()) {
            choices.restart();
          }
          List<Instr> arguments = new ArrayList<>();
          for (ValType type : valid.funcType(function).params()) {
            arguments.add(random.constant(type));
          }
          String what = "call " + call + " of function " + function + " with " + arguments;
          List<String> expected = interpreted.call(function, arguments);
          assertEquals(expected, compiled.call(function, arguments), () -> "compiled: " + what);
          assertEquals(expected, split.call(function, arguments), () -> "split: " + what);
          int more = (int) fuel / 2;
          interpreted.refuel(more);
          compiled.refuel(more);
          split.refuel(more);
        }
      }
    }
  }
}

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
import cezve.spectests.EngineVariant;
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

  @Property(edgeCases = EdgeCasesMode.NONE)
  void agreeOnSmallModules(@ForAll("small") byte[] bytes) {
    compare(bytes);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void agreeOnLargeModules(@ForAll("large") byte[] bytes) {
    compare(bytes);
  }

  private static void compare(byte[] bytes) {
    Choices choices = new Choices(bytes);
    RandomModule random = new RandomModule(choices, EnumSet.allOf(Extra.class));
    // Through the binary format, so that instructions have offsets and bodies have sizes.
    byte[] encoded = ModuleEncoder.encode(random.make());
    Module module = ModuleDecoder.decode(encoded);
    try {
      compare(Validator.validate(module, Feature.all()), random, choices);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(e + "\n" + ModulePrinter.print(module, ModulePrinter.Style.FLAT), e);
    }
  }

  /** Calls every function on every engine. */
  private static void compare(ValidModule module, RandomModule random, Choices choices) {
    Execution interpreted = new Execution(module, EngineVariant.INTERPRETER);
    Execution compiled = new Execution(module, EngineVariant.COMPILER);
    Execution split = new Execution(module, EngineVariant.COMPILER_SPLIT);
    for (int call = 0; call < CALLS; call++) {
      for (int function = 0; function < module.funcs().size(); function++) {
        if (choices.isExhausted()) {
          choices.restart();
        }
        List<Instr> arguments = new ArrayList<>();
        for (ValType type : module.funcType(function).params()) {
          arguments.add(random.constant(type));
        }
        String what = "call " + call + " of function " + function + " with " + arguments;
        List<String> expected = interpreted.call(function, arguments);
        assertEquals(expected, compiled.call(function, arguments), () -> "compiled: " + what);
        assertEquals(expected, split.call(function, arguments), () -> "split: " + what);
      }
    }
  }
}

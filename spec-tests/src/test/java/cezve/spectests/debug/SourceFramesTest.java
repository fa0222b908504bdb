package cezve.spectests.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cezve.compiler.Compiler;
import cezve.compiler.CompilerOptions;
import cezve.compiler.Generation;
import cezve.compiler.support.LineNumbers;
import cezve.model.error.TrapException;
import cezve.model.instruction.Feature;
import cezve.model.type.FuncType;
import cezve.model.type.NumType;
import cezve.runtime.FuncInstance;
import cezve.runtime.HostFuncInstance;
import cezve.runtime.Linker;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.Values;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiled functions whose line numbers, for tools of Java, are those of the source. */
class SourceFramesTest {
  private static final int NO_TEXT_LEFT = 1;
  private static final int DIVISION_BY_ZERO = 3;

  private static List<CompilerOptions> options() {
    CompilerOptions small = new CompilerOptions(60, Generation.EAGER);
    return List.of(
        CompilerOptions.DEFAULT.withLineNumbers(LineNumbers.SOURCE),
        small.withLineNumbers(LineNumbers.SOURCE));
  }

  private static ModuleInstance instance(
      DebugProgram program, CompilerOptions options, Runnable look) throws IOException {
    ValidModule module = Validator.validate(program.module(), Feature.standard());
    FuncType type = new FuncType(List.of(NumType.I32), List.of());
    return new Linker()
        .define("host", "look", HostFuncInstance.of("look", type, (_, _, _) -> look.run()))
        .instantiate(new Store(), module, new Compiler(options).load(module));
  }

  private static FuncInstance function(ModuleInstance instance, String export) {
    return assertInstanceOf(FuncInstance.class, instance.export(export));
  }

  /** Frames of functions, as a debugger or profiler of Java shows them. */
  private static List<String> frames() {
    List<String> frames = new ArrayList<>();
    for (StackTraceElement frame : Thread.currentThread().getStackTrace()) {
      if (frame.getMethodName().contains("@") && frame.getLineNumber() > 0) {
        frames.add(frame.getMethodName() + " " + frame.getFileName() + ":" + frame.getLineNumber());
      }
    }
    return frames;
  }

  @Test
  void lineNumbersAreLinesOfTheSource() throws IOException {
    List<List<String>> seen = new ArrayList<>();
    ModuleInstance instance =
        instance(DebugProgram.WALKS, options().getFirst(), () -> seen.add(frames()));
    Values.invoke(function(instance, "go"), List.of());
    // The second call is in another file, from which the function it is in was inlined.
    List<String> both = List.of("twice@2 walks.c:6", "go@1 walks.c:13");
    assertEquals(List.of(both, both), seen);
  }

  @Test
  void byDefaultTheyAreOffsets() throws IOException {
    List<List<String>> seen = new ArrayList<>();
    ModuleInstance instance =
        instance(DebugProgram.WALKS, CompilerOptions.DEFAULT, () -> seen.add(frames()));
    Values.invoke(function(instance, "go"), List.of());
    assertEquals(2, seen.size());
    assertEquals("twice@2 module.wasm:", seen.getFirst().getFirst().replaceFirst("\\d+$", ""));
    assertEquals(2, seen.stream().map(List::getFirst).distinct().count());
  }

  private static List<String> trace(CompilerOptions options, int argument) throws IOException {
    FuncInstance function =
        function(instance(DebugProgram.SUMS_4_PLAIN, options, () -> {}), "evaluate");
    TrapException trap =
        assertThrows(TrapException.class, () -> Values.invoke(function, List.of(argument)));
    return trap.trace().stream()
        .map(frame -> frame.replaceFirst(", at offset 0x[0-9a-f]+\\)$", ""))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("options")
  void tracesNameTheSameLines(CompilerOptions options) throws IOException {
    assertEquals(
        List.of(
            "divide (lib/arithmetic.c:5",
            "product (sums.c:34",
            "sum (sums.c:43",
            "evaluate (sums.c:54"),
        trace(options, DIVISION_BY_ZERO));
    // What was inlined from another file counts as part of the line that called it.
    assertEquals(
        List.of(
            "factor (sums.c:12",
            "product (sums.c:29",
            "sum (sums.c:43",
            "factor (sums.c:14",
            "product (sums.c:32",
            "sum (sums.c:43",
            "evaluate (sums.c:54"),
        trace(options, NO_TEXT_LEFT));
  }
}

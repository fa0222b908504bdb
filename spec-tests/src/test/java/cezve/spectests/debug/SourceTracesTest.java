package cezve.spectests.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.TrapException;
import cezve.model.instruction.Feature;
import cezve.runtime.FuncInstance;
import cezve.runtime.Linker;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.StoreLimits;
import cezve.runtime.Values;
import cezve.spectests.EngineVariant;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stack traces of programs with debug information, which are the same on every engine. */
class SourceTracesTest {
  private static final int NO_TEXT_LEFT = 1;
  private static final int DIVISION_BY_ZERO = 3;

  /** The trace of the trap that a call ends in, without offsets. */
  private static List<String> trace(
      EngineVariant variant, DebugProgram program, String export, int argument) throws IOException {
    ValidModule module = Validator.validate(program.module(), Feature.standard());
    Store store = new Store(StoreLimits.DEFAULT, variant.interruption());
    ModuleInstance instance =
        new Linker().instantiate(store, module, variant.engine().load(module));
    FuncInstance function = assertInstanceOf(FuncInstance.class, instance.export(export));
    TrapException trap =
        assertThrows(TrapException.class, () -> Values.invoke(function, List.of(argument)));
    return trap.trace().stream()
        .map(frame -> frame.replaceFirst("(, | \\()at offset 0x[0-9a-f]+\\)$", ""))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "INTERPRETER_ROUND_TRIP")
  void framesNameFilesAndLines(EngineVariant variant) throws IOException {
    for (DebugProgram program : List.of(DebugProgram.SUMS_4_PLAIN, DebugProgram.SUMS_5_PLAIN)) {
      assertEquals(
          List.of(
              "next (cursor.h:15, inlined)",
              "factor (sums.c:12",
              "product (sums.c:29",
              "sum (sums.c:43",
              "factor (sums.c:14",
              "product (sums.c:32",
              "sum (sums.c:43",
              "evaluate (sums.c:54"),
          trace(variant, program, "evaluate", NO_TEXT_LEFT));
      assertEquals(
          List.of(
              "divide (lib/arithmetic.c:5",
              "product (sums.c:34",
              "sum (sums.c:43",
              "evaluate (sums.c:54"),
          trace(variant, program, "evaluate", DIVISION_BY_ZERO));
    }
  }

  /** Where optimisation has put code together, instructions come from no single line. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "INTERPRETER_ROUND_TRIP")
  void framesOfOptimisedCodeNameWhatIsLeft(EngineVariant variant) throws IOException {
    for (DebugProgram program :
        List.of(DebugProgram.SUMS_4_OPTIMISED, DebugProgram.SUMS_5_OPTIMISED)) {
      assertEquals(
          List.of(
              "factor",
              "product (sums.c:29",
              "sum (sums.c:43",
              "factor (sums.c:14",
              "product",
              "sum (sums.c:43",
              "evaluate (sums.c:54"),
          trace(variant, program, "evaluate", NO_TEXT_LEFT));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "INTERPRETER_ROUND_TRIP")
  void filesOfLibrariesHaveTheirWholePaths(EngineVariant variant) throws IOException {
    List<String> trace = trace(variant, DebugProgram.QUEUE, "total", 4);
    String core = "/usr/src/rustc-1.63.0/library/";
    assertEquals(
        List.of(
            "unreachable (" + core + "stdarch/crates/core_arch/src/wasm32/mod.rs:25, inlined)",
            "rust_begin_unwind (queue.rs:6"),
        trace.subList(0, 2));
    assertTrue(
        trace.contains("unwrap<i32> (" + core + "core/src/option.rs:775, inlined)"),
        trace::toString);
    assertEquals("total (queue.rs:49", trace.getLast());
  }
}

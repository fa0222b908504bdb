package cezve.spectests.profilers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.compiler.Compiler;
import cezve.compiler.CompilerOptions;
import cezve.decoder.ModuleDecoder;
import cezve.decoder.ModuleEncoder;
import cezve.model.error.TrapException;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.Feature;
import cezve.model.instruction.Instr;
import cezve.model.module.Func;
import cezve.model.module.InstrCursor;
import cezve.model.module.Module;
import cezve.model.type.FuncType;
import cezve.runtime.FuncInstance;
import cezve.runtime.HostFuncInstance;
import cezve.runtime.Linker;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.Values;
import cezve.text.ModuleParser;
import cezve.text.Source;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The frames of compiled functions, as the JVM shows them to debuggers and profilers. */
class CompiledFramesTest {
  private final List<StackTraceElement> frames = new ArrayList<>();

  private static Module module(String text) {
    byte[] source = text.getBytes(StandardCharsets.UTF_8);
    return ModuleDecoder.decode(
        ModuleEncoder.encode(ModuleParser.parse(Source.of("test", source))));
  }

  /** Calls the export {@code go}; the frames of generated code when it calls the import. */
  private List<StackTraceElement> framesOf(Module module) {
    ValidModule valid = Validator.validate(module, Feature.standard());
    HostFuncInstance look =
        HostFuncInstance.of("look", new FuncType(List.of(), List.of()), (_, _, _) -> look());
    ModuleInstance instance =
        new Linker()
            .define("", "look", look)
            .instantiate(new Store(), valid, new Compiler().load(valid));
    Values.invoke(assertInstanceOf(FuncInstance.class, instance.export("go")), List.of());
    return frames;
  }

  private void look() {
    for (StackTraceElement frame : Thread.currentThread().getStackTrace()) {
      if (frame.getMethodName().contains("@")) {
        frames.add(frame);
      }
    }
  }

  /** Where a call stands, of which there are others in front. */
  private static int offsetOfCall(Func func, int others) {
    InstrCursor cursor = func.code().body().open();
    int left = others;
    while (left >= 0) {
      Instr instr = cursor.next();
      assertNotNull(instr, "there are fewer calls");
      left -= instr instanceof ControlInstr.Call ? 1 : 0;
    }
    return cursor.offset();
  }

  @Test
  void methodsAreCalledLikeFunctions() {
    StackTraceElement frame =
        framesOf(
                module(
                    """
                    (module $program.wasm (import "" "look" (func $look))
                      (func $main (export "go") (call $look)))
                    """))
            .getFirst();
    assertEquals("main@1", frame.getMethodName());
    assertEquals("program.wasm", frame.getFileName());
  }

  @Test
  void withoutNamesMethodsAreCalledLikeExports() {
    StackTraceElement frame =
        framesOf(module("(module (import \"\" \"look\" (func)) (func (export \"go\") (call 0)))"))
            .getFirst();
    assertEquals("go@1", frame.getMethodName());
    assertEquals("module.wasm", frame.getFileName());
  }

  @Test
  void whatTheJvmOrATerminalDoesNotAllowIsReplaced() {
    List<StackTraceElement> seen =
        framesOf(
            module(
                """
                (module (import "" "look" (func $look))
                  (func $a (@name "core::ptr::drop<[u8]>") (call $look))
                  (func $b (@name "a.b;c/d\\u{1b}\\u{7f}\\n\\u{202e}\\u{e9}") (call $a))
                  (func $c (@name "") (call $b))
                  (func (@name "x@5$body$2@9") (export "go") (call $c)))
                """));
    List<String> names = seen.stream().map(StackTraceElement::getMethodName).toList();
    assertEquals(
        List.of("core::ptr::drop({u8})@1", "a_b_c_d____\u00e9@2", "@3", "x@5$body$2@9@4"), names);
  }

  @Test
  void functionsOfOneNameAreDifferentMethods() {
    List<StackTraceElement> seen =
        framesOf(
            module(
                """
                (module (import "" "look" (func $look))
                  (func $a (@name "same.name") (call $look))
                  (func $b (@name "same;name") (export "go") (call $a)))
                """));
    assertEquals("same_name@1", seen.getFirst().getMethodName());
    assertEquals("same_name@2", seen.getLast().getMethodName());
  }

  @Test
  void linesAreOffsets() {
    Module module =
        module(
            """
            (module (import "" "look" (func $look))
              (func $before (result i32) (i32.const 1))
              (func $f (export "go") (drop (call $before)) (nop) (call $look)))
            """);
    int line = framesOf(module).getFirst().getLineNumber();
    assertEquals(offsetOfCall(module.funcs().get(1), 1), line);
  }

  @Test
  void inALargeModuleLinesStartAnewInEachFunction() {
    StringBuilder text = new StringBuilder("(module (import \"\" \"look\" (func $look)) (func");
    text.repeat("(drop (f64.const 1.5))", 7_000).append(")");
    text.append("(func (export \"go\") (nop) (call $look)))");
    Module module = module(text.toString());
    assertTrue(offsetOfCall(module.funcs().getLast(), 0) > 0xFFFF, "the module is not large");
    assertEquals(2, framesOf(module).getFirst().getLineNumber());
  }

  @Test
  void inAHugeFunctionLinesAreCoarse() {
    StringBuilder text = new StringBuilder("(module (import \"\" \"look\" (func $look))");
    text.append("(func (export \"go\")");
    text.repeat("(drop (f64.const 1.5))", 20_000).append("(call $look)))");
    Module module = module(text.toString());
    int call = offsetOfCall(module.funcs().getFirst(), 0);
    int first = call - 20_000 * 10;
    StackTraceElement frame =
        framesOf(module).stream()
            .filter(each -> each.getLineNumber() > 0)
            .findFirst()
            .orElseThrow();
    assertEquals(0xC000 + 1 + (call - first - 0xC000) / 512, frame.getLineNumber());
  }

  @Test
  void aNameLikeThatOfAPartHidesNoFrame() {
    ValidModule module =
        Validator.validate(
            module(
                """
                (func $f (@name "a@1$0") (export "go") (param i32)
                  (if (i32.eqz (local.get 0)) (then unreachable))
                  (call $f (i32.sub (local.get 0) (i32.const 1))))
                """),
            Feature.standard());
    for (CompilerOptions options : List.of(CompilerOptions.DEFAULT, new CompilerOptions(40))) {
      ModuleInstance instance =
          new Linker().instantiate(new Store(), module, new Compiler(options).load(module));
      FuncInstance go = assertInstanceOf(FuncInstance.class, instance.export("go"));
      TrapException trap = assertThrows(TrapException.class, () -> Values.invoke(go, List.of(2)));
      assertEquals(3, trap.trace().size(), () -> String.join("\n", trap.trace()));
    }
  }
}

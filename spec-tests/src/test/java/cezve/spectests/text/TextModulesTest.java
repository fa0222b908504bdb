package cezve.spectests.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.decoder.BranchHintSection;
import cezve.decoder.ModuleDecoder;
import cezve.decoder.ModuleEncoder;
import cezve.model.error.InvalidException;
import cezve.model.error.MalformedException;
import cezve.model.error.ThrownException;
import cezve.model.error.TrapException;
import cezve.model.instruction.Feature;
import cezve.model.module.BranchHints;
import cezve.model.module.Bytes;
import cezve.model.module.Custom;
import cezve.model.module.Module;
import cezve.model.module.Section;
import cezve.runtime.Linker;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.Values;
import cezve.spectests.EngineVariant;
import cezve.text.ModuleParser;
import cezve.text.ModulePrinter;
import cezve.text.Source;
import cezve.validator.CustomSections;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What modules that were written as text are to the rest of the system. */
class TextModulesTest {
  private static final String LIKELY = "(@metadata.code.branch_hint \"\\01\") ";
  private static final String UNLIKELY = "(@metadata.code.branch_hint \"\\00\") ";

  private static Module parse(String text) {
    return ModuleParser.parse(Source.of("app.wat", text));
  }

  private static ValidModule valid(String text) {
    return Validator.validate(parse(text), Feature.all());
  }

  @Test
  void errorsOfValidationPointIntoTheText() {
    var error =
        assertThrows(
            InvalidException.class,
            () ->
                valid(
                    "(module\n  (func $f (result i32)\n    (i32.add\n      (f32.const 1)\n      (i32.const 2))))"));
    assertTrue(error.problem().startsWith("type mismatch"), error.problem());
    assertEquals("app.wat:3:6", error.position().toString());
  }

  private static TrapException trap(EngineVariant variant, ValidModule module, int function) {
    ModuleInstance instance =
        new Linker().instantiate(new Store(), module, variant.engine().load(module));
    return assertThrows(
        TrapException.class, () -> Values.invoke(instance.function(function), List.of()));
  }

  @ParameterizedTest
  @EnumSource
  void tracesPointIntoTheText(EngineVariant variant) {
    ValidModule module =
        valid(
            "(module\n  (func $div (param i32) (result i32)\n    (i32.div_s (i32.const 1)\n      (local.get 0)))\n"
                + "  (func $main (export \"main\") (result i32)\n    i32.const 0\n    call $div))");
    TrapException trap = trap(variant, module, 1);
    assertEquals(2, trap.trace().size());
    assertTrue(trap.trace().get(0).startsWith("div (app.wat:"), trap.trace().get(0));
    assertEquals("main (app.wat:7:5)", trap.trace().get(1));
  }

  @ParameterizedTest
  @EnumSource
  void tracesPointToTheInstructionNotToTheBlocksThatStartWithIt(EngineVariant variant) {
    ValidModule module =
        valid("(func $f (export \"f\")\n (block\n  (block\n   (loop\n    (unreachable)) (br 1))))");
    assertEquals(List.of("f (app.wat:5:6)"), trap(variant, module, 0).trace());
  }

  private static final String THROWING =
      """
      (module
        (tag $bad)
        (func $throws
          (throw $bad))
        (func $passes
          (call $throws))
        (func $catches
          (try_table (catch_all 0)
            (call $passes)))
        (func (export "main") (param i32)
          (loop
            (if (local.get 0) (then
              (call $catches)
              (local.set 0 (i32.sub (local.get 0) (i32.const 1)))
              (br 1))))
          (call $passes)))
      """;

  private static List<String> traceOfUncaught(EngineVariant variant, int caughtBefore) {
    ValidModule module = valid(THROWING);
    ModuleInstance instance =
        new Linker().instantiate(new Store(), module, variant.engine().load(module));
    return assertThrows(
            ThrownException.class, () -> Values.invoke(instance.function(3), List.of(caughtBefore)))
        .trace();
  }

  @ParameterizedTest
  @EnumSource
  void uncaughtExceptionsHaveTraces(EngineVariant variant) {
    List<String> trace =
        List.of("throws (app.wat:4:6)", "passes (app.wat:6:6)", "func[3] (app.wat:16:6)");
    assertEquals(trace, traceOfUncaught(variant, 0));
    assertEquals(trace, traceOfUncaught(variant, 20));
  }

  @ParameterizedTest
  @EnumSource
  void whatThrowsAllTheTimeSaysWhereAtLeast(EngineVariant variant) {
    List<String> trace = traceOfUncaught(variant, 1000);
    assertEquals("throws (app.wat:4:6)", trace.getFirst());
    assertTrue(trace.getLast().startsWith("func[3]"), trace.getLast());
  }

  @Test
  void branchHintsAreTheSameInBothFormats() {
    Module module =
        parse(
            "(import \"a\" \"b\" (func)) (func) (func (param i32) (local i64 i32)\n (i64.const -1) drop"
                + LIKELY
                + "(br_if 0 (local.get 0))"
                + UNLIKELY
                + "(if (i32.const 100000) (then))) (func (param i32) local.get 0 "
                + LIKELY
                + "if end)");
    CustomSections.validate(module);
    Module decoded = ModuleDecoder.decode(ModuleEncoder.encode(module));
    BranchHintSection.check(decoded);
    assertEquals(2, decoded.hints().all().size());
    assertEquals(module.hints(), decoded.hints());
    assertEquals(Section.FUNCTION, decoded.customs().getFirst().after());
    Module again = ModuleDecoder.decode(ModuleEncoder.encode(decoded));
    assertEquals(1, again.customs().size(), "the section is replaced");
    assertEquals(decoded, again);
    for (ModulePrinter.Style style : ModulePrinter.Style.values()) {
      String text = ModulePrinter.print(decoded, style);
      assertEquals(module.hints(), parse(text).hints(), text);
      assertEquals(List.of(), parse(text).customs(), text);
    }
  }

  @Test
  void aHintOnSomethingElseThanABranchIsInvalid() {
    Module module = parse("(func\n  " + LIKELY + "nop)");
    var error = assertThrows(InvalidException.class, () -> CustomSections.validate(module));
    assertTrue(
        error.problem().startsWith("@metadata.code.branch_hint annotation: invalid target"),
        error.problem());
    assertEquals("app.wat:2:38", error.position().toString());
  }

  @Test
  void aMalformedSectionOfHintsIsIgnoredUnlessSomebodyChecks() {
    for (byte[] contents :
        new byte[][] {
          {1, 7, 0}, {1, 0, 1, 2, 1, 1}, {1, 0, 1, 1, 2, 1}, {1, 0, 1, 1, 1, 2}, {1}, {0, 0}
        }) {
      Module.Builder builder = Module.builder();
      Module plain = parse("(func)");
      builder.types = plain.types();
      builder.funcs = plain.funcs();
      builder.customs = List.of(new Custom(BranchHints.NAME, Bytes.of(contents), Section.FUNCTION));
      Module decoded = ModuleDecoder.decode(ModuleEncoder.encode(builder.build()));
      assertEquals(Map.of(), decoded.hints().all());
      assertThrows(MalformedException.class, () -> BranchHintSection.check(decoded));
    }
  }
}

package cezve.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.instruction.Feature;
import cezve.model.module.Module;
import cezve.text.Source;
import cezve.text.script.ScriptParser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ScriptRunnerTest {
  private static final String PASSED = "passed";

  private static List<String> run(String script) {
    return Scripts.run(Scripts.runner(), script);
  }

  private static void assertPasses(int commands, String script) {
    assertEquals(java.util.Collections.nCopies(commands, PASSED), run(script));
  }

  @Test
  void anEmptyScriptHasNoOutcomes() {
    assertPasses(0, ";; nothing");
  }

  @Test
  void theMostRecentInstanceIsMeantIfNoneIsNamed() {
    assertPasses(
        5,
        """
        (module $a (func (export "f") (result i32) (i32.const 1)))
        (module $b (func (export "f") (result i32) (i32.const 2)))
        (assert_return (invoke "f") (i32.const 2))
        (assert_return (invoke $a "f") (i32.const 1))
        (assert_return (invoke $b "f") (i32.const 2))
        """);
  }

  @Test
  void aDefinitionHasNoInstanceUntilItIsInstantiated() {
    String definition =
        "(module definition $m (global (export \"g\") (mut i32) (i32.const 7)) (func (export \"set\")"
            + " (global.set 0 (i32.const 8))))";
    assertEquals(List.of(PASSED, "there is no module instance"), run(definition + "(get \"g\")"));
    assertPasses(
        6,
        definition
            + """
            (module instance $i $m)
            (module instance $j $m)
            (invoke $i "set")
            (assert_return (get $i "g") (i32.const 8))
            (assert_return (get $j "g") (i32.const 7))
            """);
  }

  @Test
  void whatIsRegisteredCanBeImported() {
    assertPasses(
        6,
        """
        (module $a (func (export "f") (result i32) (i32.const 1)))
        (assert_unlinkable (module (import "a" "f" (func (result i32)))) "unknown import")
        (register "a" $a)
        (module (import "a" "f" (func (result i32))) (export "g" (func 0)))
        (assert_return (invoke "g") (i32.const 1))
        (assert_unlinkable (module (import "a" "f" (func))) "incompatible import type")
        """);
  }

  @Test
  void whatNeedsAModuleThatFailedSaysSo() {
    List<String> outcomes =
        run("(module $m (func (result i32)))\n(get $m \"g\")\n(get \"g\")\n(register \"m\")");
    assertTrue(outcomes.getFirst().startsWith("invalid module: test.wast:1:"), outcomes::toString);
    String reason = ", because the command at test.wast:1:1 failed";
    assertEquals(
        List.of(
            "there is no module instance $m" + reason,
            "there is no module instance" + reason,
            "there is no module instance" + reason),
        outcomes.subList(1, 4));
  }

  @Test
  void whatFailedOnceCanBeMadeAgain() {
    List<String> outcomes =
        run(
            "(module $m (func (result i32)))(module $m (global (export \"g\") i32 (i32.const 0)))"
                + "(get $m \"g\")(get \"g\")");
    assertEquals(List.of(PASSED, PASSED, PASSED), outcomes.subList(1, 4));
  }

  @Test
  void spectestIsThere() {
    List<String> printed = new ArrayList<>();
    String script =
        """
        (module
          (import "spectest" "global_i32" (global $i32 i32))
          (import "spectest" "global_i64" (global $i64 i64))
          (import "spectest" "global_f32" (global $f32 f32))
          (import "spectest" "global_f64" (global $f64 f64))
          (import "spectest" "table" (table 10 20 funcref))
          (import "spectest" "table64" (table i64 10 20 funcref))
          (import "spectest" "memory" (memory 1 2))
          (import "spectest" "print" (func $print))
          (import "spectest" "print_i32" (func $print_i32 (param i32)))
          (import "spectest" "print_i64" (func $print_i64 (param i64)))
          (import "spectest" "print_i32_f32" (func $print_i32_f32 (param i32 f32)))
          (import "spectest" "print_f64_f64" (func $print_f64_f64 (param f64 f64)))
          (import "spectest" "print_f32" (func $print_f32 (param f32)))
          (import "spectest" "print_f64" (func $print_f64 (param f64)))
          (func (export "print")
            (call $print)
            (call $print_i32 (global.get $i32))
            (call $print_i64 (global.get $i64))
            (call $print_f32 (global.get $f32))
            (call $print_f64 (global.get $f64))
            (call $print_i32_f32 (i32.const -1) (f32.const 0.5))
            (call $print_f64_f64 (f64.const inf) (f64.const nan))))
        (invoke "print")
        """;
    assertEquals(
        List.of(PASSED, PASSED), Scripts.run(Scripts.runner().withOutput(printed::add), script));
    assertEquals(
        List.of(
            "",
            "(i32.const 666)",
            "(i64.const 666)",
            "(f32.const 666.6)",
            "(f64.const 666.6)",
            "(i32.const -1) (f32.const 0.5)",
            "(f64.const inf) (f64.const nan:0x8000000000000)"),
        printed);
  }

  @Test
  void aFeatureThatIsNotAllowedMakesModulesInvalid() {
    String script = "(assert_invalid (module (memory 0) (memory 0)) \"multiple memories\")";
    Set<Feature> features = EnumSet.complementOf(EnumSet.of(Feature.MULTI_MEMORY));
    assertEquals(List.of(PASSED), Scripts.run(Scripts.runner().withFeatures(features), script));
    assertEquals(
        List.of("expected invalid module \"multiple memories\" but it is valid"), run(script));
  }

  @Test
  void everyWellFormedModuleIsPrepared() {
    AtomicInteger prepared = new AtomicInteger();
    ScriptRunner runner =
        Scripts.runner()
            .withPreparation((Module module) -> {
              prepared.incrementAndGet();
              return module;
            });
    String script =
        """
        (module)
        (module binary "\\00asm\\01\\00\\00\\00")
        (module quote "")
        (module definition (func))
        (assert_invalid (module (func (result i32))) "type mismatch")
        (assert_unlinkable (module (import "" "" (func))) "unknown import")
        (assert_malformed (module binary "") "unexpected end")
        """;
    assertEquals(java.util.Collections.nCopies(7, PASSED), Scripts.run(runner, script));
    assertEquals(6, prepared.get());
  }

  @Test
  void aPreparationThatFailsIsReportedAsAMistakeOfOurOwn() {
    ScriptRunner runner =
        Scripts.runner()
            .withPreparation(_ -> {
              throw new IllegalStateException("no luck");
            });
    List<String> outcomes = Scripts.run(runner, "(module)");
    assertTrue(
        outcomes.getFirst().startsWith("internal error: java.lang.IllegalStateException: no luck"),
        outcomes::toString);
  }

  @Test
  void aRangeOfLinesIsExecutedWithWhatComesBefore() {
    String script =
        """
        (module (global (export "g") (mut i32) (i32.const 0))
          (func (export "inc") (global.set 0 (i32.add (global.get 0) (i32.const 1)))))
        (invoke "inc")
        (assert_return (get "g") (i32.const 1))
        (assert_return (get "g") (i32.const 2))
        (module binary "this would fail")
        """;
    List<Outcome> outcomes =
        Scripts.runner()
            .run(ScriptParser.parse(Source.of("test.wast", script)), LineRange.parse("4-5"));
    assertEquals(2, outcomes.size());
    assertTrue(outcomes.getFirst() instanceof Outcome.Passed);
    assertEquals(5, outcomes.getLast().command().position().line());
    assertTrue(outcomes.getLast() instanceof Outcome.Failed);
  }

  @Test
  void aScriptThatDoesNotEndIsLeftAlone() {
    assertEquals(
        List.of(PASSED, "it has not ended within 0.5 s", "it was not reached within 0.5 s"),
        Scripts.run(
            Scripts.runner().withLimit(Duration.ofMillis(500)),
            Scripts.MODULE + "(invoke \"forever\")(invoke \"nothing\")"));
  }
}

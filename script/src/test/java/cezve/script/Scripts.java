package cezve.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.interpreter.Interpreter;
import cezve.text.Source;
import cezve.text.script.ScriptParser;
import java.util.ArrayList;
import java.util.List;

/** Runs scripts on the interpreter. */
final class Scripts {
  /** Functions that the tests call. */
  static final String MODULE =
      """
      (module $m
        (global (export "zero") i32 (i32.const 0))
        (func (export "nothing"))
        (func (export "add") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
        (func (export "f32") (param f32) (result f32) (local.get 0))
        (func (export "f64") (param f64) (result f64) (local.get 0))
        (func (export "extern") (param externref) (result externref) (local.get 0))
        (func (export "func") (param funcref) (result funcref) (local.get 0))
        (func (export "unreachable") unreachable)
        (func $deep (export "recurse") (call $deep))
        (memory 1 1 shared)
        (func (export "forever")
          (drop (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const -1)))))
      """;

  private Scripts() {}

  static ScriptRunner runner() {
    return ScriptRunner.of(new Interpreter());
  }

  /** What is said of each command: {@code passed}, or the reason for its failure. */
  static List<String> run(ScriptRunner runner, String script) {
    List<String> outcomes = new ArrayList<>();
    for (Outcome outcome : runner.run(ScriptParser.parse(Source.of("test.wast", script)))) {
      outcomes.add(
          switch (outcome) {
            case Outcome.Passed _ -> "passed";
            case Outcome.Failed(_, String reason) -> reason;
          });
    }
    return outcomes;
  }

  /** What is said of a command that follows {@link #MODULE}. */
  static String outcome(String command) {
    return outcome(MODULE, command);
  }

  /** What is said of a command that follows a module. */
  static String outcome(String module, String command) {
    List<String> outcomes = run(runner(), module + command);
    assertEquals(2, outcomes.size(), outcomes::toString);
    assertEquals("passed", outcomes.getFirst());
    return outcomes.getLast();
  }
}

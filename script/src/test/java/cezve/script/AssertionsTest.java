package cezve.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssertionsTest {
  private static final String INVALID = "(module quote \"(func (result i32))\")";
  private static final String MALFORMED = "(module quote \"(func\")";
  private static final String UNLINKABLE = "(module (import \"m\" \"f\" (func)))";
  private static final String TRAPPING = "(module (func $f unreachable) (start $f))";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(invoke \"add\" (i32.const 2) (i32.const 3))",
        "(get \"zero\")",
        "(assert_return (get \"zero\") (i32.const 0))",
        "(assert_return (invoke $m \"nothing\"))",
        "(assert_return (invoke \"add\" (i32.const -1) (i32.const 1)) (i32.const 0))",
        "(assert_return (invoke \"add\" (i32.const 0xffffffff) (i32.const 0)) (i32.const -1))",
        "(assert_trap (invoke \"unreachable\") \"unreach\")",
        "(assert_exhaustion (invoke \"recurse\") \"call stack exhausted\")",
        "(assert_invalid " + INVALID + " \"type mismatch\")",
        "(assert_malformed " + MALFORMED + " \"unexpected\")",
        "(assert_unlinkable " + UNLINKABLE + " \"unknown import\")",
        "(assert_trap " + TRAPPING + " \"unreachable\")",
        "(assert_trap (module binary \"\\00asm\\01\\00\\00\\00\\01\\04\\01\\60\\00\\00\\03\\02\\01\\00"
            + "\\08\\01\\00\\0a\\05\\01\\03\\00\\00\\0b\") \"unreachable\")",
        "(assert_return (invoke \"extern\" (ref.extern 1)) (ref.extern 1))",
        "(assert_return (invoke \"extern\" (ref.extern 1)) (ref.extern))",
        "(assert_return (invoke \"extern\" (ref.null extern)) (ref.null))",
        "(assert_return (invoke \"func\" (ref.null func)) (ref.null func))",
        "(assert_return (invoke \"f32\" (f32.const nan:0x200000)) (f32.const nan:0x200000))",
      })
  void whatIsTruePasses(String command) {
    assertEquals("passed", Scripts.outcome(command));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "(assert_return (get \"zero\") (i32.const 1))"
            + "| expected (i32.const 1) but got (i32.const 0)",
        "(assert_return (get \"zero\"))| expected nothing but got (i32.const 0)",
        "(assert_return (get \"zero\") (i64.const 0))"
            + "| expected (i64.const 0) but got (i32.const 0)",
        "(assert_return (invoke \"nothing\") (i32.const 0))"
            + "| expected (i32.const 0) but got nothing",
        "(assert_return (invoke \"f64\" (f64.const -0)) (f64.const 0))"
            + "| expected (f64.const 0.0) but got (f64.const -0.0)",
        "(assert_return (invoke \"extern\" (ref.extern 1)) (ref.extern 2))"
            + "| expected (ref.extern 2) but got (ref.extern 1)",
        "(assert_return (invoke \"extern\" (ref.null extern)) (ref.extern))"
            + "| expected (ref.extern) but got (ref.null)",
        "(assert_return (invoke \"extern\" (ref.extern 1)) (ref.null extern))"
            + "| expected (ref.null extern) but got (ref.extern 1)",
        "(assert_trap (invoke \"nothing\") \"x\")| expected trap \"x\" but it returned nothing",
      })
  void whatIsNotTrueFailsWithWhatWasExpectedAndWhatHappened(String command, String reason) {
    assertEquals(reason, Scripts.outcome(command));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "(assert_trap (invoke \"recurse\") \"call stack exhausted\")| expected trap"
            + "| but got exhaustion: call stack exhausted",
        "(assert_exhaustion (invoke \"unreachable\") \"unreachable\")| expected exhaustion"
            + "| but got trap: unreachable",
        "(assert_exception (invoke \"unreachable\"))| expected uncaught exception"
            + "| but got trap: unreachable",
        "(assert_malformed "
            + INVALID
            + " \"type mismatch\")| expected malformed module"
            + "| but it is well-formed",
        "(assert_invalid "
            + MALFORMED
            + " \"unexpected\")| expected invalid module"
            + "| but got malformed module: ",
        "(assert_invalid "
            + UNLINKABLE
            + " \"unknown import\")| expected invalid module"
            + "| but it is valid",
        "(assert_unlinkable "
            + INVALID
            + " \"type mismatch\")| expected unlinkable module"
            + "| but got invalid module: ",
        "(assert_unlinkable "
            + TRAPPING
            + " \"unreachable\")| expected unlinkable module"
            + "| but got trap: unreachable",
        "(assert_trap "
            + UNLINKABLE
            + " \"unknown import\")| expected trap"
            + "| but got unlinkable module: unknown import",
        "(assert_trap (invoke \"unreachable\") \"integer overflow\")| expected trap"
            + "| but got trap: unreachable",
        "(assert_suspension (invoke \"unreachable\") \"\")| suspensions| not here",
      })
  void kindsOfErrorsAreNotMixedUp(String command, String start, String rest) {
    String reason = Scripts.outcome(command);
    assertTrue(reason.startsWith(start), reason);
    assertTrue(reason.contains(rest), reason);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "(invoke \"nowhere\")| no function is exported as \"nowhere\"",
        "(invoke \"zero\")| no function is exported as \"zero\"",
        "(get \"add\")| no global is exported as \"add\"",
        "(invoke $n \"add\")| there is no module instance $n",
        "(invoke \"add\" (i32.const 1))"
            + "| the function is [i32 i32] -> [i32], but there are 1 arguments",
        "(invoke \"add\" (i32.const 1) (i64.const 2))"
            + "| the function is [i32 i32] -> [i32], which does not fit argument 2",
        "(invoke \"func\" (ref.extern 1))"
            + "| the function is [funcref] -> [funcref], which does not fit argument 1",
        "(invoke \"extern\" (ref.null func))"
            + "| the function is [externref] -> [externref], which does not fit argument 1",
        "(wait $t)| there is no thread $t",
        "(module instance $i $n)| there is no module $n",
        "(register \"n\" $n)| there is no module instance $n",
      })
  void whatIsNotThereIsSaidNotToBeThere(String command, String reason) {
    assertEquals(reason, Scripts.outcome(command));
  }

  @Test
  void anActionThatTrapsFailsWithItsTrace() {
    String reason = Scripts.outcome("(invoke \"unreachable\")");
    assertTrue(reason.startsWith("trap: unreachable, in func[6] ("), reason);
  }
}

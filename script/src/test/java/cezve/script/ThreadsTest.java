package cezve.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadsTest {
  private static final String PASSED = "passed";
  private static final String MEMORY = "(module $m (memory (export \"m\") 1 1 shared))";

  private static List<String> run(String script) {
    return Scripts.run(Scripts.runner(), script);
  }

  @Test
  void aThreadSharesAMemoryAndNothingElse() {
    assertEquals(
        Collections.nCopies(12, PASSED),
        run(
            MEMORY
                + """
                (register "m" $m)
                (thread $t (shared (module $m))
                  (assert_unlinkable (module (memory (import "m" "m") 1 1 shared)) "unknown import")
                  (register "n" $m)
                  (module (memory (import "n" "m") 1 1 shared)
                    (func (export "store") (i32.store (i32.const 8) (i32.const 42))))
                  (invoke "store"))
                (wait $t)
                (module $read (memory (import "m" "m") 1 1 shared)
                  (func (export "load") (result i32) (i32.load (i32.const 8))))
                (assert_return (invoke $read "load") (i32.const 42))
                (assert_unlinkable (module (memory (import "n" "m") 1 1 shared)) "unknown import")
                (assert_return (invoke "load") (i32.const 42))
                """));
  }

  @Test
  void aThreadThatFailsFailsItsWait() {
    assertEquals(
        List.of(
            PASSED,
            PASSED,
            "expected (i32.const 1) but got (i32.const 0)",
            "at test.wast:2:1: expected (i32.const 1) but got (i32.const 0)"),
        run(
            """
            (thread $t (module (global (export "g") i32 (i32.const 0)))
            (assert_return (get "g") (i32.const 1)))
            (wait $t)
            """));
  }

  @Test
  void onlyMemoriesThatAreSharedCanBeShared() {
    assertEquals(
        List.of(
            PASSED,
            "$m cannot be shared: its export \"f\" is not a shared memory",
            "its thread was not started"),
        run("(module $m (func (export \"f\")))(thread $t (shared (module $m)) (invoke \"f\"))"));
  }

  @Test
  void threadsRunAtTheSameTime() {
    String wait =
        """
        (thread NAME (shared (module $m))
          (register "m" $m)
          (module (memory (import "m" "m") 1 1 shared)
            (func (export "meet")
              (i32.atomic.store (i32.const MINE) (i32.const 1))
              (loop (br_if 0 (i32.eqz (i32.atomic.load (i32.const OTHER)))))))
          (invoke "meet"))
        """;
    String script =
        MEMORY
            + wait.replace("NAME", "$a").replace("MINE", "0").replace("OTHER", "4")
            + wait.replace("NAME", "$b").replace("MINE", "4").replace("OTHER", "0")
            + "(wait $a)(wait $b)";
    assertEquals(Collections.nCopies(11, PASSED), run(script));
  }

  @Test
  void aThreadNobodyWaitsForIsJoinedAtTheEnd() {
    assertEquals(
        List.of(PASSED, PASSED, "no global is exported as \"nothing\""),
        run("(thread $t (module) (get \"nothing\"))"));
  }

  @Test
  void aThreadThatDoesNotEndFailsAndSoDoesItsWait() {
    List<String> outcomes =
        Scripts.run(
            Scripts.runner().withLimit(Duration.ofMillis(500)),
            "(thread $t " + Scripts.MODULE + "(invoke \"forever\") (invoke \"nothing\"))(wait $t)");
    assertEquals(
        List.of(PASSED, PASSED, "it has not ended within 0.5 s", "it was not reached within 0.5 s"),
        outcomes.subList(0, 4));
    assertTrue(outcomes.get(4).endsWith("it has not ended within 0.5 s"), outcomes::toString);
  }
}

package cezve.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import cezve.compiler.support.LineNumbers;
import cezve.model.instruction.Feature;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What generated code that is kept depends on. */
class CodeMakerTest {
  @Test
  void everyOptionThatChangesCodeMakesADifference() {
    CompilerOptions plain = CompilerOptions.DEFAULT;
    List<CompilerOptions> options =
        List.of(
            plain,
            plain.withMethodBytes(1_000),
            plain.withGeneration(Generation.EAGER),
            plain.withLineNumbers(LineNumbers.SOURCE));
    List<String> makers =
        options.stream()
            .map(each -> String.valueOf(CodeMaker.describe(each, Feature.standard())))
            .toList();
    assertFalse(makers.contains("null"), "nothing tells one build from another");
    assertEquals(options.size(), makers.stream().distinct().count(), makers::toString);
  }
}

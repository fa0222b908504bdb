package cezve.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the generated script makes of words in a real shell. */
class CompletionTest {
  private static final Path BASH = Path.of("/bin/bash");

  @TempDir Path folder;

  @BeforeAll
  static void requireBash() {
    if (!Files.isExecutable(BASH)) {
      System.err.println("SKIPPED: there is no " + BASH + " to try the completion script in");
      assertNotEquals("true", System.getenv("CI"), BASH + " is missing");
    }
    assumeTrue(Files.isExecutable(BASH), BASH + " is missing");
  }

  /** What the last of the words may become. */
  private Set<String> complete(String... words) throws IOException, InterruptedException {
    Path script = folder.resolve("completion.sh");
    Files.writeString(script, Cli.run("generate-completion").success());
    String line = "cezve " + String.join(" ", words);
    String program =
        """
        source "$0"
        COMP_LINE="$1" COMP_POINT=${#1} COMP_CWORD=$(($# - 1))
        shift
        COMP_WORDS=(cezve "$@")
        _complete_cezve
        printf '%s\\n' "${COMPREPLY[@]}"
        """;
    ProcessBuilder bash =
        new ProcessBuilder(BASH.toString(), "-c", program, script.toString(), line);
    bash.command().addAll(List.of(words));
    // Outside of a real completion, compopt complains and has no effect.
    Process process = bash.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    Set<String> completions = new TreeSet<>();
    output.lines().map(String::strip).filter(word -> !word.isEmpty()).forEach(completions::add);
    return completions;
  }

  @Test
  void commandsAreCompleted() throws Exception {
    assertEquals(Set.of("inspect"), complete("insp"));
    assertTrue(complete("").containsAll(Set.of("run", "validate", "inspect", "help")));
  }

  @Test
  void optionsAreCompleted() throws Exception {
    assertEquals(Set.of("--sections", "--segments"), complete("inspect", "--se"));
    assertEquals(Set.of("--dir", "--disable"), complete("run", "--di"));
    assertEquals(Set.of("--threads"), complete("run", "--th"));
  }

  @Test
  void whatAProgramSeesOfTheHostIsCompleted() throws Exception {
    assertEquals(Set.of("--listen"), complete("run", "--li"));
    assertEquals(Set.of("--max-bytes-written"), complete("run", "--max-b"));
    assertEquals(Set.of("--max-open-descriptors"), complete("run", "--max-o"));
  }

  @Test
  void limitsAreCompleted() throws Exception {
    assertEquals(Set.of("--timeout"), complete("run", "--ti"));
    assertEquals(Set.of("--max-memory", "--max-memories"), complete("run", "--max-m"));
  }

  @Test
  void filesAreLeftToTheShell() throws Exception {
    assertEquals(Set.of(), complete("inspect", "no-such-prefix"));
    String script = Cli.run("generate-completion").success();
    assertTrue(script.contains("complete -F _complete_cezve -o default cezve"), "file names");
    assertTrue(script.contains("bashcompinit"), "zsh");
  }
}

package cezve.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the guide shows is what {@link EmbeddingGuideTest} runs, snippet by snippet. */
class GuideTextTest {
  private static final Path ROOT = Path.of(System.getProperty("cezve.root"));

  private static List<String> blocks(Path file, String start, String end) throws IOException {
    List<String> blocks = new ArrayList<>();
    StringBuilder block = null;
    for (String line : Files.readAllLines(file)) {
      if (block == null && line.strip().equals(start)) {
        block = new StringBuilder();
      } else if (block != null && line.strip().equals(end)) {
        blocks.add(block.toString().stripTrailing().stripIndent());
        block = null;
      } else if (block != null) {
        block.append(line).append('\n');
      }
    }
    assertEquals(null, block, "a snippet in " + file + " has no end");
    return blocks;
  }

  private static List<String> snippets() throws IOException {
    return blocks(
        ROOT.resolve("examples/src/test/java/cezve/examples/EmbeddingGuideTest.java"),
        "// guide",
        "// end");
  }

  @Test
  void theGuideHasTheSnippets() throws IOException {
    List<String> snippets = snippets();
    assertTrue(snippets.size() >= 15, "too few snippets were found");
    List<String> shown = blocks(ROOT.resolve("docs/embedding.md"), "```java", "```");
    for (int i = 0; i < Math.min(snippets.size(), shown.size()); i++) {
      assertEquals(snippets.get(i), shown.get(i), "snippet " + i);
    }
    assertEquals(snippets.size(), shown.size(), "snippets");
  }

  @Test
  void theReadMeHasTheFirstSnippet() throws IOException {
    assertEquals(
        List.of(snippets().getFirst()), blocks(ROOT.resolve("README.md"), "```java", "```"));
  }
}

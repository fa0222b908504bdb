package cezve.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.testing.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real programs of several compilers, as far as other sources than the command know them. */
class RealProgramsTest {
  private static final int FEWEST_PROGRAMS = 20;
  private static final int HEADER_SIZE = 8;

  private static List<Path> programs() {
    List<Path> files = SharedFiles.files("programs/wasm", ".wasm");
    assertTrue(files.size() >= FEWEST_PROGRAMS, () -> "only " + files);
    return files;
  }

  private static Map<String, Object> inspect(Path file) throws IOException {
    return Json.object(Cli.run("inspect", "--json", file.toString()).success());
  }

  @Test
  void allAreValid() {
    assertEquals(
        "",
        Cli.run(
                programs().stream()
                    .map(Path::toString)
                    .collect(
                        Collectors.collectingAndThen(
                            Collectors.toList(),
                            files -> {
                              files.addFirst("validate");
                              return files.toArray(String[]::new);
                            })))
            .success());
  }

  @Test
  void sectionsFillTheFile() throws IOException {
    for (Path file : programs()) {
      byte[] bytes = Files.readAllBytes(file);
      int at = HEADER_SIZE;
      for (Map<String, Object> section : Json.objects(inspect(file), "sections")) {
        assertEquals(at, Json.number(section, "offset"), file::toString);
        assertEquals(code(section), bytes[at], () -> file + ": " + section);
        at += Json.number(section, "size");
      }
      assertEquals(bytes.length, at, file::toString);
    }
  }

  /** The ids of sections as the specification gives them. */
  private static int code(Map<String, Object> section) {
    return List.of(
            "custom",
            "type",
            "import",
            "function",
            "table",
            "memory",
            "global",
            "export",
            "start",
            "element",
            "code",
            "data",
            "data count",
            "tag")
        .indexOf(section.get("section"));
  }

  @Test
  void functionsFillTheCodeSection() throws IOException {
    for (Path file : programs()) {
      Map<String, Object> json = inspect(file);
      Map<String, Object> code =
          Json.objects(json, "sections").stream()
              .filter(section -> "code".equals(section.get("section")))
              .findFirst()
              .orElseThrow();
      Map<String, Object> functions = Json.object(json, "functions");
      List<Map<String, Object>> bodies = Json.objects(functions, "bodies");
      assertEquals(functions.get("defined"), code.get("items"));
      assertEquals(bodies.size(), Json.number(functions, "defined"));
      int sizes = 0;
      long expected = encodedSize(bodies.size());
      for (Map<String, Object> body : bodies) {
        sizes += Json.number(body, "size");
        expected += Json.number(body, "size");
        int start = Json.number(code, "contentsOffset");
        assertTrue(Json.number(body, "offset") > start, body::toString);
      }
      assertEquals(sizes, Json.number(functions, "bytes"));
      // Each body stands behind its size, in one to five bytes.
      int contents = Json.number(code, "contentsSize");
      assertTrue(contents >= expected + bodies.size(), file::toString);
      assertTrue(contents <= expected + 5L * bodies.size() + 5, file::toString);
    }
  }

  private static int encodedSize(int number) {
    return number < 0x80 ? 1 : 1 + encodedSize(number >>> 7);
  }

  @Test
  void allAreCommandsThatImportFromWasiOnly() throws IOException {
    for (Path file : programs()) {
      Map<String, Object> json = inspect(file);
      assertEquals("command", json.get("wasi"), file::toString);
      for (Map<String, Object> imported : Json.objects(json, "imports")) {
        assertEquals("wasi_snapshot_preview1", imported.get("module"), file::toString);
        assertEquals("func", imported.get("kind"), file::toString);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "matmul-simd.wasm, simd",
    "tailinterp.wasm, tail-call",
    "cppexc-new.wasm, exception-handling",
    "kotlin-new.wasm, gc",
    "sqlite3.wasm, bulk-memory",
  })
  void theFeaturesAreThoseOfTheirCompilers(String program, String feature) throws IOException {
    Map<String, Object> json = inspect(SharedFiles.path("programs/wasm/" + program));
    Set<Object> features = Set.copyOf((List<?>) json.get("features"));
    assertTrue(features.contains(feature), features::toString);
    assertEquals(feature.equals("gc"), features.contains("gc"));
  }

  @Test
  void noMethodIsLargerThanHotSpotCompiles() throws IOException {
    Path file = SharedFiles.path("programs/wasm/sqlite3.wasm");
    String output = Cli.run("inspect", "--json", "--code", file.toString()).success();
    Map<String, Object> code = Json.object(Json.object(output), "code");
    assertEquals(2002, code.get("functions"));
    assertEquals(List.of(), code.get("tooLarge"));
    assertEquals(List.of(), code.get("failed"));
    assertEquals("sqlite3VdbeExec", Json.objects(code, "cut").getFirst().get("name"));
    String text = Cli.run("inspect", "--code", file.toString()).success();
    assertTrue(text.contains("Functions in several methods"), text);
  }

  @Test
  void theSummaryOfOneIsReadable() throws IOException {
    Path file = SharedFiles.path("programs/wasm/cat.wasm");
    String summary = Cli.run("inspect", file.toString()).success();
    Golden.check("cat.txt", summary.replace(file.toString(), "cat.wasm"));
  }

  @Test
  void functionsComeByNameTheLargestFirst() throws IOException {
    Path file = SharedFiles.path("programs/wasm/sqlite3.wasm");
    String text = Cli.run("inspect", "--functions", "--limit=1", file.toString()).success();
    assertTrue(text.contains("  sqlite3VdbeExec"), text);
  }
}

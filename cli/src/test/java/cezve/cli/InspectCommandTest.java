package cezve.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.decoder.ModuleEncoder;
import cezve.model.testing.RandomModules;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectCommandTest {
  @TempDir Path folder;

  private static String inspect(byte[] module, String... options) {
    return inspection(module, options).success();
  }

  private static Cli.Result inspection(byte[] module, String... options) {
    String[] args = new String[options.length + 2];
    args[0] = "inspect";
    System.arraycopy(options, 0, args, 1, options.length);
    args[args.length - 1] = "-";
    return Cli.runWith(module, args);
  }

  @Test
  void aSummaryIsWhatAPersonSees() throws IOException {
    Golden.check("summary.txt", inspect(TestModules.everything()));
  }

  @Test
  void allIsEverything() throws IOException {
    Golden.check("all.txt", inspect(TestModules.everything(), "--all"));
  }

  @Test
  void jsonIsEverythingForMachines() throws IOException {
    Golden.check("all.json", Json.pretty(inspect(TestModules.everything(), "--json")));
  }

  @Test
  void anEmptyModuleHasASummary() throws IOException {
    Golden.check("empty.txt", inspect(TestModules.empty()));
    Golden.check("empty.json", Json.pretty(inspect(TestModules.empty(), "--json")));
  }

  @Test
  void ofAnInvalidModuleEverythingIsShown() throws IOException {
    Cli.Result result = inspection(TestModules.invalid());
    assertTrue(result.failure(ExitCode.BAD_MODULE).contains("invalid module: type mismatch"));
    Golden.check("invalid.txt", result.out());
    Cli.Result json = inspection(TestModules.invalid(), "--json");
    assertEquals(result.err(), json.failure(ExitCode.BAD_MODULE));
    Golden.check("invalid.json", Json.pretty(json.out()));
  }

  @Test
  void ofATruncatedModuleTheFrontIsShown() throws IOException {
    byte[] whole = TestModules.everything();
    Cli.Result result = inspection(Arrays.copyOf(whole, whole.length - 90));
    assertTrue(result.failure(ExitCode.BAD_MODULE).contains("length out of bounds"), result.err());
    Golden.check("truncated.txt", result.out());
  }

  @Test
  void whatIsNoModuleIsNotShown() {
    Cli.Result result = inspection("#!/bin/sh\n".getBytes(StandardCharsets.UTF_8));
    result.failure(ExitCode.BAD_MODULE);
    assertEquals("", result.out());
  }

  @ParameterizedTest
  @EnumSource(names = "CODE", mode = EnumSource.Mode.EXCLUDE)
  void anOptionSelectsItsPart(Part part) throws IOException {
    String option = "--" + part.name().toLowerCase(Locale.ROOT);
    String chosen = inspect(TestModules.everything(), option);
    String all = inspect(TestModules.everything(), "--all");
    String body = chosen.substring(chosen.indexOf(System.lineSeparator()));
    assertTrue(all.contains(body), chosen);
    assertFalse(chosen.contains("status"), chosen);

    Map<String, Object> json = Json.object(inspect(TestModules.everything(), "--json", option));
    Map<String, Object> allJson = Json.object(inspect(TestModules.everything(), "--json"));
    int parts = part == Part.SEGMENTS ? 2 : 1;
    assertEquals(8 + parts, json.size(), json::toString);
    assertTrue(allJson.entrySet().containsAll(json.entrySet()), json::toString);
  }

  @Test
  void codeIsGeneratedOnRequest() throws IOException {
    Map<String, Object> json = Json.object(inspect(TestModules.everything(), "--json", "--code"));
    assertEquals(9, json.size(), json::toString);
    Map<String, Object> code = Json.object(json, "code");
    Map<String, Object> functions =
        Json.object(Json.object(inspect(TestModules.everything(), "--json")), "functions");
    assertEquals(functions.get("defined"), code.get("functions"));
    assertEquals(functions.get("bytes"), code.get("functionBytes"));
    assertEquals(List.of(), code.get("tooLarge"));
    assertEquals(List.of(), code.get("failed"));
    String text = inspect(TestModules.everything(), "--code");
    assertTrue(text.contains("Generated code") && text.contains("too large  0 methods"), text);
    Cli.Result invalid = inspection(TestModules.invalid(), "--json", "--code");
    invalid.failure(ExitCode.BAD_MODULE);
    Map<String, Object> nothing = Json.object(invalid.out());
    assertTrue(nothing.containsKey("code") && nothing.get("code") == null, invalid.out());
  }

  @Test
  void longListsAreCutUnlessSomebodyWantsThem() throws IOException {
    String[] names = new String[50];
    Arrays.setAll(names, i -> "export" + i);
    byte[] module = TestModules.exporting(names);
    assertTrue(inspect(module).contains("  ... 10 more; --limit=0 shows all"));
    assertFalse(inspect(module).contains("export40"));
    assertTrue(inspect(module, "--limit=0").contains("export49"));
    assertTrue(inspect(module, "--limit", "3").contains("... 47 more"));
    assertEquals(50, Json.objects(Json.object(inspect(module, "--json")), "exports").size());
    Map<String, Object> few = Json.object(inspect(module, "--json", "--limit=7"));
    assertEquals(7, Json.objects(few, "exports").size());
  }

  @Test
  void everyFileHasALineOfJson() throws IOException {
    Cli.Result result =
        Cli.runWith(TestModules.empty(), "inspect", "--json", "nowhere-1", "-", "nowhere-2");
    result.failure(ExitCode.BAD_MODULE);
    List<String> lines = result.out().lines().toList();
    assertEquals(3, lines.size(), result.out());
    assertEquals("-", Json.object(lines.get(1)).get("file"));
    Map<String, Object> unreadable = Json.object(lines.get(2));
    assertEquals("nowhere-2", unreadable.get("file"));
    assertEquals(false, unreadable.get("valid"));
    assertEquals("unreadable", Json.object(unreadable, "problem").get("kind"));
  }

  @Test
  void severalFilesAreSetApart() {
    Cli.Result result = Cli.run("inspect", "nowhere-1", "nowhere-2");
    assertEquals(2, result.failure(ExitCode.BAD_MODULE).lines().count());
    assertTrue(result.out().isBlank());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "x", "1.5", "99999999999"})
  void theLimitIsANumberOfRows(String limit) {
    String problem = Cli.run("inspect", "--limit", limit, "-").failure(ExitCode.USAGE);
    assertTrue(problem.contains("--limit") && problem.contains(limit), problem);
  }

  @Test
  void jsonIsAscii() {
    String json = inspect(TestModules.everything(), "--json");
    assertTrue(json.chars().allMatch(c -> c < 0x7F && (c >= ' ' || c == '\n' || c == '\r')), json);
  }

  @Test
  void nothingIsColouredUnlessThereIsATerminal() {
    assertFalse(inspect(TestModules.everything(), "--all").contains("\u001b"));
  }

  @Test
  void outputThatIsLostIsAFailure() throws IOException {
    Path file = Files.write(folder.resolve("m.wasm"), TestModules.empty());
    StringWriter err = new StringWriter();
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int start, int length) throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    int status =
        RootCommand.commandLine(new PrintWriter(full), new PrintWriter(err))
            .execute("inspect", file.toString());
    assertEquals(ExitCode.BAD_MODULE, status);
    assertTrue(err.toString().startsWith("cezve: the output cannot be written"), err.toString());
  }

  @Test
  void everyPrefixOfAModuleIsShownOrReported() throws IOException {
    byte[] whole = TestModules.everything();
    for (int size = 0; size < whole.length; size++) {
      byte[] prefix = Arrays.copyOf(whole, size);
      Cli.Result text = inspection(prefix, "--all");
      Cli.Result json = inspection(prefix, "--json");
      assertEquals(text.status(), json.status());
      assertEquals(text.err(), json.err());
      assertEquals(json.status() == ExitCode.OK, Json.object(json.out()).get("valid"));
    }
  }

  @Property(tries = 200)
  void whateverIsInAModuleItIsShown(@ForAll long seed) throws IOException {
    byte[] module = ModuleEncoder.encode(RandomModules.module(new Random(seed)));
    Cli.Result text = inspection(module, "--all", "--limit=0");
    assertTrue(text.out().chars().noneMatch(c -> c != '\n' && c != '\r' && c < ' '), text.out());
    Cli.Result json = inspection(module, "--json");
    assertEquals(text.err(), json.err());
    assertEquals(module.length, Json.object(json.out()).get("size"));
  }
}

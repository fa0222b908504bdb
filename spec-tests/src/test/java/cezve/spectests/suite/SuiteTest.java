package cezve.spectests.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cezve.model.error.MalformedException;
import cezve.script.Outcome;
import cezve.script.ScriptRunner;
import cezve.script.SuiteFeatures;
import cezve.spectests.EngineVariant;
import cezve.spectests.KnownFailures;
import cezve.spectests.SharedData;
import cezve.text.Source;
import cezve.text.script.Command;
import cezve.text.script.ScriptParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The official suite, straight from its files, on every variant of every engine: a folder for each
 * variant, in it one for each folder of scripts, in it one for each script, in it a test for each
 * command. {@link Filter} says how to run a part.
 */
final class SuiteTest {
  private static final int REPETITIONS = Integer.getInteger("cezve.suite.repetitions", 1);

  private final Filter filter = Filter.ofProperties();
  private final Path failuresFile =
      SharedData.repository().resolve("spec-tests/known-failures.txt");
  private final KnownFailures knownFailures;
  private final Map<SuiteFolder, Integer> executed = new EnumMap<>(SuiteFolder.class);

  SuiteTest() throws IOException {
    this.knownFailures = new KnownFailures(failuresFile);
  }

  @TestFactory
  Stream<DynamicNode> scripts() {
    Stream<DynamicNode> variants =
        Stream.of(EngineVariant.values())
            .filter(filter::includes)
            .map(variant -> dynamicContainer(variant.name(), folders(variant)));
    return filter.isEverything()
        ? Stream.concat(variants, Stream.of(dynamicTest("known failures", this::noUnmetFailures)))
        : variants;
  }

  private Stream<DynamicNode> folders(EngineVariant variant) {
    return Stream.of(SuiteFolder.values())
        .map(folder -> dynamicContainer(folder.toString(), scripts(folder, variant)));
  }

  private Stream<DynamicNode> scripts(SuiteFolder folder, EngineVariant variant) {
    executed.put(folder, 0);
    Stream<DynamicNode> scripts =
        files(folder).stream()
            .map(file -> dynamicContainer(name(folder, file), repeated(folder, file, variant)));
    return filter.isEverything()
        ? Stream.concat(scripts, Stream.of(dynamicTest("commands executed", () -> floor(folder))))
        : scripts;
  }

  private List<Path> files(SuiteFolder folder) {
    try (Stream<Path> files = Files.walk(folder.path())) {
      return files
          .filter(file -> file.toString().endsWith(".wast"))
          .filter(file -> filter.includes(name(folder, file)))
          .sorted()
          .toList();
    } catch (IOException e) {
      return fail(e);
    }
  }

  private static String name(SuiteFolder folder, Path file) {
    return folder.root().relativize(file).toString().replace('\\', '/');
  }

  /** The system property says how often, so that the JVM's compilers get to see what is tested. */
  private Stream<DynamicTest> repeated(SuiteFolder folder, Path file, EngineVariant variant) {
    return Stream.generate(() -> script(folder, file, variant))
        .limit(REPETITIONS)
        .flatMap(tests -> tests);
  }

  /** Executes a script; the tests say what came of it. */
  private Stream<DynamicTest> script(SuiteFolder folder, Path file, EngineVariant variant) {
    List<DynamicTest> tests = new ArrayList<>();
    String name = name(folder, file);
    try {
      Source source = Source.of(file.getFileName().toString(), Files.readAllBytes(file));
      List<Outcome> outcomes =
          ScriptRunner.of(variant.engine())
              .withFeatures(SuiteFeatures.of(file))
              .withPreparation(variant::prepare)
              .withInterruption(variant.interruption())
              .run(ScriptParser.parse(source), filter.range());
      executed.merge(folder, outcomes.size(), Integer::sum);
      for (Outcome outcome : outcomes) {
        tests.add(test(variant, name, outcome));
      }
    } catch (IOException | MalformedException e) {
      tests.add(dynamicTest(name, () -> fail(String.valueOf(e.getMessage()))));
    }
    return tests.stream();
  }

  private DynamicTest test(EngineVariant variant, String file, Outcome outcome) {
    Command command = outcome.command();
    String place = file + ":" + command.position().line();
    boolean known = knownFailures.contains(variant, place);
    return dynamicTest(
        command.position().file() + ":" + command.position().line() + " " + command.keyword(),
        () -> check(outcome, known));
  }

  private void check(Outcome outcome, boolean known) {
    switch (outcome) {
      case Outcome.Passed _ when known -> fail("passes, but is listed in " + failuresFile);
      case Outcome.Passed _ -> {}
      case Outcome.Failed(_, String reason) when known -> abort(reason);
      case Outcome.Failed(Command command, String reason) ->
          fail(command.position() + ": " + reason);
    }
  }

  private void floor(SuiteFolder folder) {
    int commands = executed.getOrDefault(folder, 0);
    assertTrue(
        commands >= folder.fewestCommands(),
        () -> "only " + commands + " of " + folder.fewestCommands() + " commands");
  }

  private void noUnmetFailures() {
    assertEquals(Set.of(), knownFailures.unmet(), "listed, but there is no such command");
  }
}

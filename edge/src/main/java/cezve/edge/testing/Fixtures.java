package cezve.edge.testing;

import cezve.Engine;
import cezve.edge.Problem;
import cezve.edge.config.ServiceConfig;
import cezve.edge.document.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Requests in files, with what functions have to make of them. */
public final class Fixtures {
  private static final long MODULE_CACHE_BYTES = 256L << 20;

  private final ServiceConfig config;
  private final List<Fixture> all;

  private Fixtures(ServiceConfig config, List<Fixture> all) {
    this.config = config;
    this.all = all;
  }

  /**
   * What became of a fixture.
   *
   * @param file where it is written
   * @param line where in the file
   * @param differences what is not as it should be, each in one or several lines; none if all is
   */
  public record Result(
      String file, int line, String name, Duration duration, List<String> differences) {

    /** Whether all is as it should be. */
    public boolean isPassed() {
      return differences.isEmpty();
    }
  }

  /**
   * Reads files that end in {@code .toml} or {@code .json}, and all such files in and below
   * directories.
   *
   * @throws FixtureException with all of their mistakes, or if there are none
   */
  public static Fixtures read(List<Path> paths, ServiceConfig config) throws FixtureException {
    List<Problem> problems = new ArrayList<>();
    List<Fixture> fixtures = new ArrayList<>();
    for (Path path : paths) {
      for (Path file : files(path, problems)) {
        Problems ofFile = new Problems(file.toString());
        fixtures.addAll(FixtureReader.read(file, config, ofFile));
        problems.addAll(ofFile.sorted());
      }
    }
    if (fixtures.isEmpty() && problems.isEmpty()) {
      String where = paths.isEmpty() ? "" : paths.getFirst().toString();
      problems.add(new Problem(where, 0, 0, "there are no fixtures, *.toml or *.json"));
    }
    if (!problems.isEmpty()) {
      throw new FixtureException(problems);
    }
    return new Fixtures(config, fixtures);
  }

  private static List<Path> files(Path path, List<Problem> problems) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> all = Files.walk(path)) {
      return all.filter(Fixtures::isFixture).sorted().toList();
    } catch (IOException e) {
      problems.add(new Problem(path.toString(), 0, 0, "cannot be read: " + e.getMessage()));
      return List.of();
    }
  }

  private static boolean isFixture(Path path) {
    String name = path.toString();
    return (name.endsWith(".toml") || name.endsWith(".json")) && Files.isRegularFile(path);
  }

  /** Runs one after the other, each with a state of its own. */
  public void run(Consumer<Result> results) throws InterruptedException {
    try (Engine engine = Engine.builder().moduleCache(MODULE_CACHE_BYTES).build()) {
      for (Fixture fixture : all) {
        long begun = System.nanoTime();
        List<String> differences = FixtureRun.run(fixture, config, engine);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        results.accept(
            new Result(fixture.file(), fixture.place().line(), fixture.name(), took, differences));
      }
    }
  }
}

package cezve.cli.start;

import cezve.cli.Main;
import cezve.edge.config.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs, in one process, commands that together use all that a start should find in an AOT cache.
 * The JVM prepares all classes of its cache at every start, so that those that run nothing but a
 * program have a cache of their own.
 */
public final class Training {
  private static final String RUN = "run";
  private static final String SERVE = "serve";

  private Training() {}

  /**
   * Runs the commands, whose output is of no use.
   *
   * @param arguments the repository; and {@code run} or {@code serve} if that command alone is to
   *     be in the cache
   */
  public static void main(String[] arguments) throws ConfigException, IOException {
    Path repository = Path.of(arguments[0]);
    String only = arguments.length > 1 ? arguments[1] : "";
    switch (only) {
      case SERVE -> ServeTraining.run(repository);
      case RUN -> run(programs(repository));
      default -> run(commands(repository));
    }
  }

  private static void run(List<List<String>> commands) {
    for (List<String> command : commands) {
      int status = Main.run(command.toArray(String[]::new));
      if (status != 0) {
        System.err.println(String.join(" ", command) + ": status " + status);
        System.exit(status);
      }
    }
  }

  /** Programs and functions: both engines, and modules of each kind. */
  static List<List<String>> programs(Path repository) {
    String docs = repository.resolve("docs") + "::/docs";
    String tree = repository.resolve("spec-tests/programs/wasm/tree.wasm").toString();
    return List.of(
        List.of(RUN, "--dir", docs, tree, "/docs"),
        // Again, with what the first run has left in the code cache.
        List.of(RUN, "--dir", docs, tree, "/docs"),
        List.of(RUN, "--engine", "interpreter", "--dir", docs, tree, "/docs"),
        kernel(repository, "hashing", 100),
        kernel(repository, "malloc", 10),
        kernel(repository, "nbody", 100),
        kernel(repository, "bytecode", 1),
        kernel(repository, "dispatch", 100),
        kernel(repository, "tailcall", 1000),
        kernel(repository, "memory64", 4),
        kernel(repository, "objects", 100),
        kernel(repository, "arrays", 50),
        kernel(repository, "casts", 10),
        kernel(repository, "closures", 1000),
        kernel(repository, "exceptions", 50));
  }

  /** All that {@link #programs} has, and the other commands. */
  static List<List<String>> commands(Path repository) {
    List<List<String>> commands = new ArrayList<>(programs(repository));
    String tree = repository.resolve("spec-tests/programs/wasm/tree.wasm").toString();
    Path kernels = repository.resolve("bench/src/main");
    commands.add(
        List.of(
            "bench",
            "--json",
            "--budget",
            "0",
            kernels.resolve("resources/cezve/bench/kernels/hashing.wasm").toString(),
            RUN,
            "100"));
    commands.add(List.of("validate", kernels.resolve("kernels/casts.wat").toString()));
    commands.add(List.of("inspect", tree));
    return commands;
  }

  private static List<String> kernel(Path repository, String name, int work) {
    Path module =
        repository.resolve("bench/src/main/resources/cezve/bench/kernels").resolve(name + ".wasm");
    return List.of(RUN, "--invoke", RUN, module.toString(), Integer.toString(work));
  }
}

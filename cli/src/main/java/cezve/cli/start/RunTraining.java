package cezve.cli.start;

import cezve.cli.ExitCode;
import java.nio.file.Path;
import java.util.List;

/** Runs programs and functions that together use what {@code cezve run} does. */
public final class RunTraining {
  static final String RUN = "run";

  private RunTraining() {}

  /** Runs them; the argument is the repository. */
  public static void main(String[] arguments) {
    Step.run(steps(Path.of(arguments[0])));
  }

  /** Both engines, modules of each kind, and ends of each kind. */
  static List<Step> steps(Path repository) {
    Path programs = repository.resolve("spec-tests/programs");
    String docs = repository.resolve("docs") + "::/docs";
    String tree = program(programs, "tree");
    String edges = programs.resolve("cases/graph/g") + "::/g";
    String rows = programs.resolve("cases/sales/in") + "::/in";
    return List.of(
        new Step(0, RUN, "--dir", docs, tree, "/docs"),
        // Again, with what the first run has left in the code cache.
        new Step(0, RUN, "--dir", docs, tree, "/docs"),
        new Step(0, RUN, "--engine", "interpreter", "--dir", docs, tree, "/docs"),
        new Step(
            0, RUN, "--dir", edges, program(programs, "graph"), "/g/edges.txt", "Ankara", "Rize"),
        new Step(7, RUN, "--env", "HOME=/", program(programs, "surroundings"), "7", "two words"),
        new Step(ExitCode.TRAP, RUN, program(programs, "crash"), "recursion"),
        new Step(ExitCode.TRAP, RUN, program(programs, "crash"), "load"),
        new Step(0, RUN, program(programs, "machine"), "1000"),
        new Step(1, RUN, "--dir", rows, program(programs, "sales"), "/in/rows.csv", "/none"),
        new Step(0, RUN, "--invoke", "countPrimes", program(programs, "numbers"), "100"),
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

  private static Step kernel(Path repository, String name, int work) {
    Path module =
        repository.resolve("bench/src/main/resources/cezve/bench/kernels").resolve(name + ".wasm");
    return new Step(0, RUN, "--invoke", RUN, module.toString(), Integer.toString(work));
  }

  static String program(Path programs, String name) {
    return programs.resolve("wasm").resolve(name + ".wasm").toString();
  }
}

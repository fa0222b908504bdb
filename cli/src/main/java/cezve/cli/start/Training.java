package cezve.cli.start;

import cezve.cli.Main;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs, in one process, commands that together use all that a start should find in the AOT cache:
 * both engines and both formats, and modules of each kind.
 */
public final class Training {
  private Training() {}

  /** Runs the commands; the only argument is the repository. Their output is of no use. */
  public static void main(String[] arguments) {
    for (List<String> command : commands(Path.of(arguments[0]))) {
      int status = Main.run(command.toArray(String[]::new));
      if (status != 0) {
        System.err.println(String.join(" ", command) + ": status " + status);
        System.exit(status);
      }
    }
  }

  /** What is run. */
  static List<List<String>> commands(Path repository) {
    String docs = repository.resolve("docs") + "::/docs";
    String tree = repository.resolve("spec-tests/programs/wasm/tree.wasm").toString();
    Path kernels = repository.resolve("bench/src/main/kernels");
    return List.of(
        List.of("run", "--dir", docs, tree, "/docs"),
        // Again, with what the first run has left in the code cache.
        List.of("run", "--dir", docs, tree, "/docs"),
        List.of("run", "--engine", "interpreter", "--dir", docs, tree, "/docs"),
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
        kernel(repository, "exceptions", 50),
        List.of("validate", kernels.resolve("casts.wat").toString()),
        List.of("inspect", tree));
  }

  private static List<String> kernel(Path repository, String name, int work) {
    Path module =
        repository.resolve("bench/src/main/resources/cezve/bench/kernels").resolve(name + ".wasm");
    return List.of(
        "bench", "--json", "--budget", "0", module.toString(), "run", Integer.toString(work));
  }
}

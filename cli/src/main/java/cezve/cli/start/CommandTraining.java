package cezve.cli.start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs one command of each kind but servers. */
public final class CommandTraining {
  private CommandTraining() {}

  /** Runs them; the argument is the repository. */
  public static void main(String[] arguments) {
    Step.run(steps(Path.of(arguments[0])));
  }

  static List<Step> steps(Path repository) {
    List<Step> steps = new ArrayList<>(RunTraining.steps(repository));
    Path kernels = repository.resolve("bench/src/main");
    String hashing = kernels.resolve("resources/cezve/bench/kernels/hashing.wasm").toString();
    String tree = RunTraining.program(repository.resolve("spec-tests/programs"), "tree");
    steps.add(new Step(0, "bench", "--json", "--budget", "0", hashing, RunTraining.RUN, "100"));
    steps.add(new Step(0, "validate", kernels.resolve("kernels/casts.wat").toString()));
    steps.add(new Step(0, "inspect", tree));
    return steps;
  }
}

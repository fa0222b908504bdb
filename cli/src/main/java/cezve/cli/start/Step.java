package cezve.cli.start;

import cezve.cli.Main;
import java.util.List;

/**
 * A command of a training run.
 *
 * @param status the exit status with which it does what it should
 */
record Step(int status, List<String> command) {
  Step(int status, String... command) {
    this(status, List.of(command));
  }

  /**
   * Runs the steps, whose output is of no use, and ends the process: by way of {@code exit}, which
   * has classes of its own.
   */
  static void run(List<Step> steps) {
    for (Step step : steps) {
      int status = Main.run(step.command.toArray(String[]::new));
      if (status != step.status) {
        System.err.println(String.join(" ", step.command) + ": status " + status);
        System.exit(1);
      }
    }
    System.exit(0);
  }
}

package cezve.cli;

import cezve.model.error.MalformedException;
import cezve.script.LineRange;
import cezve.script.Outcome;
import cezve.script.ScriptRunner;
import cezve.text.Source;
import cezve.text.script.ScriptParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A script that was executed.
 *
 * @param passed the number of commands that passed
 * @param failures what failed, in the script's order; a script that cannot be read is one failure
 */
record ScriptFile(Path path, int passed, List<Failure> failures) {

  /**
   * A command that failed.
   *
   * @param place the file, and if it is known line and column
   * @param command the command's keyword, or {@code script} if the script cannot be read
   */
  record Failure(String place, String command, String reason) {}

  /** Parses and executes a script. */
  static ScriptFile run(Path path, ScriptRunner runner, LineRange lines) {
    try {
      Source source = Source.of(path.toString(), Files.readAllBytes(path));
      return of(path, runner.run(ScriptParser.parse(source), lines));
    } catch (IOException e) {
      return unreadable(path, path.toString(), Failures.describe(e));
    } catch (MalformedException e) {
      return unreadable(path, e.position().toString(), e.problem());
    } catch (OutOfMemoryError _) {
      return unreadable(path, path.toString(), ModuleFile.TOO_LARGE);
    }
  }

  private static ScriptFile unreadable(Path path, String place, String problem) {
    return new ScriptFile(path, 0, List.of(new Failure(place, "script", problem)));
  }

  private static ScriptFile of(Path path, List<Outcome> outcomes) {
    List<Failure> failures = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Failed(var command, String reason)) {
        failures.add(new Failure(command.position().toString(), command.keyword(), reason));
      }
    }
    return new ScriptFile(path, outcomes.size() - failures.size(), failures);
  }

  /** The folder that it is in. */
  String folder() {
    Path parent = path.getParent();
    return parent == null ? "." : parent.toString();
  }
}

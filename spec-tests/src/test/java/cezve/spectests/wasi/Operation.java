package cezve.spectests.wasi;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A step of a test: something that is done with the program, or expected of it. */
sealed interface Operation {

  /** What a program writes to. */
  enum Output {
    STDOUT,
    STDERR
  }

  /**
   * Starts the program.
   *
   * @param dirs by guest path, the folder that is copied and preopened
   */
  record Run(List<String> args, Map<String, String> env, Map<String, Path> dirs)
      implements Operation {}

  /** Writes to what the program reads. */
  record Write(String payload) implements Operation {}

  /** Waits until the program has written as much as that, which has to be just that. */
  record Read(Output from, String payload) implements Operation {}

  /** What the program has written until it ended has to be just that. */
  record ReadAll(Output from, String payload) implements Operation {}

  /** Ends what the program reads, and waits until it has ended, with that status. */
  record Wait(int exitCode) implements Operation {}
}

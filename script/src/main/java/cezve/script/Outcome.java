package cezve.script;

import cezve.text.script.Command;

/** What came of a command. */
public sealed interface Outcome {

  /** The command. */
  Command command();

  /** It did what it should. */
  record Passed(Command command) implements Outcome {}

  /**
   * It did not.
   *
   * @param reason what was expected and what happened instead
   */
  record Failed(Command command, String reason) implements Outcome {}
}

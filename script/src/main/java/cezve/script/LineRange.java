package cezve.script;

import cezve.text.script.Command;
import cezve.text.script.Script;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a script that somebody asks for: the commands that start on some of its lines. What
 * comes before has to be executed nonetheless, since it makes the modules and their state; what
 * comes after need not be.
 *
 * @param first the first line, counted from 1
 * @param last the last line
 */
public record LineRange(int first, int last) {
  /** All lines. */
  public static final LineRange ALL = new LineRange(1, Integer.MAX_VALUE);

  /**
   * Reads a range such as {@code 10-20}, {@code 10-} or {@code 10}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static LineRange parse(String text) {
    int dash = text.indexOf('-');
    int first = line(dash < 0 ? text : text.substring(0, dash), text);
    boolean open = dash == text.length() - 1;
    int last = dash < 0 ? first : open ? Integer.MAX_VALUE : line(text.substring(dash + 1), text);
    if (last < first) {
      throw new IllegalArgumentException("not a range of lines: " + text);
    }
    return new LineRange(first, last);
  }

  private static int line(String number, String text) {
    for (int i = 0; i < number.length(); i++) {
      if (number.charAt(i) < '0' || number.charAt(i) > '9') {
        throw new IllegalArgumentException("not a range of lines: " + text);
      }
    }
    try {
      return Integer.parseInt(number);
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException("not a range of lines: " + text);
    }
  }

  /** A script without the commands behind the range. */
  Script upToEnd(Script script) {
    List<Command> commands = new ArrayList<>();
    for (Command command : script.commands()) {
      if (command.position().line() <= last) {
        commands.add(command);
      }
    }
    return new Script(commands);
  }

  /** Whether a command is asked for. */
  boolean contains(Command command) {
    int line = command.position().line();
    return first <= line && line <= last;
  }
}

package cezve.text.script;

import java.util.List;

/**
 * A script.
 *
 * @param commands what it does, in this order
 */
public record Script(List<Command> commands) {
  public Script {
    commands = List.copyOf(commands);
  }
}

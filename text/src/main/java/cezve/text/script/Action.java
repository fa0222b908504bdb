package cezve.text.script;

import cezve.model.error.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A use of what an instance exports. On its own, it must not fail. */
public sealed interface Action extends Command {

  /** The instance's name, or null for the most recent one. */
  @Nullable String instance();

  /** The name of the export. */
  String export();

  /** {@code (invoke …)}: calls a function. */
  record Invoke(
      Position.Text position, @Nullable String instance, String export, List<Literal> arguments)
      implements Action {
    public Invoke {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code (get …)}: reads a global. */
  record Get(Position.Text position, @Nullable String instance, String export) implements Action {}
}

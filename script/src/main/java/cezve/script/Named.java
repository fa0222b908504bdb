package cezve.script;

import cezve.model.error.Position;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a script has given names to, of one kind; the most recent has the name null as well. Knows
 * of those, too, that never came to be because the command failed that should have made them.
 */
final class Named<T> {
  private final String kind;
  private final Map<@Nullable String, T> values = new HashMap<>();
  private final Map<@Nullable String, Position> announced = new HashMap<>();

  /**
   * Nothing as yet.
   *
   * @param kind what messages call such a thing
   */
  Named(String kind) {
    this.kind = kind;
  }

  /** Notes that the command at a position is about to make it; whether it will is not said. */
  void announce(@Nullable String name, Position position) {
    values.remove(name);
    values.remove(null);
    announced.put(name, position);
    announced.put(null, position);
  }

  void put(@Nullable String name, T value) {
    values.put(name, value);
    values.put(null, value);
  }

  T get(@Nullable String name) throws CommandFailure {
    T value = values.get(name);
    if (value != null) {
      return value;
    }
    String named = name == null ? kind : kind + " $" + name;
    Position failure = announced.get(name);
    throw new CommandFailure(
        failure == null
            ? "there is no " + named
            : "there is no " + named + ", because the command at " + failure + " failed");
  }
}

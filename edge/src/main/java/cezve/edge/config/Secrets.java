package cezve.edge.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Secrets of a function, which no text shows. */
public final class Secrets {
  private final Map<String, String> values;

  /** Secrets by their names. */
  public Secrets(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** The secret of a name, or null. */
  public @Nullable String get(String name) {
    return values.get(name);
  }

  /** All of them. */
  public Map<String, String> reveal() {
    return values;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secrets secrets && values.equals(secrets.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** How many there are, and nothing else. */
  @Override
  public String toString() {
    return values.size() + " secrets";
  }
}

package cezve.edge.monitor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Hides secrets in texts that a function writes. */
final class SecretMask {
  static final SecretMask NONE = new SecretMask(List.of());
  static final String HIDDEN = "[secret]";

  /** What is shorter turns up in texts by chance, and hiding that would only say what it is. */
  private static final int SHORTEST = 6;

  private final List<String> secrets;

  private SecretMask(List<String> secrets) {
    this.secrets = secrets;
  }

  /** One that hides these as well. Logs have lines: each line of a secret is hidden by itself. */
  SecretMask and(Collection<String> others) {
    Set<String> all = new LinkedHashSet<>(secrets);
    for (String other : others) {
      all.add(other.strip());
      other.lines().map(String::strip).forEach(all::add);
    }
    all.removeIf(secret -> secret.length() < SHORTEST);
    List<String> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparingInt(String::length).reversed());
    return new SecretMask(List.copyOf(sorted));
  }

  /** A text without secrets. */
  String hide(String text) {
    String hidden = text;
    for (String secret : secrets) {
      hidden = hidden.replace(secret, HIDDEN);
    }
    return hidden;
  }
}

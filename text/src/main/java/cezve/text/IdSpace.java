package cezve.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The identifiers of one index space. Everything that has a name gets one: the name itself, or, if
 * that is empty or something before it has taken it, one that is made up, next to which an
 * annotation keeps the name.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/values.html#identifiers">Text format
 *     of identifiers</a>
 */
final class IdSpace {
  /** A space in which nothing has a name. */
  static final IdSpace NAMELESS = new IdSpace(Map.of());

  /**
   * What something is called.
   *
   * @param symbol the identifier
   * @param annotation the name, if the identifier does not say it
   */
  private record Id(String symbol, @Nullable String annotation) {}

  private final Map<Integer, Id> ids;

  private IdSpace(Map<Integer, Id> ids) {
    this.ids = ids;
  }

  /** The identifiers of a space; names of what is not in it are left out. */
  static IdSpace of(@Nullable Map<Integer, String> names, int size) {
    if (names == null || names.isEmpty()) {
      return NAMELESS;
    }
    List<Integer> indices = new ArrayList<>(names.keySet());
    indices.removeIf(index -> index < 0 || index >= size);
    indices.sort(null);
    Map<Integer, Id> ids = HashMap.newHashMap(indices.size());
    Set<String> taken = HashSet.newHashSet(indices.size());
    List<Integer> others = new ArrayList<>();
    for (int index : indices) {
      String name = names.getOrDefault(index, "");
      if (!name.isEmpty() && taken.add(name)) {
        ids.put(index, new Id(symbol(name), null));
      } else {
        others.add(index);
      }
    }
    Map<String, Integer> counts = new HashMap<>();
    for (int index : others) {
      String name = names.getOrDefault(index, "");
      ids.put(index, new Id(symbol(unused(name, taken, counts)), name));
    }
    return new IdSpace(ids);
  }

  private static String unused(String name, Set<String> taken, Map<String, Integer> counts) {
    while (true) {
      String candidate = name + "." + counts.merge(name, 1, Integer::sum);
      if (taken.add(candidate)) {
        return candidate;
      }
    }
  }

  /** The identifier that stands for a name, in quotes if need be. */
  static String symbol(String name) {
    StringBuilder symbol = new StringBuilder(name.length() + 1).append('$');
    if (isPlain(name)) {
      symbol.append(name);
    } else {
      Literals.name(name, symbol);
    }
    return symbol.toString();
  }

  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c <= ' ' || c >= 0x7F || "\"(),;[]{}".indexOf(c) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether something has an identifier. */
  boolean isNamed(int index) {
    return ids.containsKey(index);
  }

  /** A use of something: its identifier, or its index. */
  void use(int index, StringBuilder out) {
    Id id = ids.get(index);
    if (id == null) {
      out.append(Integer.toUnsignedString(index));
    } else {
      out.append(id.symbol);
    }
  }

  /** What follows the keyword of a definition: its identifier, or its index as a comment. */
  void definition(int index, StringBuilder out) {
    if (isNamed(index)) {
      name(index, out);
    } else {
      out.append(" (;").append(index).append(";)");
    }
  }

  /** What follows the keyword of something whose index is plain to see. */
  void name(int index, StringBuilder out) {
    Id id = ids.get(index);
    if (id != null) {
      out.append(' ').append(id.symbol);
      if (id.annotation != null) {
        annotation(id.annotation, out);
      }
    }
  }

  /** The annotation that keeps a name. */
  static void annotation(String name, StringBuilder out) {
    Literals.name(name, out.append(" (@name "));
    out.append(')');
  }
}

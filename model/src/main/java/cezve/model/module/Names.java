package cezve.model.module;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The names that a module gives its parts for people to read; they have no meaning to execution.
 * They are read from the name section when somebody first asks.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/custom.html#name-section">Name
 *     section</a>
 */
public final class Names {
  /** No names at all. */
  public static final Names NONE = new Names(new Nothing());

  private final Supplier<Contents> source;
  private volatile @Nullable Contents contents;

  /** Names that are read when first asked for. */
  public Names(Supplier<Contents> source) {
    this.source = source;
  }

  /**
   * Everything that is named.
   *
   * @param module the module's name, or null
   * @param spaces per kind, the names by index
   * @param nested names inside functions (locals, labels) and types (fields), by owner's index
   */
  public record Contents(
      @Nullable String module,
      Map<Kind, Map<Integer, String>> spaces,
      Map<Kind, Map<Integer, Map<Integer, String>>> nested) {}

  private static final class Nothing implements Supplier<Contents> {
    @Override
    public Contents get() {
      return new Contents(null, Map.of(), Map.of());
    }
  }

  /** What can be named, with the number of its subsection. */
  public enum Kind {
    FUNCTION(1),
    LOCAL(2),
    LABEL(3),
    TYPE(4),
    TABLE(5),
    MEMORY(6),
    GLOBAL(7),
    ELEM(8),
    DATA(9),
    FIELD(10),
    TAG(11);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    /** The number of the subsection. */
    public int code() {
      return code;
    }

    /** Whether names of this kind belong to a function or a type. */
    public boolean isNested() {
      return this == LOCAL || this == LABEL || this == FIELD;
    }
  }

  /** All names. */
  public Contents contents() {
    Contents known = contents;
    if (known == null) {
      known = source.get();
      contents = known;
    }
    return known;
  }

  /** The module's name, or null. */
  public @Nullable String module() {
    return contents().module();
  }

  /** The name of a definition, or null. */
  public @Nullable String get(Kind kind, int index) {
    Map<Integer, String> names = contents().spaces().get(kind);
    return names == null ? null : names.get(index);
  }

  /** The name of a local, label or field, or null. */
  public @Nullable String get(Kind kind, int owner, int index) {
    Map<Integer, Map<Integer, String>> owners = contents().nested().get(kind);
    Map<Integer, String> names = owners == null ? null : owners.get(owner);
    return names == null ? null : names.get(index);
  }

  /** How messages refer to a function: by its name, or as {@code func[7]}. */
  public String function(int index) {
    String name = get(Kind.FUNCTION, index);
    return name == null ? "func[" + index + "]" : name;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Names names && contents().equals(names.contents());
  }

  @Override
  public int hashCode() {
    return contents().hashCode();
  }
}

package cezve.runtime;

import cezve.model.type.DefType;
import cezve.model.type.FuncType;
import cezve.model.type.TagType;
import cezve.model.type.ValType;
import java.util.List;

/**
 * A tag instance; its identity is what {@code catch} compares.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#tag-instances">Tag
 *     instances</a>
 */
public final class TagInstance implements Extern {
  private final String name;
  private final TagType type;
  private final FuncType funcType;
  private final CallLayout layout;

  /**
   * A new tag.
   *
   * @param name what messages call it
   * @param type its closed type
   */
  public TagInstance(String name, TagType type) {
    this.name = name;
    this.type = type;
    if (!(type.type() instanceof DefType defined
        && defined.expand() instanceof FuncType signature)) {
      throw new AssertionError("BUG: not the type of a tag: " + type);
    }
    this.funcType = signature;
    this.layout = CallLayout.of(signature);
  }

  /** A new tag of the host's, whose exceptions carry values of the given types. */
  public static TagInstance of(String name, List<ValType> values) {
    FuncType type = new FuncType(values, List.of());
    return new TagInstance(name, new TagType(DefType.of(type)));
  }

  @Override
  public TagType type() {
    return type;
  }

  /** The types of what its exceptions carry, as parameters. */
  public FuncType funcType() {
    return funcType;
  }

  /** Where these values stand in the cells of an exception. */
  public CallLayout layout() {
    return layout;
  }

  /** What messages call it. */
  @Override
  public String toString() {
    return name;
  }
}

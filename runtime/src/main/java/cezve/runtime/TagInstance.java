package cezve.runtime;

import cezve.model.type.TagType;

/**
 * A tag instance; its identity is what {@code catch} compares.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#tag-instances">Tag
 *     instances</a>
 */
public final class TagInstance implements Extern {
  private final TagType type;

  /** A new tag of a closed type. */
  public TagInstance(TagType type) {
    this.type = type;
  }

  @Override
  public TagType type() {
    return type;
  }
}

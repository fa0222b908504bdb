package cezve.text.module;

import cezve.model.module.Section;
import org.jspecify.annotations.Nullable;

/**
 * What the annotation {@code @custom} calls sections.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/appendix/custom.html#custom-annotations">Custom
 *     annotations</a>
 */
public final class SectionNames {
  private SectionNames() {}

  /** A section's name; {@code first} stands for the start of the module. */
  public static String of(Section section) {
    return switch (section) {
      case START_OF_MODULE -> "first";
      case TYPE -> "type";
      case IMPORT -> "import";
      case FUNCTION -> "func";
      case TABLE -> "table";
      case MEMORY -> "memory";
      case TAG -> "tag";
      case GLOBAL -> "global";
      case EXPORT -> "export";
      case START -> "start";
      case ELEMENT -> "elem";
      case DATA_COUNT -> "datacount";
      case CODE -> "code";
      case DATA -> "data";
    };
  }

  /** The section of a name, or null; {@code first} and {@code last} are none. */
  static @Nullable Section find(String name) {
    for (Section section : Section.values()) {
      if (section != Section.START_OF_MODULE && of(section).equals(name)) {
        return section;
      }
    }
    return null;
  }
}

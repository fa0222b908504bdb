package cezve.text;

import cezve.model.module.Section;

/**
 * What the annotation {@code @custom} calls sections.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/appendix/custom.html#custom-annotations">Custom
 *     annotations</a>
 */
final class SectionNames {
  private SectionNames() {}

  /** A section's name; {@code first} stands for the start of the module. */
  static String of(Section section) {
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
}

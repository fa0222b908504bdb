package cezve.cli;

import java.util.EnumSet;
import java.util.Set;

/** A part of what {@code cezve inspect} shows, which an option of the same name selects. */
enum Part {
  SECTIONS,
  TYPES,
  IMPORTS,
  EXPORTS,
  FUNCTIONS,
  TABLES,
  MEMORIES,
  GLOBALS,
  TAGS,
  SEGMENTS,
  CODE;

  /** What a person sees without any option, below a summary. */
  static Set<Part> ofSummary() {
    return EnumSet.of(SECTIONS, IMPORTS, EXPORTS);
  }

  /** Everything that a module consists of. What becomes of it takes much longer to find out. */
  static Set<Part> all() {
    return EnumSet.complementOf(EnumSet.of(CODE));
  }
}

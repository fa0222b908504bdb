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
  SEGMENTS;

  /** What a person sees without any option, below a summary. */
  static Set<Part> ofSummary() {
    return EnumSet.of(SECTIONS, IMPORTS, EXPORTS);
  }

  /** Everything there is. */
  static Set<Part> all() {
    return EnumSet.allOf(Part.class);
  }
}

package cezve.decoder;

import cezve.model.module.Section;

/** A section, and the entry of it that is being read. */
final class SectionPlace implements Place {
  private static final int NONE = -1;

  private final Section section;
  private int entry = NONE;

  SectionPlace(Section section) {
    this.section = section;
  }

  /** Says that an entry is going to be read. */
  void enter(int index) {
    entry = index;
  }

  /** Says that the last entry has been read. */
  void leave() {
    entry = NONE;
  }

  @Override
  public String describe() {
    return entry == NONE ? section + " section" : section + " section, entry " + entry;
  }
}

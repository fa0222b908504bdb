package cezve.text.module;

import org.jspecify.annotations.Nullable;

/** The kinds of fields of a module, by their keyword. */
enum FieldKind {
  TYPE("type"),
  REC("rec"),
  IMPORT("import"),
  FUNC("func"),
  TABLE("table"),
  MEMORY("memory"),
  GLOBAL("global"),
  TAG("tag"),
  EXPORT("export"),
  START("start"),
  ELEM("elem"),
  DATA("data");

  private static final FieldKind[] ALL = values();

  private final String keyword;

  FieldKind(String keyword) {
    this.keyword = keyword;
  }

  /** The kind that a keyword begins, or null. */
  static @Nullable FieldKind of(String keyword) {
    for (FieldKind kind : ALL) {
      if (kind.keyword.equals(keyword)) {
        return kind;
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return keyword;
  }
}

package cezve.model.module;

/** The sections of the binary format, in the order in which they stand. */
public enum Section {
  /** No section: the start of the module. */
  START_OF_MODULE(-1, "start of module"),
  TYPE(1, "type"),
  IMPORT(2, "import"),
  FUNCTION(3, "function"),
  TABLE(4, "table"),
  MEMORY(5, "memory"),
  TAG(13, "tag"),
  GLOBAL(6, "global"),
  EXPORT(7, "export"),
  START(8, "start"),
  ELEMENT(9, "element"),
  DATA_COUNT(12, "data count"),
  CODE(10, "code"),
  DATA(11, "data");

  private final int code;
  private final String text;

  Section(int code, String text) {
    this.code = code;
    this.text = text;
  }

  /** The section's number. */
  public int code() {
    return code;
  }

  @Override
  public String toString() {
    return text;
  }
}

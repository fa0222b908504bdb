package cezve.model.type;

/** The kinds of imports and exports, in the order of their binary codes. */
public enum ExternKind {
  FUNC(0x00, "func"),
  TABLE(0x01, "table"),
  MEMORY(0x02, "memory"),
  GLOBAL(0x03, "global"),
  TAG(0x04, "tag");

  private final int code;
  private final String text;

  ExternKind(int code, String text) {
    this.code = code;
    this.text = text;
  }

  /** The byte of the binary format. */
  public int code() {
    return code;
  }

  @Override
  public String toString() {
    return text;
  }
}

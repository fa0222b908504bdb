package cezve.model.type;

/**
 * The abstract heap types, with their binary code.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/types.html#heap-types">Binary format
 *     of heap types</a>
 */
public enum AbsHeapType implements HeapType {
  NOEXN(0x74, "noexn", "nullexnref"),
  NOFUNC(0x73, "nofunc", "nullfuncref"),
  NOEXTERN(0x72, "noextern", "nullexternref"),
  NONE(0x71, "none", "nullref"),
  FUNC(0x70, "func", "funcref"),
  EXTERN(0x6F, "extern", "externref"),
  ANY(0x6E, "any", "anyref"),
  EQ(0x6D, "eq", "eqref"),
  I31(0x6C, "i31", "i31ref"),
  STRUCT(0x6B, "struct", "structref"),
  ARRAY(0x6A, "array", "arrayref"),
  EXN(0x69, "exn", "exnref");

  private final int code;
  private final String text;
  private final String nullableName;

  AbsHeapType(int code, String text, String nullableName) {
    this.code = code;
    this.text = text;
    this.nullableName = nullableName;
  }

  /** The byte of the binary format, which also stands for {@code (ref null ht)}. */
  public int code() {
    return code;
  }

  /** The text format's shorthand for the nullable reference to this, such as {@code funcref}. */
  public String nullableName() {
    return nullableName;
  }

  @Override
  public String toString() {
    return text;
  }
}

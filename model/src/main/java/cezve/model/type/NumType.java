package cezve.model.type;

/** A number type: 32- or 64-bit integers (of no particular sign) and IEEE 754 floats. */
public enum NumType implements ValType {
  I32("i32", 4),
  I64("i64", 8),
  F32("f32", 4),
  F64("f64", 8);

  private final String text;
  private final int bytes;

  NumType(String text, int bytes) {
    this.text = text;
    this.bytes = bytes;
  }

  /** The size of a value in memory, in bytes. */
  public int bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return text;
  }
}

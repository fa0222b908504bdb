package cezve.model.type;

/** A packed type: a field narrower than any value; reading it says how to extend it. */
public enum PackedType implements StorageType {
  I8("i8", 1),
  I16("i16", 2);

  private final String text;
  private final int bytes;

  PackedType(String text, int bytes) {
    this.text = text;
    this.bytes = bytes;
  }

  /** The size of a field in bytes. */
  public int bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return text;
  }
}

package cezve.model.type;

/** The type of the addresses of a memory, or of the indices of a table. */
public enum AddrType {
  I32(NumType.I32),
  I64(NumType.I64);

  private final NumType type;

  AddrType(NumType type) {
    this.type = type;
  }

  /** The type of an address as an operand. */
  public NumType numType() {
    return type;
  }

  @Override
  public String toString() {
    return type.toString();
  }
}

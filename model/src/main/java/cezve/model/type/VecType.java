package cezve.model.type;

/** A vector type. There is one: 128 bits, whose lanes the instructions interpret. */
public enum VecType implements ValType {
  V128;

  @Override
  public String toString() {
    return "v128";
  }
}

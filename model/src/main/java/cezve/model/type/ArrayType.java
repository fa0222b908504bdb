package cezve.model.type;

/** An array type: the type of every element. */
public record ArrayType(FieldType element) implements CompType {
  @Override
  public String toString() {
    return "(array " + element + ")";
  }
}

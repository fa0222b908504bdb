package cezve.model.type;

/** An exception tag's type: a function type whose parameters are the exception's payload. */
public record TagType(TypeUse type) implements ExternType {
  @Override
  public ExternKind kind() {
    return ExternKind.TAG;
  }

  @Override
  public String toString() {
    return "(tag " + type + ")";
  }
}

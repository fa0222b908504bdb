package cezve.model.type;

/** A global variable's type. */
public record GlobalType(Mutability mutability, ValType value) implements ExternType {
  @Override
  public ExternKind kind() {
    return ExternKind.GLOBAL;
  }

  @Override
  public String toString() {
    return mutability == Mutability.VAR ? "(global (mut " + value + "))" : "(global " + value + ")";
  }
}

package cezve.model.type;

/** A field of a structure, or the elements of an array. */
public record FieldType(Mutability mutability, StorageType storage) {
  @Override
  public String toString() {
    return mutability == Mutability.VAR ? "(mut " + storage + ")" : storage.toString();
  }
}

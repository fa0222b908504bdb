package cezve.model.type;

/** What a field of a structure or array holds: a value type or a packed type. */
public sealed interface StorageType permits ValType, PackedType {

  /** The type of the operand that reading or writing the field takes: packed fields are i32. */
  default ValType unpacked() {
    return this instanceof ValType val ? val : NumType.I32;
  }
}

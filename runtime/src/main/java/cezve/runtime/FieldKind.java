package cezve.runtime;

import cezve.model.type.NumType;
import cezve.model.type.PackedType;
import cezve.model.type.RefType;
import cezve.model.type.StorageType;

/** What the fields of a structure's Java class are: all references are alike. */
public enum FieldKind {
  /** A byte. */
  I8("B", 1),
  /** A short. */
  I16("S", 1),
  /** An int. */
  I32("I", 1),
  /** A long. */
  I64("J", 2),
  /** A float. */
  F32("F", 1),
  /** A double. */
  F64("D", 2),
  /** Two longs in two fields, the low half first. */
  V128("J", 4),
  /** An object. */
  REF("Ljava/lang/Object;", 1);

  private final String descriptor;
  private final int size;

  FieldKind(String descriptor, int size) {
    this.descriptor = descriptor;
    this.size = size;
  }

  /** What a value is stored in. */
  public static FieldKind of(StorageType storage) {
    if (storage instanceof RefType) {
      return REF;
    } else if (storage instanceof PackedType packed) {
      return packed == PackedType.I8 ? I8 : I16;
    } else if (storage instanceof NumType number) {
      return switch (number) {
        case I32 -> I32;
        case I64 -> I64;
        case F32 -> F32;
        case F64 -> F64;
      };
    }
    return V128;
  }

  /** The descriptor of the Java field, or of each of the two. */
  public String descriptor() {
    return descriptor;
  }

  /** How many parameters of a method it counts for. */
  int size() {
    return size;
  }
}

package cezve.tree;

import cezve.model.instruction.AggregateOp;
import cezve.model.type.NumType;
import cezve.model.type.PackedType;
import cezve.model.type.RefType;
import cezve.model.type.StorageType;
import cezve.model.type.VecType;

/**
 * How a field of a structure or an element of an array is read or written: as what it is stored,
 * and if that is packed, with which sign it is read. Writing takes the low bits either way.
 */
public enum FieldAccess {
  I8_S("i8_s", SlotType.I32),
  I8_U("i8_u", SlotType.I32),
  I16_S("i16_s", SlotType.I32),
  I16_U("i16_u", SlotType.I32),
  I32("i32", SlotType.I32),
  I64("i64", SlotType.I64),
  F32("f32", SlotType.F32),
  F64("f64", SlotType.F64),
  V128("v128", SlotType.V128),
  REF("ref", SlotType.REF);

  private final String text;
  private final SlotType type;

  FieldAccess(String text, SlotType type) {
    this.text = text;
    this.type = type;
  }

  /** What is read or written. */
  public SlotType type() {
    return type;
  }

  /** How an instruction reads what is stored as the given type. */
  static FieldAccess read(AggregateOp op, StorageType storage) {
    boolean signed = op == AggregateOp.STRUCT_GET_S || op == AggregateOp.ARRAY_GET_S;
    return switch (storage) {
      case PackedType packed ->
          switch (packed) {
            case I8 -> signed ? I8_S : I8_U;
            case I16 -> signed ? I16_S : I16_U;
          };
      case NumType num ->
          switch (num) {
            case I32 -> I32;
            case I64 -> I64;
            case F32 -> F32;
            case F64 -> F64;
          };
      case VecType _ -> V128;
      case RefType _ -> REF;
    };
  }

  /** How an instruction writes what is stored as the given type. */
  static FieldAccess write(StorageType storage) {
    return read(AggregateOp.STRUCT_SET, storage);
  }

  @Override
  public String toString() {
    return text;
  }
}

package cezve.tree;

import cezve.model.type.NumType;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import cezve.model.type.VecType;

/** What a slot holds, or an expression yields: all references are alike to the engines. */
public enum SlotType {
  I32("i32"),
  I64("i64"),
  F32("f32"),
  F64("f64"),
  V128("v128"),
  REF("ref");

  private final String text;

  SlotType(String text) {
    this.text = text;
  }

  /** What values of the type are held in. */
  public static SlotType of(ValType type) {
    return switch (type) {
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

  @Override
  public String toString() {
    return text;
  }
}

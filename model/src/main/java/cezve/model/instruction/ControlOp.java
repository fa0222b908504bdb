package cezve.model.instruction;

import org.jspecify.annotations.Nullable;

/** Control instructions: blocks, branches and calls. */
public enum ControlOp implements Opcode {
  UNREACHABLE(0x00, "unreachable", Shape.NONE, "", null, Effect.TRANSFERS),
  NOP(0x01, "nop", Shape.NONE, "->", null, Effect.PURE),
  BLOCK(0x02, "block", Shape.BLOCK_TYPE, "", null, Effect.TRANSFERS),
  LOOP(0x03, "loop", Shape.BLOCK_TYPE, "", null, Effect.TRANSFERS),
  IF(0x04, "if", Shape.BLOCK_TYPE, "", null, Effect.TRANSFERS),
  ELSE(0x05, "else", Shape.NONE, "", null, Effect.TRANSFERS),
  TRY(0x06, "try", Shape.BLOCK_TYPE, "", Feature.LEGACY_EXCEPTIONS, Effect.TRANSFERS),
  CATCH(0x07, "catch", Shape.TAG, "", Feature.LEGACY_EXCEPTIONS, Effect.TRANSFERS),
  THROW(0x08, "throw", Shape.TAG, "", Feature.EXCEPTION_HANDLING, Effect.TRANSFERS),
  RETHROW(0x09, "rethrow", Shape.LABEL, "", Feature.LEGACY_EXCEPTIONS, Effect.TRANSFERS),
  THROW_REF(0x0A, "throw_ref", Shape.NONE, "", Feature.EXCEPTION_HANDLING, Effect.TRANSFERS),
  END(0x0B, "end", Shape.NONE, "", null, Effect.TRANSFERS),
  BR(0x0C, "br", Shape.LABEL, "", null, Effect.TRANSFERS),
  BR_IF(0x0D, "br_if", Shape.LABEL, "", null, Effect.TRANSFERS),
  BR_TABLE(0x0E, "br_table", Shape.LABELS, "", null, Effect.TRANSFERS),
  RETURN(0x0F, "return", Shape.NONE, "", null, Effect.TRANSFERS),
  CALL(0x10, "call", Shape.FUNC, "", null, Effect.TRANSFERS),
  CALL_INDIRECT(0x11, "call_indirect", Shape.TYPE_TABLE, "", null, Effect.TRANSFERS),
  RETURN_CALL(0x12, "return_call", Shape.FUNC, "", Feature.TAIL_CALL, Effect.TRANSFERS),
  RETURN_CALL_INDIRECT(
      0x13, "return_call_indirect", Shape.TYPE_TABLE, "", Feature.TAIL_CALL, Effect.TRANSFERS),
  CALL_REF(0x14, "call_ref", Shape.TYPE, "", Feature.FUNCTION_REFERENCES, Effect.TRANSFERS),
  RETURN_CALL_REF(
      0x15, "return_call_ref", Shape.TYPE, "", Feature.FUNCTION_REFERENCES, Effect.TRANSFERS),
  DELEGATE(0x18, "delegate", Shape.LABEL, "", Feature.LEGACY_EXCEPTIONS, Effect.TRANSFERS),
  CATCH_ALL(0x19, "catch_all", Shape.NONE, "", Feature.LEGACY_EXCEPTIONS, Effect.TRANSFERS),
  TRY_TABLE(
      0x1F,
      "try_table",
      Shape.BLOCK_TYPE_CATCHES,
      "",
      Feature.EXCEPTION_HANDLING,
      Effect.TRANSFERS),
  BR_ON_NULL(0xD5, "br_on_null", Shape.LABEL, "", Feature.FUNCTION_REFERENCES, Effect.TRANSFERS),
  BR_ON_NON_NULL(
      0xD6, "br_on_non_null", Shape.LABEL, "", Feature.FUNCTION_REFERENCES, Effect.TRANSFERS),
  BR_ON_CAST(0xFB_0018, "br_on_cast", Shape.LABEL_CAST, "", Feature.GC, Effect.TRANSFERS),
  BR_ON_CAST_FAIL(0xFB_0019, "br_on_cast_fail", Shape.LABEL_CAST, "", Feature.GC, Effect.TRANSFERS);

  private final Row row;

  ControlOp(
      int code,
      String mnemonic,
      Shape shape,
      String signature,
      @Nullable Feature feature,
      Effect effect) {
    this.row = Row.of(OpcodeFamily.CONTROL, code, mnemonic, shape, signature, feature, effect);
  }

  @Override
  public Row row() {
    return row;
  }
}

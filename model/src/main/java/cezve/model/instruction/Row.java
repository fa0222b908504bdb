package cezve.model.instruction;

import org.jspecify.annotations.Nullable;

/**
 * What the opcode table says of one instruction.
 *
 * @param family which enum the row stands in
 * @param code see {@link Opcode#code()}
 * @param signature null if the type depends on more than the address type
 * @param feature null for version 1.0
 */
public record Row(
    OpcodeFamily family,
    int code,
    String mnemonic,
    Shape shape,
    @Nullable Signature signature,
    @Nullable Feature feature,
    Effect effect) {

  /** A row; {@code signature} is empty where the type depends on the context. */
  static Row of(
      OpcodeFamily family,
      int code,
      String mnemonic,
      Shape shape,
      String signature,
      @Nullable Feature feature,
      Effect effect) {
    return new Row(
        family,
        code,
        mnemonic,
        shape,
        signature.isEmpty() ? null : Signature.of(signature),
        feature,
        effect);
  }
}

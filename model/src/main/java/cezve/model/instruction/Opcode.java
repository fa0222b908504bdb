package cezve.model.instruction;

import org.jspecify.annotations.Nullable;

/**
 * One instruction of the instruction set: a row of the table that decoder, encoder, text parser,
 * printer, validator and engines all read. The families are those of the specification's chapter on
 * instructions.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/index-instructions.html">Index of
 *     instructions</a>
 */
public sealed interface Opcode
    permits ControlOp,
        ParametricOp,
        VariableOp,
        TableOp,
        MemoryOp,
        LoadOp,
        StoreOp,
        ReferenceOp,
        AggregateOp,
        ConstOp,
        NumericOp,
        VectorOp,
        LaneOp,
        LaneMemoryOp,
        AtomicOp {

  /** The row with what the table says of this instruction. */
  Row row();

  /** Which enum this is a constant of. */
  default OpcodeFamily family() {
    return row().family();
  }

  /** The name of the enum constant. */
  String name();

  /**
   * The binary code: the byte itself, or for a prefixed instruction the prefix in bits 16 and up
   * and the number that follows it below.
   */
  default int code() {
    return row().code();
  }

  /** The name in the text format. */
  default String mnemonic() {
    return row().mnemonic();
  }

  /** Which immediates follow. */
  default Shape shape() {
    return row().shape();
  }

  /** Whether every operand's type is fixed by the opcode and the address type alone. */
  default boolean hasFixedSignature() {
    return row().signature() != null;
  }

  /** The type, where {@link #hasFixedSignature() it is fixed}. */
  default Signature signature() {
    Signature signature = row().signature();
    if (signature == null) {
      throw new AssertionError("BUG: the type of " + mnemonic() + " depends on its context");
    }
    return signature;
  }

  /** The proposal that brought the instruction, or null for version 1.0. */
  default @Nullable Feature feature() {
    return row().feature();
  }

  /** What executing it can do besides computing. */
  default Effect effect() {
    return row().effect();
  }
}

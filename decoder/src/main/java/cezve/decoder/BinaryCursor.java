package cezve.decoder;

import cezve.decoder.BinaryModule.DataIndices;
import cezve.model.error.MalformedException;
import cezve.model.error.Position;
import cezve.model.instruction.ControlOp;
import cezve.model.instruction.Feature;
import cezve.model.instruction.Instr;
import cezve.model.instruction.InstrReader;
import cezve.model.instruction.NumericOp;
import cezve.model.instruction.Opcode;
import cezve.model.instruction.Opcodes;
import cezve.model.module.InstrCursor;
import org.jspecify.annotations.Nullable;

/**
 * Decodes an expression's instructions one at a time, and follows the nesting of blocks to find its
 * end.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/instructions.html">Binary format of
 *     instructions</a>
 */
abstract sealed class BinaryCursor implements InstrCursor permits BodyCursor, ConstantCursor {
  static final String END_EXPECTED = "END opcode expected";

  private static final int BYTES = 0x100;

  /**
   * The instructions that are a byte and nothing else and always were, which about every third one
   * is.
   */
  private static final @Nullable Instr[] NUMERIC = new @Nullable Instr[BYTES];

  static {
    for (int code = 0; code < BYTES; code++) {
      if (Opcodes.byCode(code) instanceof NumericOp op && op.feature() == null) {
        NUMERIC[code] = op.instr();
      }
    }
  }

  final BinaryReader in;
  private final ImmediateReader immediates;
  private final Nesting nesting = new Nesting();
  private int offset;

  BinaryCursor(BinaryReader in, DataIndices dataIndices) {
    this.in = in;
    this.immediates = new ImmediateReader(in, dataIndices);
  }

  /** Checks that an instruction can start where the reader stands. */
  abstract void checkStart();

  /** Checks that the expression can end where the reader stands. */
  abstract void checkEnd();

  /** Starts with another expression. */
  final void restart() {
    nesting.restart();
  }

  @Override
  public final @Nullable Instr next() {
    if (nesting.depth() == 0) {
      return null;
    }
    checkStart();
    offset = in.offset();
    int code = in.u8();
    Instr numeric = NUMERIC[code];
    return numeric != null ? numeric : read(code);
  }

  private Instr read(int code) {
    Opcode op = opcode(code);
    Instr instr = InstrReader.read(op, immediates);
    if (op instanceof ControlOp control) {
      follow(control);
    }
    return instr;
  }

  private Opcode opcode(int code) {
    if (!Opcodes.isPrefix(code)) {
      Opcode op = Opcodes.byCode(code);
      if (op == null || !isKnown(op)) {
        throw illegal(hex(code));
      }
      return op;
    }
    int subcode = in.u32();
    Opcode op = Opcodes.byCode(code, subcode);
    if (op == null || !isKnown(op)) {
      throw illegal(hex(code) + " " + hex(subcode));
    }
    return op;
  }

  private boolean isKnown(Opcode op) {
    Feature feature = op.feature();
    return feature == null || in.has(feature);
  }

  private void follow(ControlOp op) {
    if (!nesting.follow(op)) {
      throw in.error(END_EXPECTED + ": there is nothing for " + op.mnemonic(), offset);
    }
    if (nesting.depth() == 0) {
      checkEnd();
    }
  }

  final int depth() {
    return nesting.depth();
  }

  @Override
  public final int offset() {
    return offset;
  }

  @Override
  public final Position position() {
    return new Position.Offset(offset);
  }

  private MalformedException illegal(String opcode) {
    return in.error("illegal opcode " + opcode, offset);
  }

  private static String hex(int code) {
    return (code >= 0 && code < 0x10 ? "0" : "") + Integer.toHexString(code);
  }
}

package cezve.text;

import cezve.model.instruction.BlockType;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.ControlInstr.*;
import cezve.model.instruction.Instr;
import cezve.model.module.Expression;
import cezve.model.module.InstrCursor;
import java.io.IOException;

/** Goes through the instructions of a function or constant expression to print them. */
abstract class BodyPrinter {
  /** The identifier of a label whose name is empty. */
  private static final String UNNAMED = ".";

  final Lines lines;
  final InstrPrinter instrs;
  final Blocks blocks;
  final Arities arities;
  private final Remarks remarks;
  private String annotation = "";
  private int blockCount;

  /**
   * A printer for one body.
   *
   * @param remarks what is to be said of it besides its instructions
   */
  BodyPrinter(Lines lines, InstrPrinter instrs, Blocks blocks, Arities arities, Remarks remarks) {
    this.lines = lines;
    this.instrs = instrs;
    this.blocks = blocks;
    this.arities = arities;
    this.remarks = remarks;
  }

  /** Prints the body, without the {@code end} of all of it. */
  final void print(Expression body) throws IOException {
    InstrCursor cursor = body.open();
    Instr instr = cursor.next();
    for (int position = 0; instr != null; position++) {
      Instr following = cursor.next();
      if (following != null) {
        annotation = remarks.annotation(position);
        print(instr);
      }
      instr = following;
    }
    finish();
  }

  private void print(Instr instr) throws IOException {
    if (instr instanceof ControlInstr control) {
      printControl(control);
    } else {
      plain(instr);
    }
  }

  private void printControl(ControlInstr control) throws IOException {
    switch (control) {
      case Block(BlockType type) -> open(control, type);
      case Loop(BlockType type) -> open(control, type);
      case If(BlockType type) -> open(control, type);
      case Try(BlockType type) -> open(control, type);
      case TryTable(BlockType type, var _) -> open(control, type);
      case Else _, Catch _, CatchAll _ -> next(control);
      case Delegate _ -> delegate(control);
      case End _ -> end();
      case Unreachable _,
          Nop _,
          Throw _,
          ThrowRef _,
          Rethrow _,
          Br _,
          BrIf _,
          BrTable _,
          BrOnNull _,
          BrOnNonNull _,
          BrOnCast _,
          BrOnCastFail _,
          Return _,
          Call _,
          CallIndirect _,
          CallRef _,
          ReturnCall _,
          ReturnCallIndirect _,
          ReturnCallRef _ ->
          plain(control);
    }
  }

  /** What stands in front of the instruction at hand. */
  final String annotation() {
    return annotation;
  }

  /** An instruction that is not part of a block's structure. */
  abstract void plain(Instr instr) throws IOException;

  /** The beginning of a block. */
  abstract void open(ControlInstr instr, BlockType type) throws IOException;

  /** The beginning of the next part of a block. */
  abstract void next(ControlInstr instr) throws IOException;

  /** The end of a {@code try} that leaves exceptions to others. */
  abstract void delegate(ControlInstr instr) throws IOException;

  /** The end of a block. */
  abstract void end() throws IOException;

  /** The end of the body. */
  abstract void finish() throws IOException;

  /** Writes a block's first instruction, with its label, and enters the block. */
  final void enter(ControlInstr instr, BlockType type, StringBuilder line) {
    String name = remarks.labels().get(blockCount);
    blockCount++;
    String symbol = name == null ? null : IdSpace.symbol(name.isEmpty() ? UNNAMED : name);
    line.append(instr.opcode().mnemonic()).append(' ');
    if (symbol == null) {
      Blocks.comment(blocks.depth() + 1, line);
    } else {
      line.append(symbol);
    }
    if (name != null && name.isEmpty()) {
      IdSpace.annotation(name, line);
    }
    instrs.immediates(instr, line);
    Arity arity = arities.of(type);
    int taken = instr instanceof Loop ? arity.params() : arity.results();
    blocks.push(instr.opcode(), symbol, arity.isKnown() ? new Arity(taken, taken) : Arity.UNKNOWN);
  }
}

package cezve.text;

import cezve.model.instruction.BlockType;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.Instr;
import java.io.IOException;

/** Prints instructions in the order in which they are executed. */
final class FlatPrinter extends BodyPrinter {
  FlatPrinter(Lines lines, InstrPrinter instrs, Blocks blocks, Arities arities, Remarks remarks) {
    super(lines, instrs, blocks, arities, remarks);
  }

  @Override
  void plain(Instr instr) throws IOException {
    instrs.print(instr, lines.begin().append(annotation()));
    lines.end();
  }

  @Override
  void open(ControlInstr instr, BlockType type) throws IOException {
    enter(instr, type, lines.begin().append(annotation()));
    lines.end();
    lines.indent();
  }

  @Override
  void next(ControlInstr instr) throws IOException {
    lines.outdent();
    unannotated(instr);
    lines.indent();
  }

  @Override
  void delegate(ControlInstr instr) throws IOException {
    lines.outdent();
    blocks.pop();
    unannotated(instr);
  }

  private void unannotated(Instr instr) throws IOException {
    instrs.print(instr, lines.begin());
    lines.end();
  }

  @Override
  void end() throws IOException {
    lines.outdent();
    StringBuilder line = lines.begin().append("end ");
    String symbol = blocks.innermost().symbol();
    if (symbol != null) {
      line.append(symbol);
    } else {
      Blocks.comment(blocks.depth(), line);
    }
    lines.end();
    blocks.pop();
  }

  @Override
  void finish() {}
}

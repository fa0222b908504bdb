package cezve.text;

import cezve.model.instruction.BlockType;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.ControlOp;
import cezve.model.instruction.Instr;
import java.io.IOException;
import java.util.List;

/** Prints instructions in parentheses, around those that compute their operands. */
final class FoldedPrinter extends BodyPrinter {
  private final Folder folder;

  FoldedPrinter(Lines lines, InstrPrinter instrs, Blocks blocks, Arities arities, Remarks remarks) {
    super(lines, instrs, blocks, arities, remarks);
    this.folder = new Folder(instrs, arities, blocks, statement -> statement.print(lines));
  }

  @Override
  void plain(Instr instr) throws IOException {
    folder.add(instr, annotation());
  }

  @Override
  void open(ControlInstr instr, BlockType type) throws IOException {
    boolean isIf = instr.opcode() == ControlOp.IF;
    List<Folded> operands = isIf ? folder.operands(arities.of(type).plus(1, 0)) : List.of();
    folder.flush();
    StringBuilder line = lines.begin().append(annotation()).append('(');
    enter(instr, type, line);
    lines.end();
    lines.indent();
    for (Folded operand : operands) {
      operand.print(lines);
    }
    if (isIf) {
      part("(then");
    } else if (instr.opcode() == ControlOp.TRY) {
      part("(do");
    }
  }

  private void part(String start) throws IOException {
    lines.line(start);
    lines.indent();
  }

  private void close() throws IOException {
    lines.outdent();
    lines.line(")");
  }

  @Override
  void next(ControlInstr instr) throws IOException {
    folder.flush();
    close();
    instrs.print(instr, lines.begin().append('('));
    lines.end();
    lines.indent();
  }

  @Override
  void delegate(ControlInstr instr) throws IOException {
    folder.flush();
    close();
    blocks.pop();
    StringBuilder line = lines.begin().append('(');
    instrs.print(instr, line);
    line.append(')');
    lines.end();
    close();
  }

  @Override
  void end() throws IOException {
    folder.flush();
    ControlOp op = blocks.innermost().op();
    if (op == ControlOp.IF || op == ControlOp.TRY) {
      close();
    }
    close();
    blocks.pop();
  }

  @Override
  void finish() throws IOException {
    folder.flush();
  }
}

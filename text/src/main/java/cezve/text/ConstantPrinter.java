package cezve.text;

import cezve.model.instruction.BlockType;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.Instr;
import cezve.model.module.Expression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints constant expressions, folded whatever the style: on a line with what they belong to. */
final class ConstantPrinter {
  private final Lines lines;
  private final Symbols symbols;
  private final TypePrinter types;
  private final Arities arities;

  ConstantPrinter(Lines lines, Symbols symbols, TypePrinter types, Arities arities) {
    this.lines = lines;
    this.symbols = symbols;
    this.types = types;
    this.arities = arities;
  }

  /** Continues a line with the instructions of an expression, or several if it is long. */
  void print(Expression expression, StringBuilder line) throws IOException {
    List<Folded> statements = fold(expression);
    if (statements == null || width(statements) > lines.room()) {
      lines.end();
      lines.indent();
      Blocks blocks = new Blocks(Arity.UNKNOWN);
      new FoldedPrinter(lines, instrs(blocks), blocks, arities, Remarks.NONE).print(expression);
      lines.outdent();
      lines.begin();
    } else {
      for (Folded statement : statements) {
        statement.inline(line.append(' '));
      }
    }
  }

  /** Continues a line with an expression, which a keyword announces unless it is one constant. */
  void printAs(String keyword, Expression expression, StringBuilder line) throws IOException {
    List<Folded> statements = fold(expression);
    if (statements != null
        && statements.size() == 1
        && statements.getFirst().operands().isEmpty()) {
      statements.getFirst().inline(line.append(' '));
      return;
    }
    line.append(" (").append(keyword);
    print(expression, line);
    line.append(')');
  }

  private static int width(List<Folded> statements) {
    int width = 0;
    for (Folded statement : statements) {
      width = Math.min(Folded.WIDEST, width + 1 + statement.width());
    }
    return width;
  }

  /** An expression as folded instructions, or null if there are blocks in it. */
  private @Nullable List<Folded> fold(Expression expression) throws IOException {
    Blocks blocks = new Blocks(Arity.UNKNOWN);
    Line line = new Line(lines, instrs(blocks), blocks, arities);
    line.print(expression);
    return line.hasBlocks ? null : line.statements;
  }

  private InstrPrinter instrs(Blocks blocks) {
    return new InstrPrinter(symbols, types, IdSpace.NAMELESS, blocks);
  }

  /** Collects instructions that are to stand on a line. */
  private static final class Line extends BodyPrinter {
    final List<Folded> statements = new ArrayList<>();
    boolean hasBlocks;
    private final Folder folder;

    Line(Lines lines, InstrPrinter instrs, Blocks blocks, Arities arities) {
      super(lines, instrs, blocks, arities, Remarks.NONE);
      folder = new Folder(instrs, arities, blocks, statements::add);
    }

    @Override
    void plain(Instr instr) throws IOException {
      if (!hasBlocks) {
        folder.add(instr, annotation());
      }
    }

    @Override
    void open(ControlInstr instr, BlockType type) {
      hasBlocks = true;
    }

    @Override
    void next(ControlInstr instr) {}

    @Override
    void delegate(ControlInstr instr) {}

    @Override
    void end() {}

    @Override
    void finish() throws IOException {
      folder.flush();
    }
  }
}

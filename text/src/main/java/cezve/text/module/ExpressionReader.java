package cezve.text.module;

import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.ControlOp;
import cezve.model.instruction.Instr;
import cezve.model.instruction.InstrReader;
import cezve.model.instruction.Opcode;
import cezve.model.instruction.OpcodeFamily;
import cezve.model.instruction.Opcodes;
import cezve.model.instruction.ParametricOp;
import cezve.text.lexer.TokenCursor;
import cezve.text.lexer.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads sequences of instructions, flat and folded, into the flat sequence of the model. What is
 * open around the next instruction is on a stack of frames.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/instructions.html">Instructions</a>
 */
final class ExpressionReader {
  /** What an instruction is written as. */
  private enum Style {
    FLAT,
    FOLDED
  }

  private static final String INSTRUCTION = "an instruction";
  private static final Map<String, Opcode> OPCODES = Opcodes.byMnemonic();
  private static final Instr END = new ControlInstr.End();
  private static final Instr ELSE = new ControlInstr.Else();

  private final TokenCursor in;
  private final Immediates immediates;
  private final Labels labels;
  private final InstrBuffer out;
  private final List<Frame> open = new ArrayList<>();

  ExpressionReader(TokenCursor in, Immediates immediates, Labels labels) {
    this.in = in;
    this.immediates = immediates;
    this.labels = labels;
    this.out = new InstrBuffer(in);
  }

  /** What was read last. */
  InstrBuffer last() {
    return out;
  }

  /** Everything up to the parenthesis that closes the form around, which is not skipped. */
  TextExpression sequence() {
    start();
    while (!open.isEmpty() || !in.at(TokenKind.RIGHT_PAREN)) {
      step();
    }
    return finish();
  }

  /** A single folded instruction. */
  TextExpression folded() {
    start();
    if (!in.at(TokenKind.LEFT_PAREN)) {
      throw in.unexpected("\"(\"");
    }
    do {
      step();
    } while (!open.isEmpty());
    return finish();
  }

  private void start() {
    open.clear();
    labels.clear();
    labels.push(null);
    out.start(in.offset());
  }

  private TextExpression finish() {
    out.add(END, in.offset());
    return out.expression();
  }

  private void step() {
    switch (in.kind()) {
      case LEFT_PAREN -> opening();
      case RIGHT_PAREN -> closing();
      case KEYWORD -> flat();
      case IDENTIFIER, STRING, NATURAL, INTEGER, FLOAT, RESERVED, END ->
          throw in.unexpected(expected());
    }
  }

  /** What can come next besides closing what is open. */
  private String expected() {
    if (open.isEmpty()) {
      return INSTRUCTION;
    }
    return switch (open.getLast().form) {
      case OPERANDS -> "an operand in parentheses or \")\"";
      case CONDITION -> "\"(then\"";
      case TRY -> "\"(do\"";
      case BEHIND_THEN -> "\"(else\" or \")\"";
      case BEHIND_DO -> "\"(catch\", \"(catch_all\", \"(delegate\" or \")\"";
      case BEHIND_CATCH -> "\"(catch\", \"(catch_all\" or \")\"";
      case BEHIND_ELSE, BEHIND_CATCH_ALL -> "\")\"";
      case FLAT_BLOCK, FLAT_IF, FLAT_TRY, FLAT_CATCH -> "an instruction or \"end\"";
      case BLOCK, THEN, ELSE, DO, CATCH, CATCH_ALL -> INSTRUCTION;
    };
  }

  private Form.Contents contents() {
    return open.isEmpty() ? Form.Contents.INSTRUCTIONS : open.getLast().form.contents();
  }

  private void opening() {
    if (!open.isEmpty() && piece(open.getLast())) {
      return;
    }
    if (contents() == Form.Contents.PIECES) {
      throw in.unexpected(expected());
    }
    HintAnnotation outside = HintAnnotation.next(in);
    in.advance();
    HintAnnotation hint = outside == null ? HintAnnotation.next(in) : outside;
    int token = in.index();
    int offset = in.offset();
    Opcode op = opcode();
    if (op.family() == OpcodeFamily.CONTROL) {
      control((ControlOp) op, token, offset, hint, Style.FOLDED);
    } else {
      folded(op, offset, hint);
    }
  }

  private void folded(Opcode op, int offset, @Nullable HintAnnotation hint) {
    Instr instr = InstrReader.read(op, immediates.of(op));
    if (in.skip(TokenKind.RIGHT_PAREN)) {
      out.add(instr, offset, hint);
    } else {
      open.add(new Frame(Form.OPERANDS, instr, offset, null, null, hint));
    }
  }

  private void flat() {
    if (contents() != Form.Contents.INSTRUCTIONS) {
      throw in.unexpected(expected());
    }
    HintAnnotation hint = HintAnnotation.next(in);
    int token = in.index();
    int offset = in.offset();
    Opcode op = opcode();
    if (op.family() == OpcodeFamily.CONTROL) {
      control((ControlOp) op, token, offset, hint, Style.FLAT);
    } else {
      out.add(InstrReader.read(op, immediates.of(op)), offset, hint);
    }
  }

  private Opcode opcode() {
    int token = in.index();
    Opcode op = OPCODES.get(in.keyword(expected()));
    if (op == null) {
      in.moveTo(token);
      throw in.unexpected(expected());
    }
    return op == ParametricOp.SELECT && in.atForm("result") ? ParametricOp.SELECT_TYPED : op;
  }

  private void control(
      ControlOp op, int token, int offset, @Nullable HintAnnotation hint, Style style) {
    switch (op) {
      case BLOCK, LOOP, TRY_TABLE ->
          block(op, offset, hint, style == Style.FLAT ? Form.FLAT_BLOCK : Form.BLOCK);
      case IF -> block(op, offset, hint, style == Style.FLAT ? Form.FLAT_IF : Form.CONDITION);
      case TRY -> block(op, offset, hint, style == Style.FLAT ? Form.FLAT_TRY : Form.TRY);
      case ELSE, END, CATCH, CATCH_ALL, DELEGATE -> {
        if (style == Style.FOLDED || !continues(op, offset)) {
          in.moveTo(token);
          throw in.unexpected(expected());
        }
      }
      case UNREACHABLE,
          NOP,
          THROW,
          RETHROW,
          THROW_REF,
          BR,
          BR_IF,
          BR_TABLE,
          BR_ON_NULL,
          BR_ON_NON_NULL,
          BR_ON_CAST,
          BR_ON_CAST_FAIL,
          RETURN,
          CALL,
          CALL_INDIRECT,
          CALL_REF,
          RETURN_CALL,
          RETURN_CALL_INDIRECT,
          RETURN_CALL_REF -> {
        if (style == Style.FOLDED) {
          folded(op, offset, hint);
        } else {
          out.add(InstrReader.read(op, immediates.of(op)), offset, hint);
        }
      }
    }
  }

  private void block(ControlOp op, int offset, @Nullable HintAnnotation hint, Form form) {
    String label = in.identifier();
    String annotated = NameAnnotations.next(in, "label");
    Instr instr = InstrReader.read(op, immediates.of(op));
    Frame frame =
        new Frame(form, instr, offset, label, annotated == null ? label : annotated, hint);
    open.add(frame);
    // The condition of a folded instruction stands in front of it, and outside of its label.
    if (form != Form.CONDITION) {
      enter(frame);
    }
  }

  private void enter(Frame frame) {
    out.add(frame.instr, frame.offset, frame.hint);
    out.labels().add(frame.name);
    labels.push(frame.label);
  }

  /** Reads on behind a keyword that continues or ends a flat block; false if it cannot. */
  private boolean continues(ControlOp op, int offset) {
    if (open.isEmpty() || !open.getLast().form.isFlat()) {
      return false;
    }
    Frame frame = open.getLast();
    boolean inTry = frame.form == Form.FLAT_TRY;
    if (op == ControlOp.END) {
      Labels.checkRepeated(in, frame.label);
      end(offset);
    } else if (op == ControlOp.ELSE && frame.form == Form.FLAT_IF) {
      Labels.checkRepeated(in, frame.label);
      out.add(ELSE, offset);
      frame.form = Form.FLAT_BLOCK;
    } else if (op == ControlOp.CATCH && (inTry || frame.form == Form.FLAT_CATCH)) {
      handler(op, offset, Form.FLAT_CATCH);
    } else if (op == ControlOp.CATCH_ALL && (inTry || frame.form == Form.FLAT_CATCH)) {
      handler(op, offset, Form.FLAT_BLOCK);
    } else if (op == ControlOp.DELEGATE && inTry) {
      delegate(offset);
    } else {
      return false;
    }
    return true;
  }

  private void end(int offset) {
    out.add(END, offset);
    labels.pop();
    open.removeLast();
  }

  private void handler(ControlOp op, int offset, Form form) {
    out.add(InstrReader.read(op, immediates.of(op)), offset);
    open.getLast().form = form;
  }

  /** Ends a block by handing exceptions to another, which is counted from outside. */
  private void delegate(int offset) {
    labels.pop();
    open.removeLast();
    ControlOp op = ControlOp.DELEGATE;
    out.add(InstrReader.read(op, immediates.of(op)), offset);
  }

  /** Reads the beginning of a piece of a folded instruction, if one comes next. */
  private boolean piece(Frame frame) {
    int offset = in.offset();
    return switch (frame.form) {
      case CONDITION -> {
        if (!in.skipOpening("then")) {
          yield false;
        }
        enter(frame);
        frame.form = Form.THEN;
        yield true;
      }
      case BEHIND_THEN -> {
        if (!in.skipOpening("else")) {
          yield false;
        }
        out.add(ELSE, offset);
        frame.form = Form.ELSE;
        yield true;
      }
      case TRY -> {
        if (!in.skipOpening("do")) {
          yield false;
        }
        frame.form = Form.DO;
        yield true;
      }
      case BEHIND_DO -> handlerPiece(offset) || delegatePiece(offset);
      case BEHIND_CATCH -> handlerPiece(offset);
      case OPERANDS,
          BLOCK,
          THEN,
          ELSE,
          BEHIND_ELSE,
          DO,
          CATCH,
          CATCH_ALL,
          BEHIND_CATCH_ALL,
          FLAT_BLOCK,
          FLAT_IF,
          FLAT_TRY,
          FLAT_CATCH ->
          false;
    };
  }

  private boolean handlerPiece(int offset) {
    if (in.skipOpening("catch")) {
      handler(ControlOp.CATCH, offset, Form.CATCH);
      return true;
    }
    if (in.skipOpening("catch_all")) {
      handler(ControlOp.CATCH_ALL, offset, Form.CATCH_ALL);
      return true;
    }
    return false;
  }

  private boolean delegatePiece(int offset) {
    if (!in.skipOpening("delegate")) {
      return false;
    }
    delegate(offset);
    in.close();
    in.close();
    return true;
  }

  private void closing() {
    Frame frame = open.getLast();
    int offset = in.offset();
    switch (frame.form) {
      case OPERANDS -> {
        out.add(frame.instr, frame.offset, frame.hint);
        open.removeLast();
      }
      case BLOCK, BEHIND_THEN, BEHIND_ELSE, BEHIND_DO, BEHIND_CATCH, BEHIND_CATCH_ALL ->
          end(offset);
      case THEN -> frame.form = Form.BEHIND_THEN;
      case ELSE -> frame.form = Form.BEHIND_ELSE;
      case DO -> frame.form = Form.BEHIND_DO;
      case CATCH -> frame.form = Form.BEHIND_CATCH;
      case CATCH_ALL -> frame.form = Form.BEHIND_CATCH_ALL;
      case CONDITION, TRY, FLAT_BLOCK, FLAT_IF, FLAT_TRY, FLAT_CATCH ->
          throw in.unexpected(expected());
    }
    in.advance();
  }
}

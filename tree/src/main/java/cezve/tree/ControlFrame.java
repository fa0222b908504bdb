package cezve.tree;

import cezve.model.type.FuncType;
import cezve.model.type.ValType;
import java.util.ArrayList;
import java.util.List;

/** A block that is being lowered. */
final class ControlFrame {
  /** What kind of block it is, and which part of it. */
  enum Kind {
    FUNCTION,
    BLOCK,
    LOOP,
    THEN,
    ELSE
  }

  Kind kind;
  final int label;
  final FuncType type;
  final int position;

  /** The height of the operand stack below the block's parameters. */
  final int height;

  /** Whether a branch goes to the label. */
  boolean isTarget;

  /** Whether the end of the block's first part, of an {@code if}, can be reached. */
  boolean thenCompletes;

  List<Stmt> statements = new ArrayList<>();

  /** The condition, and the parameters for the second part, of an {@code if}. */
  Expr condition = new Expr.I32Const(0);

  List<Operand> parameters = List.of();
  List<Stmt> then = List.of();

  ControlFrame(Kind kind, int label, FuncType type, int height, int position) {
    this.kind = kind;
    this.label = label;
    this.type = type;
    this.height = height;
    this.position = position;
  }

  /** What a branch to the label passes on. */
  List<ValType> labelTypes() {
    return kind == Kind.LOOP ? type.params() : type.results();
  }
}

package cezve.tree;

import cezve.model.type.FuncType;
import cezve.model.type.ValType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A block that is being lowered. */
final class ControlFrame {
  /** What kind of block it is, and which part of it. */
  enum Kind {
    FUNCTION,
    BLOCK,
    LOOP,
    THEN,
    ELSE,
    TRY_TABLE,
    TRY,
    CATCH
  }

  Kind kind;
  final int label;
  final FuncType type;
  final int position;

  /** The height of the operand stack below the block's parameters. */
  final int height;

  /** Whether a branch goes to the label. */
  boolean isTarget;

  /** Whether the end of one of the block's earlier parts can be reached. */
  boolean partCompletes;

  List<Stmt> statements = new ArrayList<>();

  /** The statements of the first part, of a block that has several. */
  List<Stmt> firstPart = List.of();

  /** The condition, and the parameters for the second part, of an {@code if}. */
  Expr condition = new Expr.I32Const(0);

  List<Operand> parameters = List.of();

  /** The finished handlers of a {@code try_table} or {@code try}. */
  List<Stmt.Handler> handlers = List.of();

  /** The clause of a {@code try} that is being lowered. */
  ExceptionLowering.@Nullable Clause clause;

  /** Where the clause has the exception it caught, if it is thrown again. */
  @Nullable Slot caught;

  /** Where exceptions arrive that are thrown again in this block. */
  ExceptionLowering.@Nullable Landing landing;

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

  /** Whether what is thrown here is caught by this block, or leaves the function. */
  boolean isGuarded() {
    return kind == Kind.TRY || kind == Kind.TRY_TABLE || kind == Kind.FUNCTION;
  }
}

package cezve.tree;

import cezve.model.type.DefType;
import java.util.List;

/** Writes what acts on structures, arrays and scalar references, for {@link TreePrinter}. */
final class AggregateText {
  private final TreePrinter printer;

  AggregateText(TreePrinter printer) {
    this.printer = printer;
  }

  private String text(Expr expr) {
    return printer.text(expr);
  }

  private String texts(List<Expr> exprs) {
    return printer.texts(exprs);
  }

  String of(Expr.Aggregate expr) {
    return switch (expr) {
      case Expr.StructNew(DefType type, var fields) -> "new " + type + "(" + texts(fields) + ")";
      case Expr.StructNewDefault(DefType type) -> "new_default " + type;
      case Expr.ArrayNew(DefType type, Expr init, Expr count) ->
          "new " + type + "[" + text(count) + "](" + text(init) + ")";
      case Expr.ArrayNewDefault(DefType type, Expr count) ->
          "new_default " + type + "[" + text(count) + "]";
      case Expr.ArrayNewFixed(DefType type, var elements) ->
          "new_fixed " + type + "(" + texts(elements) + ")";
      case Expr.ArrayNewData(DefType type, int data, Expr from, Expr count) ->
          "new_data " + type + " " + data + "(" + texts(List.of(from, count)) + ")";
      case Expr.ArrayNewElem(DefType type, int elem, Expr from, Expr count) ->
          "new_elem " + type + " " + elem + "(" + texts(List.of(from, count)) + ")";
      case Expr.StructGet(DefType _, int field, var access, Expr reference) ->
          field(reference, field, access);
      case Expr.ArrayGet(var access, Expr reference, Expr index) ->
          element(reference, index, access);
      case Expr.ArrayLen(Expr reference) -> "len(" + text(reference) + ")";
      case Expr.RefI31(Expr value) -> "i31(" + text(value) + ")";
      case Expr.I31GetS(Expr reference) -> "i31_s(" + text(reference) + ")";
      case Expr.I31GetU(Expr reference) -> "i31_u(" + text(reference) + ")";
    };
  }

  String of(Stmt.Aggregate statement) {
    return switch (statement) {
      case Stmt.StructSet(DefType _, int field, var access, Expr reference, Expr value, int _) ->
          field(reference, field, access) + " = " + text(value);
      case Stmt.ArraySet(var access, Expr reference, Expr index, Expr value, int _) ->
          element(reference, index, access) + " = " + text(value);
      case Stmt.ArrayFill(Expr reference, Expr index, Expr value, Expr count, int _) ->
          "array.fill " + texts(List.of(reference, index, value, count));
      case Stmt.ArrayCopy(Expr reference, Expr index, Expr source, Expr from, Expr count, int _) ->
          "array.copy " + texts(List.of(reference, index, source, from, count));
      case Stmt.ArrayInitData(int data, Expr reference, Expr index, Expr from, Expr count, int _) ->
          "array.init_data " + data + " " + texts(List.of(reference, index, from, count));
      case Stmt.ArrayInitElem(int elem, Expr reference, Expr index, Expr from, Expr count, int _) ->
          "array.init_elem " + elem + " " + texts(List.of(reference, index, from, count));
    };
  }

  private String field(Expr reference, int field, FieldAccess access) {
    return access + " " + text(reference) + "." + field;
  }

  private String element(Expr reference, Expr index, FieldAccess access) {
    return access + " " + text(reference) + "[" + text(index) + "]";
  }
}

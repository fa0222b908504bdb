package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.model.type.AbsHeapType;
import cezve.model.type.DefType;
import cezve.model.type.RefType;
import cezve.model.type.TypeUse;
import cezve.runtime.StructLayout;
import cezve.tree.Expr;
import cezve.tree.FieldAccess;
import cezve.tree.Stmt;
import java.util.List;

/** Emits structures, arrays, scalar references and casts: calls of {@code support.Aggregates}. */
final class AggregateEmitter {
  private static final String REFERENCE = "Ljava/lang/Object;";
  private static final String DEF_TYPE = "Lcezve/model/type/DefType;";
  private static final String ABSTRACT_TYPE = "Lcezve/model/type/AbsHeapType;";

  private final Code code;
  private final ExprEmitter exprs;
  private final Dispatchers types;

  AggregateEmitter(Code code, ExprEmitter exprs, Dispatchers types) {
    this.code = code;
    this.exprs = exprs;
    this.types = types;
  }

  void emit(Expr.Aggregate expr) {
    switch (expr) {
      case Expr.StructNew(DefType type, var fields) -> structNew(type, fields);
      case Expr.StructNewDefault(DefType type) -> structNew(type, List.of());
      case Expr.ArrayNew(DefType type, Expr init, Expr count) -> {
        exprs.emit(init);
        exprs.emit(count);
        type(type);
        String value = JvmType.of(init.type()).descriptor();
        call("newArray", "(" + value + "I" + DEF_TYPE + ")" + REFERENCE);
      }
      case Expr.ArrayNewDefault(DefType type, Expr count) -> {
        exprs.emit(count);
        type(type);
        call("newArray", "(I" + DEF_TYPE + ")" + REFERENCE);
      }
      case Expr.ArrayNewFixed(DefType type, var elements) -> arrayNewFixed(type, elements);
      case Expr.ArrayNewData(DefType type, int data, Expr from, Expr count) ->
          ofSegment("newArrayOfData", type, data, from, count);
      case Expr.ArrayNewElem(DefType type, int elem, Expr from, Expr count) ->
          ofSegment("newArrayOfElem", type, elem, from, count);
      case Expr.StructGet(DefType type, int field, var access, Expr reference) -> {
        exprs.emit(reference);
        code.iconst(StructLayout.of(type).cell(field));
        call("get" + suffix(access), "(" + REFERENCE + "I)" + descriptor(access));
      }
      case Expr.ArrayGet(var access, Expr reference, Expr index) -> {
        exprs.emit(reference);
        exprs.emit(index);
        call("element" + suffix(access), "(" + REFERENCE + "I)" + descriptor(access));
      }
      case Expr.ArrayLen(Expr reference) -> {
        exprs.emit(reference);
        call("length", "(" + REFERENCE + ")I");
      }
      case Expr.RefI31(Expr value) -> {
        exprs.emit(value);
        code.call(Names.I31, "of", "(I)" + Names.type(Names.I31));
      }
      case Expr.I31GetS(Expr reference) -> {
        exprs.emit(reference);
        code.call(Names.I31, "signed", "(" + REFERENCE + ")I");
      }
      case Expr.I31GetU(Expr reference) -> {
        exprs.emit(reference);
        code.call(Names.I31, "unsigned", "(" + REFERENCE + ")I");
      }
    }
  }

  void emit(Stmt.Aggregate statement) {
    switch (statement) {
      case Stmt.StructSet(
              DefType type,
              int field,
              var access,
              Expr reference,
              Expr value,
              int _) -> {
        exprs.emit(reference);
        exprs.emit(value);
        code.iconst(StructLayout.of(type).cell(field));
        call("set", "(" + REFERENCE + descriptor(access) + "I)V");
      }
      case Stmt.ArraySet(var access, Expr reference, Expr index, Expr value, int _) -> {
        exprs.emit(reference);
        exprs.emit(index);
        exprs.emit(value);
        call("setElement" + width(access), "(" + REFERENCE + "I" + descriptor(access) + ")V");
      }
      case Stmt.ArrayFill fill -> {
        exprs.emit(fill.reference());
        exprs.emit(fill.index());
        exprs.emit(fill.value());
        exprs.emit(fill.count());
        String value = JvmType.of(fill.value().type()).descriptor();
        call("fill", "(" + REFERENCE + "I" + value + "I)V");
      }
      case Stmt.ArrayCopy copy -> {
        exprs.emit(copy.reference());
        exprs.emit(copy.index());
        exprs.emit(copy.source());
        exprs.emit(copy.from());
        exprs.emit(copy.count());
        call("copy", "(" + REFERENCE + "I" + REFERENCE + "II)V");
      }
      case Stmt.ArrayInitData init ->
          init("initData", init.reference(), init.index(), init.from(), init.count(), init.data());
      case Stmt.ArrayInitElem init ->
          init("initElem", init.reference(), init.index(), init.from(), init.count(), init.elem());
    }
  }

  private void call(String name, String descriptor) {
    code.call(Names.AGGREGATES, name, descriptor);
  }

  private void type(DefType type) {
    exprs.instance();
    code.iconst(types.typeIndex(type));
    code.callVirtual(Names.CONTEXT, "type", "(I)" + DEF_TYPE);
  }

  private void structNew(DefType type, List<Expr> fields) {
    StructLayout layout = StructLayout.of(type);
    CellArrays arrays = new CellArrays(code);
    arrays.push(layout.numberCells(), layout.referenceCells());
    for (int i = 0; i < fields.size(); i++) {
      Expr field = fields.get(i);
      arrays.put(layout.cell(i), JvmType.of(field.type()), () -> exprs.emit(field));
    }
    type(type);
    call("newStruct", "([J[" + REFERENCE + DEF_TYPE + ")" + REFERENCE);
  }

  private void arrayNewFixed(DefType type, List<Expr> elements) {
    CellArrays arrays = new CellArrays(code);
    int cells = elements.isEmpty() ? 0 : Cells.cells(JvmType.of(elements.getFirst().type()));
    arrays.push(cells * elements.size(), cells * elements.size());
    for (int i = 0; i < elements.size(); i++) {
      Expr element = elements.get(i);
      arrays.put(i * cells, JvmType.of(element.type()), () -> exprs.emit(element));
    }
    code.iconst(elements.size());
    type(type);
    call("newArray", "([J[" + REFERENCE + "I" + DEF_TYPE + ")" + REFERENCE);
  }

  private void ofSegment(String name, DefType type, int segment, Expr from, Expr count) {
    exprs.emit(from);
    exprs.emit(count);
    type(type);
    code.iconst(segment);
    exprs.instance();
    call(name, "(II" + DEF_TYPE + "I" + Names.type(Names.CONTEXT) + ")" + REFERENCE);
  }

  private void init(String name, Expr reference, Expr index, Expr from, Expr count, int segment) {
    exprs.emit(reference);
    exprs.emit(index);
    exprs.emit(from);
    exprs.emit(count);
    code.iconst(segment);
    exprs.instance();
    call(name, "(" + REFERENCE + "IIII" + Names.type(Names.CONTEXT) + ")V");
  }

  /** {@code ref.test} and {@code ref.cast}. */
  void cast(String name, RefType target, Expr reference, String result) {
    exprs.emit(reference);
    code.iconst(target.nullable() ? 1 : 0);
    switch (target.heap()) {
      case AbsHeapType abs -> {
        code.getStatic("cezve/model/type/AbsHeapType", abs.name(), ABSTRACT_TYPE);
        call(name, "(" + REFERENCE + "Z" + ABSTRACT_TYPE + ")" + result);
      }
      case DefType def -> {
        type(def);
        call(name, "(" + REFERENCE + "Z" + DEF_TYPE + ")" + result);
      }
      case TypeUse open -> throw new AssertionError("BUG: open type " + open);
    }
  }

  private static String descriptor(FieldAccess access) {
    return JvmType.of(access.type()).descriptor();
  }

  /** What reading so is called. */
  private static String suffix(FieldAccess access) {
    return switch (access) {
      case I8_S -> "I8S";
      case I8_U -> "I8U";
      case I16_S -> "I16S";
      case I16_U -> "I16U";
      case I32, I64, F32, F64, V128 -> access.name();
      case REF -> "Ref";
    };
  }

  /** What writing so is called. */
  private static String width(FieldAccess access) {
    return switch (access) {
      case I8_S, I8_U -> "I8";
      case I16_S, I16_U -> "I16";
      case I32, I64, F32, F64, V128, REF -> suffix(access);
    };
  }
}

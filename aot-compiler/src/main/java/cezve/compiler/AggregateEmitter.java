package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.model.type.ArrayType;
import cezve.model.type.DefType;
import cezve.model.type.FieldType;
import cezve.runtime.FieldKind;
import cezve.tree.Expr;
import cezve.tree.FieldAccess;
import cezve.tree.Stmt;
import java.util.List;

/** Emits structures, arrays and scalar references. */
final class AggregateEmitter {
  private static final String REFERENCE = "Ljava/lang/Object;";
  private static final String DEF_TYPE = Names.type(Names.DEF_TYPE);

  private final Code code;
  private final ExprEmitter exprs;
  private final TypeConstants types;
  private final StructEmitter structs;

  AggregateEmitter(Code code, ExprEmitter exprs, TypeConstants types) {
    this.code = code;
    this.exprs = exprs;
    this.types = types;
    this.structs = new StructEmitter(code, exprs, types);
  }

  void emit(Expr.Aggregate expr) {
    switch (expr) {
      case Expr.StructNew(DefType type, var fields) -> structs.allocate(type, fields);
      case Expr.StructNewDefault(DefType type) -> structs.allocate(type, List.of());
      case Expr.ArrayNew(DefType type, Expr init, Expr count) -> arrayNew(type, init, count);
      case Expr.ArrayNewDefault(DefType type, Expr count) -> {
        exprs.emit(count);
        arrayNewDefault(type);
      }
      case Expr.ArrayNewFixed(DefType type, var elements) -> arrayNewFixed(type, elements);
      case Expr.ArrayNewData(DefType type, int data, Expr from, Expr count) ->
          ofSegment("newArrayOfData", type, data, from, count);
      case Expr.ArrayNewElem(DefType type, int elem, Expr from, Expr count) ->
          ofSegment("newArrayOfElem", type, elem, from, count);
      case Expr.StructGet(DefType type, int field, FieldAccess access, Expr reference)
          when access == FieldAccess.V128 ->
          structs.getVector(type, field, reference);
      case Expr.StructGet(DefType type, int field, FieldAccess access, Expr reference) ->
          structs.get(type, field, access, reference);
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
      case Stmt.StructSet set -> structs.set(set);
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

  private void arrayNew(DefType type, Expr init, Expr count) {
    exprs.emit(init);
    exprs.emit(count);
    types.push(code, type);
    String value = JvmType.of(init.type()).descriptor();
    call("new" + name(kind(type)) + "Array", "(" + value + "I" + DEF_TYPE + ")" + REFERENCE);
  }

  private void arrayNewDefault(DefType type) {
    types.push(code, type);
    call("new" + name(kind(type)) + "Array", "(I" + DEF_TYPE + ")" + REFERENCE);
  }

  private void arrayNewFixed(DefType type, List<Expr> elements) {
    code.iconst(elements.size());
    arrayNewDefault(type);
    for (int i = 0; i < elements.size(); i++) {
      Expr element = elements.get(i);
      code.insn(DUP);
      code.iconst(i);
      exprs.emit(element);
      String value = JvmType.of(element.type()).descriptor();
      call("setElement" + name(kind(type)), "(" + REFERENCE + "I" + value + ")V");
    }
  }

  private static FieldKind kind(DefType type) {
    if (!(type.expand() instanceof ArrayType(FieldType element))) {
      throw new AssertionError("BUG: not an array type: " + type);
    }
    return FieldKind.of(element.storage());
  }

  private void ofSegment(String name, DefType type, int segment, Expr from, Expr count) {
    exprs.emit(from);
    exprs.emit(count);
    types.push(code, type);
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

  private static String descriptor(FieldAccess access) {
    return JvmType.of(access.type()).descriptor();
  }

  /** What accessing elements of a kind is called. */
  private static String name(FieldKind kind) {
    return switch (kind) {
      case I8, I16, I32, I64, F32, F64, V128 -> kind.name();
      case REF -> "Ref";
    };
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

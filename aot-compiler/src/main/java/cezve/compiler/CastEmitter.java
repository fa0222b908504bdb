package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.model.type.AbsHeapType;
import cezve.model.type.ArrayType;
import cezve.model.type.DefType;
import cezve.model.type.FuncType;
import cezve.model.type.HeapType;
import cezve.model.type.RefType;
import cezve.model.type.StructType;
import cezve.model.type.TypeUse;
import cezve.tree.Expr;
import org.jspecify.annotations.Nullable;

/**
 * Emits {@code ref.test} and {@code ref.cast}. Most types are those of the objects of a Java class;
 * arrays and functions know their types.
 */
final class CastEmitter {
  private static final String REFERENCE = "Ljava/lang/Object;";
  private static final String ABSTRACT_TYPE = "Lcezve/model/type/AbsHeapType;";

  private final Code code;
  private final ExprEmitter exprs;
  private final TypeConstants types;

  CastEmitter(Code code, ExprEmitter exprs, TypeConstants types) {
    this.code = code;
    this.exprs = exprs;
    this.types = types;
  }

  void test(RefType target, Expr reference) {
    exprs.emit(reference);
    String javaClass = javaClass(target.heap());
    if (javaClass == null) {
      ask("test", target, "I");
    } else if (target.nullable()) {
      code.type(javaClass);
      call("isNullOr", "(" + REFERENCE + "Ljava/lang/Class;)I");
    } else {
      code.isInstance(javaClass);
    }
  }

  void cast(RefType target, Expr reference) {
    exprs.emit(reference);
    String javaClass = javaClass(target.heap());
    if (javaClass == null) {
      ask("cast", target, REFERENCE);
    } else {
      code.type(javaClass);
      String name = target.nullable() ? "castOrNull" : "cast";
      call(name, "(" + REFERENCE + "Ljava/lang/Class;)" + REFERENCE);
    }
  }

  /** The class whose objects are all that is of a type and not null; null if there is none. */
  private @Nullable String javaClass(HeapType type) {
    return switch (type) {
      case AbsHeapType abs ->
          switch (abs) {
            case FUNC -> Names.FUNCTION;
            case EXN -> Names.EXCEPTION;
            case EQ -> Names.EQ;
            case I31 -> Names.I31;
            case STRUCT -> Names.STRUCT;
            case ARRAY -> Names.ARRAY;
            case ANY, EXTERN, NONE, NOFUNC, NOEXTERN, NOEXN -> null;
          };
      case DefType def ->
          switch (def.expand()) {
            case StructType _ -> types.struct(def).internalName();
            case ArrayType _, FuncType _ -> null;
          };
      case TypeUse open -> throw new AssertionError("BUG: open type " + open);
    };
  }

  /** Calls what asks the reference on the stack for its type. */
  private void ask(String what, RefType target, String result) {
    code.iconst(target.nullable() ? 1 : 0);
    switch (target.heap()) {
      case AbsHeapType abs -> {
        code.getStatic("cezve/model/type/AbsHeapType", abs.name(), ABSTRACT_TYPE);
        call(what, "(" + REFERENCE + "Z" + ABSTRACT_TYPE + ")" + result);
      }
      case DefType def -> {
        types.push(code, def);
        String kind = def.expand() instanceof ArrayType ? "Array" : "Function";
        call(what + kind, "(" + REFERENCE + "Z" + Names.type(Names.DEF_TYPE) + ")" + result);
      }
      case TypeUse open -> throw new AssertionError("BUG: open type " + open);
    }
  }

  private void call(String name, String descriptor) {
    code.call(Names.CASTS, name, descriptor);
  }
}

package cezve.compiler;

import static org.objectweb.asm.Opcodes.*;

import cezve.model.type.DefType;
import cezve.runtime.FieldKind;
import cezve.runtime.StructClass;
import cezve.tree.Expr;
import cezve.tree.FieldAccess;
import cezve.tree.Stmt;
import java.util.List;

/** Emits the allocation of structures, and accesses to the Java fields that their fields are. */
final class StructEmitter {
  private final Code code;
  private final ExprEmitter exprs;
  private final TypeConstants types;

  StructEmitter(Code code, ExprEmitter exprs, TypeConstants types) {
    this.code = code;
    this.exprs = exprs;
    this.types = types;
  }

  /** Allocates a structure whose first fields have the given values, and all others defaults. */
  void allocate(DefType type, List<Expr> values) {
    StructClass struct = types.struct(type);
    String owner = struct.internalName();
    code.newObject(owner);
    code.insn(DUP);
    String constructor = struct.constructor();
    if (values.isEmpty() || constructor == null) {
      code.callSpecial(owner, "<init>", "()V");
      for (int i = 0; i < values.size(); i++) {
        code.insn(DUP);
        exprs.emit(values.get(i));
        put(struct, i);
      }
      return;
    }
    for (Expr value : values) {
      exprs.emit(value);
      if (JvmType.of(value.type()) == JvmType.VECTOR) {
        code.insn(DUP);
        half("low");
        code.insn(DUP2_X1);
        code.insn(POP2);
        half("high");
      }
    }
    code.callSpecial(owner, "<init>", constructor);
  }

  private void half(String name) {
    code.callVirtual(Names.V128, name, "()J");
  }

  void get(DefType type, int field, FieldAccess access, Expr reference) {
    StructClass struct = types.struct(type);
    exprs.emit(reference);
    cast(struct);
    FieldKind kind = struct.fields().get(field);
    code.getField(struct.internalName(), StructClass.field(field), kind.descriptor());
    switch (access) {
      case I8_U -> {
        code.iconst(0xFF);
        code.insn(IAND);
      }
      case I16_U -> {
        code.iconst(0xFFFF);
        code.insn(IAND);
      }
      case V128 -> throw new AssertionError("BUG: a vector is two Java fields");
      case I8_S, I16_S, I32, I64, F32, F64, REF -> {}
    }
  }

  void getVector(DefType type, int field, Expr reference) {
    StructClass struct = types.struct(type);
    exprs.emit(reference);
    cast(struct);
    code.insn(DUP);
    String descriptor = FieldKind.V128.descriptor();
    code.getField(struct.internalName(), StructClass.field(field), descriptor);
    code.insn(DUP2_X1);
    code.insn(POP2);
    code.getField(struct.internalName(), StructClass.highField(field), descriptor);
    code.call(Names.VECTORS, "of", "(JJ)" + Names.type(Names.V128));
  }

  void set(Stmt.StructSet statement) {
    StructClass struct = types.struct(statement.struct());
    exprs.emit(statement.reference());
    if (isImmediate(statement.value())) {
      cast(struct);
      exprs.emit(statement.value());
    } else {
      // The value may trap, which comes before the trap of a null reference.
      exprs.emit(statement.value());
      castBelow(struct, JvmType.of(statement.value().type()));
    }
    put(struct, statement.field());
  }

  private static boolean isImmediate(Expr value) {
    return switch (value) {
      case Expr.I32Const _, Expr.I64Const _, Expr.F32Const _, Expr.F64Const _ -> true;
      case Expr.RefNull _, Expr.Get _ -> true;
      case Expr other -> false;
    };
  }

  /** Turns the reference on the stack into an object of the class. */
  private void cast(StructClass struct) {
    code.call(Names.STRUCT, "nonNull", "(Ljava/lang/Object;)Ljava/lang/Object;");
    code.cast(struct.internalName());
  }

  /** Does so with the reference below a value. */
  private void castBelow(StructClass struct, JvmType type) {
    if (type.size() == 1) {
      code.insn(SWAP);
      cast(struct);
      code.insn(SWAP);
    } else {
      code.insn(DUP2_X1);
      code.insn(POP2);
      cast(struct);
      code.insn(DUP_X2);
      code.insn(POP);
    }
  }

  /** Pops an object and a value, and sets a field. */
  private void put(StructClass struct, int field) {
    String owner = struct.internalName();
    FieldKind kind = struct.fields().get(field);
    switch (kind) {
      case I8 -> code.insn(I2B);
      case I16 -> code.insn(I2S);
      case V128 -> {
        code.insn(DUP2);
        half("low");
        code.putField(owner, StructClass.field(field), kind.descriptor());
        half("high");
        code.putField(owner, StructClass.highField(field), kind.descriptor());
        return;
      }
      case I32, I64, F32, F64, REF -> {}
    }
    code.putField(owner, StructClass.field(field), kind.descriptor());
  }
}

package cezve.validator;

import cezve.model.error.InvalidException;
import cezve.model.instruction.AggregateInstr.*;
import cezve.model.instruction.AggregateOp;
import cezve.model.instruction.Instr;
import cezve.model.type.AbsHeapType;
import cezve.model.type.ArrayType;
import cezve.model.type.FieldType;
import cezve.model.type.HeapType;
import cezve.model.type.Matching;
import cezve.model.type.Mutability;
import cezve.model.type.NumType;
import cezve.model.type.PackedType;
import cezve.model.type.RefType;
import cezve.model.type.StorageType;
import cezve.model.type.ValType;
import java.util.List;

/**
 * Structures, arrays and scalar references.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#aggregate-instructions">Validation:
 *     Aggregate instructions</a>
 */
final class AggregateRules {
  private static final NumType I32 = NumType.I32;

  private final Context context;
  private final OperandStack operands;

  AggregateRules(Context context, OperandStack operands) {
    this.context = context;
    this.operands = operands;
  }

  void check(AggregateOp op, Instr instr) {
    switch (op) {
      case STRUCT_NEW -> structNew(((StructNew) instr).type());
      case STRUCT_NEW_DEFAULT -> structNewDefault(((StructNewDefault) instr).type());
      case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U -> structGet((StructGet) instr);
      case STRUCT_SET -> structSet((StructSet) instr);
      case ARRAY_NEW -> arrayNew(((ArrayNew) instr).type());
      case ARRAY_NEW_DEFAULT -> arrayNewDefault(((ArrayNewDefault) instr).type());
      case ARRAY_NEW_FIXED -> arrayNewFixed((ArrayNewFixed) instr);
      case ARRAY_NEW_DATA -> arrayNewData((ArrayNewData) instr);
      case ARRAY_NEW_ELEM -> arrayNewElem((ArrayNewElem) instr);
      case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> arrayGet((ArrayGet) instr);
      case ARRAY_SET -> arraySet(((ArraySet) instr).type());
      case ARRAY_FILL -> arrayFill(((ArrayFill) instr).type());
      case ARRAY_COPY -> arrayCopy((ArrayCopy) instr);
      case ARRAY_INIT_DATA -> arrayInitData((ArrayInitData) instr);
      case ARRAY_INIT_ELEM -> arrayInitElem((ArrayInitElem) instr);
      case ANY_CONVERT_EXTERN -> convert(AbsHeapType.EXTERN, AbsHeapType.ANY);
      case EXTERN_CONVERT_ANY -> convert(AbsHeapType.ANY, AbsHeapType.EXTERN);
      case ARRAY_LEN, REF_I31, I31_GET_S, I31_GET_U -> operands.apply(op.signature());
    }
  }

  private void structNew(int type) {
    operands.apply(context.structForm(type).operands(), context.reference(type));
  }

  private void structNewDefault(int type) {
    int field = context.structForm(type).undefaultable();
    if (field >= 0) {
      ValType fieldType = context.structForm(type).operands().get(field);
      throw new InvalidException(
          "type mismatch: field "
              + field
              + " of type "
              + type
              + " has no default value, it is "
              + context.text.of(fieldType));
    }
    operands.push(context.reference(type));
  }

  private void structGet(StructGet instr) {
    FieldType field = field(instr.type(), instr.field());
    requireExtension(instr.op(), field.storage());
    operands.pop(context.nullableReference(instr.type()));
    operands.push(field.storage().unpacked());
  }

  private void structSet(StructSet instr) {
    FieldType field = field(instr.type(), instr.field());
    if (field.mutability() != Mutability.VAR) {
      throw new InvalidException(
          "immutable field " + instr.field() + " of type " + instr.type() + " cannot be set");
    }
    operands.pop(List.of(context.nullableReference(instr.type()), field.storage().unpacked()));
  }

  private void arrayNew(int type) {
    ValType element = context.arrayType(type).element().storage().unpacked();
    operands.apply(List.of(element, I32), context.reference(type));
  }

  private void arrayNewDefault(int type) {
    ValType element = context.arrayType(type).element().storage().unpacked();
    if (!element.isDefaultable()) {
      throw new InvalidException(
          "type mismatch: the elements of type "
              + type
              + " have no default value, they are "
              + context.text.of(element));
    }
    operands.apply(List.of(I32), context.reference(type));
  }

  private void arrayNewFixed(ArrayNewFixed instr) {
    ArrayType array = context.arrayType(instr.type());
    operands.pop(array.element().storage().unpacked(), instr.count());
    operands.push(context.reference(instr.type()));
  }

  private void arrayNewData(ArrayNewData instr) {
    requireNumeric(context.arrayType(instr.type()), instr.type());
    context.data(instr.data());
    operands.apply(List.of(I32, I32), context.reference(instr.type()));
  }

  private void arrayNewElem(ArrayNewElem instr) {
    requireElement(context.arrayType(instr.type()), instr.type(), instr.elem());
    operands.apply(List.of(I32, I32), context.reference(instr.type()));
  }

  private void arrayGet(ArrayGet instr) {
    StorageType element = context.arrayType(instr.type()).element().storage();
    requireExtension(instr.op(), element);
    operands.apply(List.of(context.nullableReference(instr.type()), I32), element.unpacked());
  }

  private void arraySet(int type) {
    ValType element = mutable(type).unpacked();
    operands.pop(List.of(context.nullableReference(type), I32, element));
  }

  private void arrayFill(int type) {
    ValType element = mutable(type).unpacked();
    operands.pop(List.of(context.nullableReference(type), I32, element, I32));
  }

  private void arrayCopy(ArrayCopy instr) {
    StorageType target = mutable(instr.target());
    StorageType source = context.arrayType(instr.source()).element().storage();
    if (!Matching.matches(source, target)) {
      throw new InvalidException(
          "array types do not match: elements "
              + show(source)
              + " of type "
              + instr.source()
              + " cannot become elements "
              + show(target)
              + " of type "
              + instr.target());
    }
    RefType to = context.nullableReference(instr.target());
    RefType from = context.nullableReference(instr.source());
    operands.pop(List.of(to, I32, from, I32, I32));
  }

  private void arrayInitData(ArrayInitData instr) {
    mutable(instr.type());
    requireNumeric(context.arrayType(instr.type()), instr.type());
    context.data(instr.data());
    operands.pop(List.of(context.nullableReference(instr.type()), I32, I32, I32));
  }

  private void arrayInitElem(ArrayInitElem instr) {
    mutable(instr.type());
    requireElement(context.arrayType(instr.type()), instr.type(), instr.elem());
    operands.pop(List.of(context.nullableReference(instr.type()), I32, I32, I32));
  }

  /** Both conversions keep whether the reference can be null. */
  private void convert(HeapType from, HeapType to) {
    RefType type = operands.popReference();
    if (!type.equals(OperandStack.BOTTOM_REFERENCE) && !Matching.matches(type.heap(), from)) {
      operands.push(type);
      throw operands.mismatch(List.of(RefType.nullable(from)));
    }
    operands.push(new RefType(type.nullable(), to));
  }

  private FieldType field(int type, int field) {
    List<FieldType> fields = context.structType(type).fields();
    if (Integer.compareUnsigned(field, fields.size()) >= 0) {
      throw Context.unknown("field", field);
    }
    return fields.get(field);
  }

  /** The type of an array's elements, which must be mutable. */
  private StorageType mutable(int type) {
    FieldType element = context.arrayType(type).element();
    if (element.mutability() != Mutability.VAR) {
      throw new InvalidException("immutable array: the elements of type " + type);
    }
    return element.storage();
  }

  /** Packed fields, and only those, must say how they are extended. */
  private static void requireExtension(AggregateOp op, StorageType storage) {
    boolean extends32 = op != AggregateOp.STRUCT_GET && op != AggregateOp.ARRAY_GET;
    if (extends32 != storage instanceof PackedType) {
      throw new InvalidException(
          extends32
              ? "type mismatch: instruction requires a packed type but the field is " + storage
              : "type mismatch: instruction requires an unpacked type but the field is " + storage);
    }
  }

  private static void requireNumeric(ArrayType array, int type) {
    if (array.element().storage() instanceof RefType) {
      throw new InvalidException("array type is not numeric or vector: type " + type);
    }
  }

  /** The segment's references must be able to become elements of the array. */
  private void requireElement(ArrayType array, int type, int elem) {
    RefType given = context.elem(elem);
    if (!Matching.matches(given, array.element().storage())) {
      throw new InvalidException(
          "type mismatch: type "
              + type
              + " has elements "
              + show(array.element().storage())
              + " but segment "
              + elem
              + " has "
              + context.text.of(given));
    }
  }

  private String show(StorageType type) {
    return type instanceof ValType val ? context.text.of(val) : type.toString();
  }
}

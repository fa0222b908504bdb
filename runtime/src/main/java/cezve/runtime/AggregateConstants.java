package cezve.runtime;

import cezve.model.instruction.AggregateInstr;
import cezve.model.instruction.AggregateInstr.AnyConvertExtern;
import cezve.model.instruction.AggregateInstr.ArrayCopy;
import cezve.model.instruction.AggregateInstr.ArrayFill;
import cezve.model.instruction.AggregateInstr.ArrayGet;
import cezve.model.instruction.AggregateInstr.ArrayInitData;
import cezve.model.instruction.AggregateInstr.ArrayInitElem;
import cezve.model.instruction.AggregateInstr.ArrayLen;
import cezve.model.instruction.AggregateInstr.ArrayNew;
import cezve.model.instruction.AggregateInstr.ArrayNewData;
import cezve.model.instruction.AggregateInstr.ArrayNewDefault;
import cezve.model.instruction.AggregateInstr.ArrayNewElem;
import cezve.model.instruction.AggregateInstr.ArrayNewFixed;
import cezve.model.instruction.AggregateInstr.ArraySet;
import cezve.model.instruction.AggregateInstr.ExternConvertAny;
import cezve.model.instruction.AggregateInstr.I31Get;
import cezve.model.instruction.AggregateInstr.RefI31;
import cezve.model.instruction.AggregateInstr.StructGet;
import cezve.model.instruction.AggregateInstr.StructNew;
import cezve.model.instruction.AggregateInstr.StructNewDefault;
import cezve.model.instruction.AggregateInstr.StructSet;
import cezve.model.type.ArrayType;
import cezve.model.type.NumType;
import cezve.model.type.PackedType;
import cezve.model.type.RefType;
import cezve.model.type.StorageType;
import cezve.model.type.TypeSpace;
import cezve.model.type.VecType;
import cezve.runtime.ConstantExpressions.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The structures, arrays and scalar references in constant expressions. */
final class AggregateConstants {
  private final TypeSpace types;

  AggregateConstants(TypeSpace types) {
    this.types = types;
  }

  /** What an instruction makes of the values that it pops. */
  Value evaluate(AggregateInstr instr, List<Value> stack) {
    return switch (instr) {
      case StructNew(int type) ->
          struct(type, pop(stack, StructClass.of(types.get(type)).fields().size()));
      case StructNewDefault(int type) -> struct(type, List.of());
      case ArrayNew(int type) -> {
        int count = (int) stack.removeLast().bits();
        Cells init = elements(type, pop(stack, 1));
        yield Value.reference(
            ArrayInstance.of(types.get(type), init.numbers, init.references, count));
      }
      case ArrayNewDefault(int type) ->
          Value.reference(ArrayInstance.of(types.get(type), (int) stack.removeLast().bits()));
      case ArrayNewFixed(int type, int count) -> {
        Cells all = elements(type, pop(stack, count));
        yield Value.reference(
            ArrayInstance.ofElements(types.get(type), all.numbers, all.references, count));
      }
      case RefI31 _ -> Value.reference(I31.of((int) stack.removeLast().bits()));
      case AnyConvertExtern _, ExternConvertAny _ -> stack.removeLast();
      case ArrayNewData _, ArrayNewElem _, StructGet _, StructSet _, ArrayGet _, ArraySet _ ->
          throw ConstantExpressions.notConstant(instr);
      case ArrayLen _, ArrayFill _, ArrayCopy _, ArrayInitData _, ArrayInitElem _, I31Get _ ->
          throw ConstantExpressions.notConstant(instr);
    };
  }

  /** The top values, in the order in which they were pushed. */
  private static List<Value> pop(List<Value> stack, int count) {
    List<Value> top = stack.subList(stack.size() - count, stack.size());
    List<Value> values = new ArrayList<>(top);
    top.clear();
    return values;
  }

  /** A structure with the given values in its first fields, and defaults in all others. */
  private Value struct(int type, List<Value> values) {
    StructClass structClass = StructClass.of(types.get(type));
    StructInstance struct = structClass.newDefault();
    for (int i = 0; i < values.size(); i++) {
      Value value = values.get(i);
      switch (structClass.fields().get(i)) {
        case I8, I16, I32, I64, F32, F64 -> struct.set(i, value.bits());
        case V128 -> {
          struct.set(i, value.bits());
          struct.setHigh(i, value.high());
        }
        case REF -> struct.set(i, value.reference());
      }
    }
    return Value.reference(struct);
  }

  private Cells elements(int type, List<Value> values) {
    StorageType storage = ((ArrayType) types.get(type).expand()).element().storage();
    int width = CallLayout.cells(storage.unpacked());
    Cells cells = new Cells(width * values.size(), width * values.size());
    for (int i = 0; i < values.size(); i++) {
      cells.set(width * i, storage, values.get(i));
    }
    return cells;
  }

  private static final class Cells {
    final long[] numbers;
    final @Nullable Object[] references;

    Cells(int numbers, int references) {
      this.numbers = new long[numbers];
      this.references = new @Nullable Object[references];
    }

    void set(int cell, StorageType storage, Value value) {
      switch (storage) {
        case PackedType _, NumType _ -> numbers[cell] = value.bits();
        case VecType _ -> {
          numbers[cell] = value.bits();
          numbers[cell + 1] = value.high();
        }
        case RefType _ -> references[cell] = value.reference();
      }
    }
  }
}

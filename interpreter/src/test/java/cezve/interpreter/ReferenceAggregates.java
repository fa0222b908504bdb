package cezve.interpreter;

import cezve.interpreter.ReferenceMachine.Reference;
import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.instruction.AggregateInstr;
import cezve.model.instruction.AggregateInstr.*;
import cezve.model.instruction.AggregateOp;
import cezve.model.module.Bytes;
import cezve.model.type.AbsHeapType;
import cezve.model.type.ArrayType;
import cezve.model.type.DefType;
import cezve.model.type.FieldType;
import cezve.model.type.PackedType;
import cezve.model.type.RefType;
import cezve.model.type.StorageType;
import cezve.model.type.StructType;
import cezve.model.type.TypeUse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Executes instructions on structures, arrays and scalar references, and casts. */
final class ReferenceAggregates {
  private final ReferenceMachine machine;
  private final ReferenceActivation stack;

  ReferenceAggregates(ReferenceMachine machine, ReferenceActivation stack) {
    this.machine = machine;
    this.stack = stack;
  }

  /** An unboxed scalar, sign-extended. */
  record Scalar(int value) {}

  /** A structure or an array: its fields or elements; a packed one has its unsigned value. */
  static final class Aggregate {
    final DefType type;
    final List<Object> values;

    private Aggregate(DefType type, List<Object> values) {
      this.type = type;
      this.values = new ArrayList<>(values);
    }

    StorageType storage(int index) {
      return switch (type.expand()) {
        case StructType(var fields) -> fields.get(index).storage();
        case ArrayType(FieldType element) -> element.storage();
        default -> throw new AssertionError(type);
      };
    }
  }

  void execute(AggregateInstr instr) {
    switch (instr) {
      case StructNew(int type) -> {
        List<FieldType> fields = ((StructType) type(type).expand()).fields();
        create(type, stack.pop(fields.size()));
      }
      case StructNewDefault(int type) -> {
        List<Object> zeros = new ArrayList<>();
        for (FieldType field : ((StructType) type(type).expand()).fields()) {
          zeros.add(ReferenceMachine.zero(field.storage().unpacked()));
        }
        create(type, zeros);
      }
      case StructGet(AggregateOp op, int _, int field) ->
          stack.push(get(aggregate(Trap.NULL_STRUCTURE_REFERENCE), field, op));
      case StructSet(int _, int field) -> {
        Object value = stack.pop();
        set(aggregate(Trap.NULL_STRUCTURE_REFERENCE), field, value);
      }
      case AnyConvertExtern _, ExternConvertAny _ -> {}
      case RefI31 _ -> stack.push(new Scalar(stack.popInt() << 1 >> 1));
      case I31Get(AggregateOp op) -> {
        if (!(stack.pop() instanceof Scalar(int value))) {
          throw new TrapException(Trap.NULL_I31_REFERENCE);
        }
        stack.push(op == AggregateOp.I31_GET_S ? value : value & 0x7FFF_FFFF);
      }
      case ArrayNew _, ArrayNewDefault _, ArrayNewFixed _, ArrayNewData _, ArrayNewElem _ ->
          array(instr);
      case ArrayGet _, ArraySet _, ArrayLen _, ArrayFill _, ArrayCopy _ -> array(instr);
      case ArrayInitData _, ArrayInitElem _ -> array(instr);
    }
  }

  private void array(AggregateInstr instr) {
    switch (instr) {
      case ArrayNew(int type) -> {
        int count = stack.popInt();
        create(type, Collections.nCopies(count, stack.pop()));
      }
      case ArrayNewDefault(int type) ->
          create(type, Collections.nCopies(stack.popInt(), zeroElement(type)));
      case ArrayNewFixed(int type, int count) -> create(type, stack.pop(count));
      case ArrayNewData(int type, int data) -> create(type, bytes(data));
      case ArrayNewElem(int type, int elem) -> create(type, references(elem));
      case ArrayGet(AggregateOp op, int _) -> {
        long index = stack.popUnsigned();
        Aggregate array = array();
        stack.push(get(array, checked(array, index, 1), op));
      }
      case ArraySet _ -> {
        Object value = stack.pop();
        long index = stack.popUnsigned();
        Aggregate array = array();
        set(array, checked(array, index, 1), value);
      }
      case ArrayLen _ -> stack.push(array().values.size());
      case ArrayFill _ -> {
        int count = stack.popInt();
        Object value = stack.pop();
        put(Collections.nCopies(count, value));
      }
      case ArrayCopy _ -> {
        long count = stack.popUnsigned();
        long from = stack.popUnsigned();
        Aggregate source = array();
        long index = stack.popUnsigned();
        Aggregate target = array();
        int to = checked(target, index, count);
        int first = checked(source, from, count);
        List<Object> copied = List.copyOf(source.values.subList(first, first + (int) count));
        for (int i = 0; i < count; i++) {
          target.values.set(to + i, copied.get(i));
        }
      }
      case ArrayInitData(int _, int data) -> initialize(machine.datas.get(data).length(), data);
      case ArrayInitElem(int _, int elem) -> initialize(machine.elems.get(elem).size(), ~elem);
      default -> throw new AssertionError(instr);
    }
  }

  private DefType type(int index) {
    return machine.valid.types().get(index);
  }

  private Object zeroElement(int type) {
    FieldType element = ((ArrayType) type(type).expand()).element();
    return ReferenceMachine.zero(element.storage().unpacked());
  }

  private void create(int type, List<? extends Object> values) {
    Aggregate created = new Aggregate(type(type), List.copyOf(values));
    for (int i = 0; i < created.values.size(); i++) {
      set(created, i, created.values.get(i));
    }
    stack.push(created);
  }

  private static Object get(Aggregate aggregate, int index, AggregateOp op) {
    Object value = aggregate.values.get(index);
    boolean signed = op == AggregateOp.STRUCT_GET_S || op == AggregateOp.ARRAY_GET_S;
    if (signed && aggregate.storage(index) instanceof PackedType packed) {
      int number = (Integer) value;
      return packed == PackedType.I8 ? (int) (byte) number : (int) (short) number;
    }
    return value;
  }

  private static void set(Aggregate aggregate, int index, Object value) {
    Object stored = value;
    if (aggregate.storage(index) instanceof PackedType packed) {
      stored = (Integer) value & (packed == PackedType.I8 ? 0xFF : 0xFFFF);
    }
    aggregate.values.set(index, stored);
  }

  private Aggregate aggregate(Trap otherwise) {
    if (stack.pop() instanceof Aggregate aggregate) {
      return aggregate;
    }
    throw new TrapException(otherwise);
  }

  private Aggregate array() {
    return aggregate(Trap.NULL_ARRAY_REFERENCE);
  }

  private static int checked(Aggregate array, long index, long count) {
    if (index + count > array.values.size()) {
      throw new TrapException(Trap.OUT_OF_BOUNDS_ARRAY_ACCESS);
    }
    return (int) index;
  }

  /** Puts values into the array and at the index on the stack. */
  private void put(List<? extends Object> values) {
    long index = stack.popUnsigned();
    Aggregate array = array();
    int at = checked(array, index, values.size());
    for (int i = 0; i < values.size(); i++) {
      set(array, at + i, values.get(i));
    }
  }

  /** Copies from a data segment, or, if the index is negative, from an element segment. */
  private void initialize(int size, int segment) {
    long count = stack.popUnsigned();
    long from = stack.popUnsigned();
    long index = stack.popUnsigned();
    Aggregate array = array();
    int at = checked(array, index, count);
    if (from + count > size) {
      throw new TrapException(
          segment < 0 ? Trap.OUT_OF_BOUNDS_TABLE_ACCESS : Trap.OUT_OF_BOUNDS_MEMORY_ACCESS);
    }
    for (int i = 0; i < count; i++) {
      set(array, at + i, item(segment, (int) from + i));
    }
  }

  private Object item(int segment, int index) {
    if (segment < 0) {
      return machine.elems.get(~segment).get(index);
    }
    return Byte.toUnsignedInt(machine.datas.get(segment).get(index));
  }

  private List<Object> bytes(int data) {
    Bytes bytes = machine.datas.get(data);
    return items(bytes.length(), data, Trap.OUT_OF_BOUNDS_MEMORY_ACCESS);
  }

  private List<Object> references(int elem) {
    return items(machine.elems.get(elem).size(), ~elem, Trap.OUT_OF_BOUNDS_TABLE_ACCESS);
  }

  private List<Object> items(int size, int segment, Trap otherwise) {
    long count = stack.popUnsigned();
    long from = stack.popUnsigned();
    if (from + count > size) {
      throw new TrapException(otherwise);
    }
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(item(segment, (int) from + i));
    }
    return items;
  }

  // Casts

  /** Whether a value is of a type, closed or not. */
  boolean isA(Object value, RefType type) {
    if (value.equals(Reference.NULL)) {
      return type.nullable();
    }
    return switch (type.heap()) {
      case TypeUse.Index(int index) -> value instanceof Aggregate a && isSub(a.type, type(index));
      case AbsHeapType.ANY -> true;
      case AbsHeapType.EQ -> value instanceof Aggregate || value instanceof Scalar;
      case AbsHeapType.I31 -> value instanceof Scalar;
      case AbsHeapType.STRUCT ->
          value instanceof Aggregate a && a.type.expand() instanceof StructType;
      case AbsHeapType.ARRAY ->
          value instanceof Aggregate a && a.type.expand() instanceof ArrayType;
      case AbsHeapType.NONE -> false;
      default -> throw new AssertionError(type);
    };
  }

  private static boolean isSub(DefType type, DefType wanted) {
    for (DefType t = type; t != null; t = t.supertype()) {
      if (t == wanted) {
        return true;
      }
    }
    return false;
  }
}

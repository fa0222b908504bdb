package cezve.model.testing.valid;

import cezve.model.instruction.AggregateInstr;
import cezve.model.instruction.AggregateOp;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.Instr;
import cezve.model.instruction.LabelCast;
import cezve.model.instruction.ReferenceInstr;
import cezve.model.type.AbsHeapType;
import cezve.model.type.ArrayType;
import cezve.model.type.CompType;
import cezve.model.type.FieldType;
import cezve.model.type.HeapType;
import cezve.model.type.Mutability;
import cezve.model.type.NumType;
import cezve.model.type.PackedType;
import cezve.model.type.RecType;
import cezve.model.type.RefType;
import cezve.model.type.StorageType;
import cezve.model.type.StructType;
import cezve.model.type.SubType;
import cezve.model.type.TypeUse;
import cezve.model.type.ValType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Adds structures, arrays, scalar references and casts to a body. Their references are kept as
 * {@code anyref} and cast where one is used.
 */
final class RandomAggregates {
  private static final ValType I32 = NumType.I32;
  private static final RefType ANY = RefType.ANYREF;
  private static final List<StorageType> ELEMENTS =
      List.of(NumType.I32, PackedType.I8, NumType.I64, NumType.F32, ANY, RefType.FUNCREF);
  private static final int BYTES = 1;
  private static final int FUNCTIONS = ELEMENTS.indexOf(RefType.FUNCREF);
  private static final List<StorageType> BASE =
      List.of(NumType.I32, PackedType.I16, ANY, NumType.F64);
  private static final List<StorageType> DERIVED =
      List.of(NumType.I32, PackedType.I16, ANY, NumType.F64, NumType.I64, RefType.FUNCREF);
  private static final int BASE_TYPE = ELEMENTS.size();

  private final RandomBody body;
  private final RandomModule module;
  private final Choices choices;

  RandomAggregates(RandomBody body) {
    this.body = body;
    this.module = body.module;
    this.choices = body.choices;
  }

  /** The types, from an index on. */
  static List<RecType> types(int first) {
    List<RecType> types = new ArrayList<>();
    for (StorageType element : ELEMENTS) {
      types.add(RecType.of(SubType.finalOf(new ArrayType(field(element)))));
    }
    types.add(RecType.of(new SubType(false, List.of(), struct(BASE))));
    TypeUse base = new TypeUse.Index(first + BASE_TYPE);
    types.add(RecType.of(new SubType(true, List.of(base), struct(DERIVED))));
    return types;
  }

  private static CompType struct(List<StorageType> fields) {
    return new StructType(fields.stream().map(RandomAggregates::field).toList());
  }

  private static FieldType field(StorageType storage) {
    return new FieldType(Mutability.VAR, storage);
  }

  /** The fields of one of the structure types. */
  private static List<StorageType> fields(int struct) {
    return struct == BASE_TYPE ? BASE : DERIVED;
  }

  private int anyStruct() {
    return BASE_TYPE + choices.below(2);
  }

  private int anyArray() {
    return choices.below(ELEMENTS.size());
  }

  private int index(int type) {
    return module.types.size() + type;
  }

  /** Pushes a reference. */
  void value(int depth) {
    switch (choices.below(6)) {
      case 0, 1 -> {
        body.value(I32, depth + 1);
        body.emit(new AggregateInstr.RefI31(), List.of(I32), List.of(ANY));
      }
      case 2 -> newStruct(depth);
      case 3 -> newFixedArray(depth);
      case 4 -> newArray();
      default -> body.push(module.constant(ANY), ANY);
    }
  }

  private void newStruct(int depth) {
    int struct = anyStruct();
    if (depth > 2 || choices.oneIn(4)) {
      body.push(new AggregateInstr.StructNewDefault(index(struct)), ANY);
      return;
    }
    List<ValType> values = fields(struct).stream().map(StorageType::unpacked).toList();
    for (ValType value : values) {
      plain(value, depth + 1);
    }
    body.emit(new AggregateInstr.StructNew(index(struct)), values, List.of(ANY));
  }

  private void newFixedArray(int depth) {
    int array = anyArray();
    ValType element = ELEMENTS.get(array).unpacked();
    int count = choices.below(4);
    for (int i = 0; i < count; i++) {
      plain(element, depth + 2);
    }
    body.emit(
        new AggregateInstr.ArrayNewFixed(index(array), count),
        Collections.nCopies(count, element),
        List.of(ANY));
  }

  private void newArray() {
    int array = anyArray();
    ValType element = ELEMENTS.get(array).unpacked();
    switch (choices.below(4)) {
      case 0 -> {
        body.masked(7);
        emit(new AggregateInstr.ArrayNewDefault(index(array)), List.of(I32), ANY);
      }
      case 1 -> {
        body.masked(7);
        body.masked(3);
        int data = RandomModule.PASSIVE_DATA;
        emit(new AggregateInstr.ArrayNewData(index(BYTES), data), List.of(I32, I32), ANY);
      }
      case 2 -> {
        body.masked(3);
        body.masked(3);
        int elem = RandomModule.PASSIVE_ELEM;
        emit(new AggregateInstr.ArrayNewElem(index(FUNCTIONS), elem), List.of(I32, I32), ANY);
      }
      default -> {
        plain(element, 2);
        body.masked(7);
        emit(new AggregateInstr.ArrayNew(index(array)), List.of(element, I32), ANY);
      }
    }
  }

  /** Pushes a value that no NaN depends on. */
  private void plain(ValType type, int depth) {
    body.value(type, depth);
    if (type == NumType.F32 || type == NumType.F64) {
      body.canonical(type);
    }
  }

  private void emit(Instr instr, List<? extends ValType> pops, ValType push) {
    body.emit(instr, pops, List.of(push));
  }

  /** Any instruction on what is there. */
  void step() {
    switch (choices.below(10)) {
      case 0, 1 -> struct();
      case 2, 3 -> array();
      case 4 -> arrays();
      case 5 -> branch();
      case 6 -> {
        body.need(List.of(ANY));
        emit(new ReferenceInstr.RefTest(anyTarget()), List.of(ANY), I32);
      }
      case 7 -> equal();
      case 8 -> {
        cast(AbsHeapType.I31);
        AggregateOp op = choices.oneIn(2) ? AggregateOp.I31_GET_S : AggregateOp.I31_GET_U;
        emit(new AggregateInstr.I31Get(op), List.of(ANY), I32);
      }
      default -> {
        body.need(List.of(ANY));
        emit(new AggregateInstr.ExternConvertAny(), List.of(ANY), ANY);
        emit(new AggregateInstr.AnyConvertExtern(), List.of(ANY), ANY);
      }
    }
  }

  /** Casts the reference on top of the stack. */
  private void cast(HeapType heap) {
    RefType target = new RefType(!choices.oneIn(4), heap);
    body.need(List.of(ANY));
    emit(new ReferenceInstr.RefCast(target), List.of(ANY), ANY);
  }

  private void struct() {
    int struct = anyStruct();
    int field = choices.below(fields(struct).size());
    StorageType storage = fields(struct).get(field);
    ValType type = storage.unpacked();
    if (choices.oneIn(2)) {
      newStruct(3);
    }
    cast(new TypeUse.Index(index(struct)));
    if (choices.oneIn(2)) {
      plain(type, 1);
      body.emit(new AggregateInstr.StructSet(index(struct), field), List.of(ANY, type), List.of());
      return;
    }
    AggregateOp op =
        storage instanceof PackedType
            ? choices.oneIn(2) ? AggregateOp.STRUCT_GET_S : AggregateOp.STRUCT_GET_U
            : AggregateOp.STRUCT_GET;
    emit(new AggregateInstr.StructGet(op, index(struct), field), List.of(ANY), type);
  }

  private void array() {
    int array = anyArray();
    StorageType storage = ELEMENTS.get(array);
    ValType type = storage.unpacked();
    if (choices.oneIn(2)) {
      body.masked(7);
      emit(new AggregateInstr.ArrayNewDefault(index(array)), List.of(I32), ANY);
    }
    cast(new TypeUse.Index(index(array)));
    switch (choices.below(4)) {
      case 0 -> emit(new AggregateInstr.ArrayLen(), List.of(ANY), I32);
      case 1 -> {
        body.masked(3);
        plain(type, 1);
        body.emit(new AggregateInstr.ArraySet(index(array)), List.of(ANY, I32, type), List.of());
      }
      case 2 -> {
        body.masked(3);
        plain(type, 1);
        body.masked(3);
        body.emit(
            new AggregateInstr.ArrayFill(index(array)), List.of(ANY, I32, type, I32), List.of());
      }
      default -> {
        body.masked(3);
        AggregateOp op =
            storage instanceof PackedType
                ? choices.oneIn(2) ? AggregateOp.ARRAY_GET_S : AggregateOp.ARRAY_GET_U
                : AggregateOp.ARRAY_GET;
        emit(new AggregateInstr.ArrayGet(op, index(array)), List.of(ANY, I32), type);
      }
    }
  }

  /** What copies several elements. */
  private void arrays() {
    int array =
        switch (choices.below(3)) {
          case 0 -> anyArray();
          case 1 -> BYTES;
          default -> FUNCTIONS;
        };
    TypeUse type = new TypeUse.Index(index(array));
    cast(type);
    body.masked(3);
    if (array == BYTES && choices.oneIn(2)) {
      body.masked(7);
      body.masked(3);
      body.emit(
          new AggregateInstr.ArrayInitData(index(array), RandomModule.PASSIVE_DATA),
          List.of(ANY, I32, I32, I32),
          List.of());
    } else if (array == FUNCTIONS && choices.oneIn(2)) {
      body.masked(3);
      body.masked(1);
      body.emit(
          new AggregateInstr.ArrayInitElem(index(array), RandomModule.PASSIVE_ELEM),
          List.of(ANY, I32, I32, I32),
          List.of());
    } else {
      body.value(ANY, 1);
      emit(new ReferenceInstr.RefCast(RefType.nullable(type)), List.of(ANY), ANY);
      body.masked(3);
      body.masked(3);
      body.emit(
          new AggregateInstr.ArrayCopy(index(array), index(array)),
          List.of(ANY, I32, ANY, I32, I32),
          List.of());
    }
  }

  private void equal() {
    RefType eq = RefType.nullable(AbsHeapType.EQ);
    body.need(List.of(ANY));
    emit(new ReferenceInstr.RefCast(eq), List.of(ANY), ANY);
    body.value(ANY, 1);
    emit(new ReferenceInstr.RefCast(eq), List.of(ANY), ANY);
    emit(new ReferenceInstr.RefEq(), List.of(ANY, ANY), I32);
  }

  private RefType anyTarget() {
    HeapType heap =
        switch (choices.below(8)) {
          case 0 -> AbsHeapType.EQ;
          case 1 -> AbsHeapType.I31;
          case 2 -> AbsHeapType.STRUCT;
          case 3 -> AbsHeapType.ARRAY;
          case 4 -> AbsHeapType.NONE;
          case 5 -> new TypeUse.Index(index(anyStruct()));
          case 6 -> new TypeUse.Index(index(anyArray()));
          default -> AbsHeapType.ANY;
        };
    return new RefType(choices.oneIn(2), heap);
  }

  private void branch() {
    List<Integer> fitting = new ArrayList<>();
    for (int label = 0; label < body.depth(); label++) {
      List<ValType> types = body.frame(label).labelTypes();
      if (!types.isEmpty() && types.getLast().equals(ANY)) {
        fitting.add(label);
      }
    }
    if (fitting.isEmpty()) {
      body.masked(3);
      emit(new AggregateInstr.RefI31(), List.of(I32), ANY);
      return;
    }
    int label = fitting.get(choices.below(fitting.size()));
    List<ValType> passed = body.frame(label).labelTypes();
    body.need(passed);
    LabelCast cast = new LabelCast(label, ANY, anyTarget());
    body.emit(
        choices.oneIn(2) ? new ControlInstr.BrOnCast(cast) : new ControlInstr.BrOnCastFail(cast),
        passed,
        passed);
  }
}

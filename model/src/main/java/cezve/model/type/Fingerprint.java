package cezve.model.type;

import java.util.List;

/**
 * Computes a number for a recursive group that is the same in every process: unlike hash codes,
 * which depend on where objects are. What is mixed in for each type says what kind it is first.
 */
final class Fingerprint {
  private static final long START = 0xCBF29CE484222325L;
  private static final long FACTOR = 0x9E3779B97F4A7C15L;
  private static final int OTHER_GROUP = 1;
  private static final int OWN_GROUP = 2;
  private static final int ABSTRACT = 3;
  private static final int INTEGER = 4;
  private static final int FLOAT = 5;
  private static final int VECTOR = 6;
  private static final int PACKED = 7;
  private static final int FUNCTION = 8;
  private static final int STRUCTURE = 9;
  private static final int ARRAY = 10;

  private long state = START;

  private Fingerprint() {}

  /** The fingerprint of a group whose own members are positions. */
  static long of(RecType rolled) {
    Fingerprint fingerprint = new Fingerprint();
    for (SubType member : rolled.members()) {
      fingerprint.add(member);
    }
    return fingerprint.state;
  }

  /** The fingerprint of a member of a group. */
  static long of(long group, int index) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(group);
    fingerprint.add(index);
    return fingerprint.state;
  }

  private void add(long value) {
    long mixed = (state ^ value) * FACTOR;
    state = mixed ^ (mixed >>> 32);
  }

  private void add(SubType type) {
    add(type.isFinal() ? 1 : 0);
    add(type.supers().size());
    for (TypeUse use : type.supers()) {
      add(use);
    }
    // Most types are function types: a switch over patterns is linked only where others occur.
    if (type.type() instanceof FuncType(List<ValType> params, List<ValType> results)) {
      add(FUNCTION);
      addAll(params);
      addAll(results);
    } else {
      addAggregate(type.type());
    }
  }

  private void addAggregate(CompType type) {
    switch (type) {
      case FuncType func -> throw new AssertionError("BUG: not an aggregate: " + func);
      case StructType(List<FieldType> fields) -> {
        add(STRUCTURE);
        add(fields.size());
        for (FieldType field : fields) {
          add(field);
        }
      }
      case ArrayType(FieldType element) -> {
        add(ARRAY);
        add(element);
      }
    }
  }

  private void addAll(List<ValType> types) {
    add(types.size());
    for (ValType type : types) {
      add(type);
    }
  }

  private void add(FieldType field) {
    add(field.mutability() == Mutability.VAR ? 1 : 0);
    if (field.storage() instanceof PackedType packed) {
      add(PACKED);
      add(packed.bytes());
    } else {
      add(field.storage().unpacked());
    }
  }

  private void add(ValType type) {
    if (type instanceof NumType number) {
      add(number == NumType.I32 || number == NumType.I64 ? INTEGER : FLOAT);
      add(number.bytes());
    } else if (type instanceof RefType reference) {
      add(reference.nullable() ? 1 : 0);
      add(reference.heap());
    } else {
      add(VECTOR);
    }
  }

  private void add(HeapType type) {
    if (type instanceof DefType defined) {
      add(OTHER_GROUP);
      add(defined.fingerprint());
    } else if (type instanceof TypeUse.Rec(int position)) {
      add(OWN_GROUP);
      add(position);
    } else if (type instanceof AbsHeapType abs) {
      add(ABSTRACT);
      add(abs.code());
    } else {
      throw new AssertionError("BUG: open type " + type);
    }
  }
}

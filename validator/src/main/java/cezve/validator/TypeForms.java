package cezve.validator;

import cezve.model.type.DefType;
import cezve.model.type.RefType;
import cezve.model.type.StructType;
import cezve.model.type.TypeSpace;
import org.jspecify.annotations.Nullable;

/**
 * What rules derive from the type at an index, kept so that an instruction of a few bytes does not
 * cost as much as its type is long. Threads may race here: whichever stores last, the values are
 * equal and immutable.
 */
final class TypeForms {
  private final TypeSpace types;
  private final @Nullable RefType[] references;
  private final @Nullable RefType[] nullableReferences;
  private final @Nullable StructForm[] structs;

  TypeForms(TypeSpace types) {
    this.types = types;
    references = new @Nullable RefType[types.size()];
    nullableReferences = new @Nullable RefType[types.size()];
    structs = new @Nullable StructForm[types.size()];
  }

  RefType reference(int index) {
    DefType type = types.get(index);
    RefType known = references[index];
    if (known == null) {
      known = RefType.nonNull(type);
      references[index] = known;
    }
    return known;
  }

  RefType nullableReference(int index) {
    DefType type = types.get(index);
    RefType known = nullableReferences[index];
    if (known == null) {
      known = RefType.nullable(type);
      nullableReferences[index] = known;
    }
    return known;
  }

  StructForm struct(StructType type, int index) {
    StructForm known = structs[index];
    if (known == null) {
      known = StructForm.of(type);
      structs[index] = known;
    }
    return known;
  }
}

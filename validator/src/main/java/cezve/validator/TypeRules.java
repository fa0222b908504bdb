package cezve.validator;

import cezve.model.error.InvalidException;
import cezve.model.error.Position;
import cezve.model.instruction.Feature;
import cezve.model.module.ImplementationLimits;
import cezve.model.type.ArrayType;
import cezve.model.type.CompType;
import cezve.model.type.DefType;
import cezve.model.type.FieldType;
import cezve.model.type.FuncType;
import cezve.model.type.Matching;
import cezve.model.type.RecType;
import cezve.model.type.StorageType;
import cezve.model.type.StructType;
import cezve.model.type.SubType;
import cezve.model.type.TypeSpace;
import cezve.model.type.TypeUse;
import cezve.model.type.ValType;
import java.util.List;

/**
 * The types that a module defines.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/types.html#type-definitions">Validation:
 *     Type definitions</a>
 */
final class TypeRules {
  private final Features features;

  TypeRules(Features features) {
    this.features = features;
  }

  /** Checks the types and closes them. */
  TypeSpace check(List<RecType> groups) {
    int start = 0;
    for (RecType group : groups) {
      List<SubType> members = group.members();
      for (int i = 0; i < members.size(); i++) {
        try {
          checkAlone(members.get(i), start + i, start + members.size());
        } catch (InvalidException e) {
          throw Place.in(e, Position.UNKNOWN, "type " + (start + i));
        }
      }
      if (members.size() != 1) {
        features.require(Feature.GC, "a group of recursive types");
      }
      start += members.size();
    }
    TypeSpace types = TypeSpace.of(groups);
    // All chains first: matching follows those of later types, too.
    for (int index = 0; index < types.size(); index++) {
      checkDepth(types.get(index), index);
    }
    checkSubtyping(groups, types);
    return types;
  }

  /** Checks what can be said of a type before indices are closed. */
  private void checkAlone(SubType type, int index, int end) {
    if (!type.isFinal() || !type.supers().isEmpty()) {
      features.require(Feature.GC, "a sub type");
    }
    if (type.supers().size() > 1) {
      throw new InvalidException(
          "sub type " + index + " has " + type.supers().size() + " supertypes, but can have one");
    }
    for (TypeUse use : type.supers()) {
      if (use instanceof TypeUse.Index(int supertype)
          && Integer.compareUnsigned(supertype, index) >= 0) {
        throw Integer.compareUnsigned(supertype, end) < 0
            ? new InvalidException(
                "sub type " + index + " has supertype " + supertype + ", which comes after it")
            : Context.unknown("type", supertype);
      }
    }
    requireFeatures(type.type());
  }

  private void requireFeatures(CompType type) {
    if (type instanceof FuncType(List<ValType> params, List<ValType> results)) {
      requireFeatures(params);
      requireFeatures(results);
      if (results.size() > 1) {
        features.require(Feature.MULTI_VALUE, "a function type with several results");
      }
      return;
    }
    features.require(Feature.GC, "an aggregate type");
    if (type instanceof StructType(List<FieldType> fields)) {
      for (FieldType field : fields) {
        requireFeatures(field.storage());
      }
    } else if (type instanceof ArrayType(FieldType element)) {
      requireFeatures(element.storage());
    }
  }

  private void requireFeatures(List<ValType> types) {
    for (ValType type : types) {
      features.require(type);
    }
  }

  private void requireFeatures(StorageType type) {
    if (type instanceof ValType val) {
      features.require(val);
    }
  }

  private static void checkSubtyping(List<RecType> groups, TypeSpace types) {
    int index = 0;
    for (RecType group : groups) {
      for (SubType member : group.members()) {
        if (!member.supers().isEmpty()) {
          requireSubtype(types.get(index), index, member.supers().getFirst());
        }
        index++;
      }
    }
  }

  private static void checkDepth(DefType type, int index) {
    int depth = 0;
    for (DefType t = type.supertype(); t != null; t = t.supertype()) {
      if (++depth > ImplementationLimits.SUBTYPING_DEPTH) {
        throw new InvalidException(
            "implementation limit: sub type "
                + index
                + " has more than "
                + ImplementationLimits.SUBTYPING_DEPTH
                + " supertypes above it");
      }
    }
  }

  private static void requireSubtype(DefType type, int index, TypeUse declared) {
    DefType supertype = (DefType) type.unroll().supers().getFirst();
    if (supertype.unroll().isFinal()) {
      throw new InvalidException("sub type " + index + " has the final supertype " + declared);
    }
    if (!Matching.matches(type.expand(), supertype.expand())) {
      throw new InvalidException(
          "sub type "
              + index
              + " does not match its supertype "
              + declared
              + ": "
              + TypeText.definition(type)
              + " is not a subtype of "
              + TypeText.definition(supertype));
    }
  }
}

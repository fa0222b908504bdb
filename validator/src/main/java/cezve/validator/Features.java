package cezve.validator;

import cezve.model.error.InvalidException;
import cezve.model.instruction.Feature;
import cezve.model.instruction.Row;
import cezve.model.type.AbsHeapType;
import cezve.model.type.HeapType;
import cezve.model.type.NumType;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The proposals that a module may make use of. */
final class Features {
  private final Set<Feature> enabled;

  Features(Set<Feature> enabled) {
    EnumSet<Feature> copy = EnumSet.noneOf(Feature.class);
    copy.addAll(enabled);
    this.enabled = Collections.unmodifiableSet(copy);
  }

  Set<Feature> enabled() {
    return enabled;
  }

  boolean has(Feature feature) {
    return enabled.contains(feature);
  }

  /** Requires the proposal that brought an instruction. */
  void require(Row row) {
    Feature feature = row.feature();
    if (feature != null && !enabled.contains(feature)) {
      throw disabled(row.mnemonic(), feature);
    }
  }

  /** Requires a proposal for the sake of something, named in the singular. */
  void require(Feature feature, String what) {
    if (!enabled.contains(feature)) {
      throw disabled(what, feature);
    }
  }

  /** Requires the proposal that brought a value type. */
  void require(ValType type) {
    Feature feature = feature(type);
    if (feature != null && !enabled.contains(feature)) {
      throw disabled("the type " + type, feature);
    }
  }

  /** Requires the proposal that brought a heap type. */
  void require(HeapType type) {
    Feature feature = feature(type);
    if (!enabled.contains(feature)) {
      throw disabled("the heap type " + type, feature);
    }
  }

  private static @Nullable Feature feature(ValType type) {
    if (type instanceof NumType) {
      return null;
    }
    if (!(type instanceof RefType ref)) {
      return Feature.SIMD;
    }
    Feature feature = feature(ref.heap());
    return feature == Feature.REFERENCE_TYPES && !ref.nullable()
        ? Feature.FUNCTION_REFERENCES
        : feature;
  }

  private static Feature feature(HeapType type) {
    return type instanceof AbsHeapType abs ? feature(abs) : Feature.FUNCTION_REFERENCES;
  }

  private static Feature feature(AbsHeapType type) {
    return switch (type) {
      case FUNC, EXTERN -> Feature.REFERENCE_TYPES;
      case EXN, NOEXN -> Feature.EXCEPTION_HANDLING;
      case ANY, EQ, I31, STRUCT, ARRAY, NONE, NOFUNC, NOEXTERN -> Feature.GC;
    };
  }

  private static InvalidException disabled(String what, Feature feature) {
    return new InvalidException(what + " requires the proposal " + feature + ", which is disabled");
  }
}

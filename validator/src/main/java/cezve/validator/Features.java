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
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The proposals that a module may make use of, and those of which it does. */
final class Features {
  private final Set<Feature> enabled;

  /** Several threads add to it. */
  private final Set<Feature> used = ConcurrentHashMap.newKeySet();

  Features(Set<Feature> enabled) {
    EnumSet<Feature> copy = EnumSet.noneOf(Feature.class);
    copy.addAll(enabled);
    this.enabled = Collections.unmodifiableSet(copy);
  }

  Set<Feature> enabled() {
    return enabled;
  }

  /** The proposals that were required so far. */
  Set<Feature> used() {
    EnumSet<Feature> copy = EnumSet.noneOf(Feature.class);
    copy.addAll(used);
    return Collections.unmodifiableSet(copy);
  }

  boolean has(Feature feature) {
    return enabled.contains(feature);
  }

  /** Requires the proposal that brought an instruction. */
  void require(Row row) {
    Feature feature = row.feature();
    if (feature != null && !use(feature)) {
      throw disabled(row.mnemonic(), feature);
    }
  }

  /** Requires a proposal for the sake of something, named in the singular. */
  void require(Feature feature, String what) {
    if (!use(feature)) {
      throw disabled(what, feature);
    }
  }

  /** Requires the proposal that brought a value type. */
  void require(ValType type) {
    Feature feature = feature(type);
    if (feature != null && !use(feature)) {
      throw disabled("the type " + type, feature);
    }
  }

  /** Requires the proposal that brought a heap type. */
  void require(HeapType type) {
    Feature feature = feature(type);
    if (!use(feature)) {
      throw disabled("the heap type " + type, feature);
    }
  }

  /** Counts proposals as required that are known to be. */
  void use(Set<Feature> known) {
    used.addAll(known);
  }

  private boolean use(Feature feature) {
    if (!used.contains(feature)) {
      if (!enabled.contains(feature)) {
        return false;
      }
      used.add(feature);
    }
    return true;
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

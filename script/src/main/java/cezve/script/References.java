package cezve.script;

import cezve.model.type.AbsHeapType;
import cezve.model.type.Matching;
import cezve.model.type.RefType;
import cezve.runtime.FuncInstance;

/** What references refer to. */
final class References {
  private References() {}

  /** Whether references of a type are external. */
  static boolean isExternal(RefType type) {
    return Matching.matches(type.heap(), AbsHeapType.EXTERN);
  }

  /** Whether a reference, not null, is one to something of an abstract kind. */
  static boolean isOfKind(Result.Reference reference, AbsHeapType kind) {
    Object value = reference.value();
    if (value == null) {
      return false;
    }
    return switch (kind) {
      case EXTERN -> isExternal(reference.type());
      case FUNC -> value instanceof FuncInstance;
      case ANY -> Matching.matches(reference.type().heap(), AbsHeapType.ANY);
      case EXN -> Matching.matches(reference.type().heap(), AbsHeapType.EXN);
      case EQ, I31, STRUCT, ARRAY -> Matching.matches(reference.type().heap(), kind);
      case NONE, NOFUNC, NOEXTERN, NOEXN -> false;
    };
  }
}

package cezve.script;

import cezve.model.type.AbsHeapType;
import cezve.model.type.Matching;
import cezve.model.type.NumType;
import cezve.model.type.RefType;
import cezve.runtime.References;
import org.jspecify.annotations.Nullable;

/** A value that an action yields. */
sealed interface Result {

  /**
   * A number.
   *
   * @param bits those of the value; of a 32-bit one sign-extended
   */
  record Number(NumType type, long bits) implements Result {}

  record Vector(long low, long high) implements Result {}

  /**
   * A reference.
   *
   * @param type what the function or global that it comes from is declared to yield
   */
  record Reference(RefType type, @Nullable Object value) implements Result {

    /** Whether it is an external reference. */
    boolean isExternal() {
      return Matching.matches(type.heap(), AbsHeapType.EXTERN);
    }

    /** Whether it is not null and refers to something of a kind. */
    boolean isA(AbsHeapType kind) {
      return isExternal() == (kind == AbsHeapType.EXTERN) && References.isA(value, kind);
    }
  }
}

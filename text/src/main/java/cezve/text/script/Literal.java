package cezve.text.script;

import cezve.model.type.AbsHeapType;
import cezve.model.type.NumType;

/** An argument. */
public sealed interface Literal {

  /**
   * A number.
   *
   * @param bits those of the value; of a 32-bit one sign-extended
   */
  record Number(NumType type, long bits) implements Literal {}

  /** A vector, the first lanes in the low bits of {@code low}. */
  record Vector(long low, long high) implements Literal {}

  /** {@code (ref.null …)}. */
  record Null(AbsHeapType type) implements Literal {}

  /** {@code (ref.extern …)}: an external reference to one of the host's objects, by number. */
  record Extern(int object) implements Literal {}

  /** {@code (ref.host …)}: the same object as an internal reference. */
  record Host(int object) implements Literal {}
}

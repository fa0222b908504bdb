package cezve.interpreter;

import cezve.runtime.numeric.F32;

/** Nodes for the operations of {@link F32}. */
final class F32Nodes {
  private F32Nodes() {}

  static I32Node eq(F32Operand a, F32Operand b) {
    return f -> F32.eq(a.eval(f), b.eval(f));
  }

  static I32Node ne(F32Operand a, F32Operand b) {
    return f -> F32.ne(a.eval(f), b.eval(f));
  }

  static I32Node lt(F32Operand a, F32Operand b) {
    return f -> F32.lt(a.eval(f), b.eval(f));
  }

  static I32Node gt(F32Operand a, F32Operand b) {
    return f -> F32.gt(a.eval(f), b.eval(f));
  }

  static I32Node le(F32Operand a, F32Operand b) {
    return f -> F32.le(a.eval(f), b.eval(f));
  }

  static I32Node ge(F32Operand a, F32Operand b) {
    return f -> F32.ge(a.eval(f), b.eval(f));
  }

  static F32Node abs(F32Operand a) {
    return f -> F32.abs(a.eval(f));
  }

  static F32Node neg(F32Operand a) {
    return f -> F32.neg(a.eval(f));
  }

  static F32Node ceil(F32Operand a) {
    return f -> F32.ceil(a.eval(f));
  }

  static F32Node floor(F32Operand a) {
    return f -> F32.floor(a.eval(f));
  }

  static F32Node trunc(F32Operand a) {
    return f -> F32.trunc(a.eval(f));
  }

  static F32Node nearest(F32Operand a) {
    return f -> F32.nearest(a.eval(f));
  }

  static F32Node sqrt(F32Operand a) {
    return f -> F32.sqrt(a.eval(f));
  }

  static F32Node add(F32Operand a, F32Operand b) {
    return f -> F32.add(a.eval(f), b.eval(f));
  }

  static F32Node sub(F32Operand a, F32Operand b) {
    return f -> F32.sub(a.eval(f), b.eval(f));
  }

  static F32Node mul(F32Operand a, F32Operand b) {
    return f -> F32.mul(a.eval(f), b.eval(f));
  }

  static F32Node div(F32Operand a, F32Operand b) {
    return f -> F32.div(a.eval(f), b.eval(f));
  }

  static F32Node min(F32Operand a, F32Operand b) {
    return f -> F32.min(a.eval(f), b.eval(f));
  }

  static F32Node max(F32Operand a, F32Operand b) {
    return f -> F32.max(a.eval(f), b.eval(f));
  }

  static F32Node copysign(F32Operand a, F32Operand b) {
    return f -> F32.copysign(a.eval(f), b.eval(f));
  }
}

package cezve.interpreter;

import cezve.runtime.numeric.F64;

/** Nodes for the operations of {@link F64}. */
final class F64Nodes {
  private F64Nodes() {}

  static I32Node eq(F64Operand a, F64Operand b) {
    return f -> F64.eq(a.eval(f), b.eval(f));
  }

  static I32Node ne(F64Operand a, F64Operand b) {
    return f -> F64.ne(a.eval(f), b.eval(f));
  }

  static I32Node lt(F64Operand a, F64Operand b) {
    return f -> F64.lt(a.eval(f), b.eval(f));
  }

  static I32Node gt(F64Operand a, F64Operand b) {
    return f -> F64.gt(a.eval(f), b.eval(f));
  }

  static I32Node le(F64Operand a, F64Operand b) {
    return f -> F64.le(a.eval(f), b.eval(f));
  }

  static I32Node ge(F64Operand a, F64Operand b) {
    return f -> F64.ge(a.eval(f), b.eval(f));
  }

  static F64Node abs(F64Operand a) {
    return f -> F64.abs(a.eval(f));
  }

  static F64Node neg(F64Operand a) {
    return f -> F64.neg(a.eval(f));
  }

  static F64Node ceil(F64Operand a) {
    return f -> F64.ceil(a.eval(f));
  }

  static F64Node floor(F64Operand a) {
    return f -> F64.floor(a.eval(f));
  }

  static F64Node trunc(F64Operand a) {
    return f -> F64.trunc(a.eval(f));
  }

  static F64Node nearest(F64Operand a) {
    return f -> F64.nearest(a.eval(f));
  }

  static F64Node sqrt(F64Operand a) {
    return f -> F64.sqrt(a.eval(f));
  }

  static F64Node add(F64Operand a, F64Operand b) {
    return f -> F64.add(a.eval(f), b.eval(f));
  }

  static F64Node sub(F64Operand a, F64Operand b) {
    return f -> F64.sub(a.eval(f), b.eval(f));
  }

  static F64Node mul(F64Operand a, F64Operand b) {
    return f -> F64.mul(a.eval(f), b.eval(f));
  }

  static F64Node div(F64Operand a, F64Operand b) {
    return f -> F64.div(a.eval(f), b.eval(f));
  }

  static F64Node min(F64Operand a, F64Operand b) {
    return f -> F64.min(a.eval(f), b.eval(f));
  }

  static F64Node max(F64Operand a, F64Operand b) {
    return f -> F64.max(a.eval(f), b.eval(f));
  }

  static F64Node copysign(F64Operand a, F64Operand b) {
    return f -> F64.copysign(a.eval(f), b.eval(f));
  }
}

package cezve.text;

/**
 * How many operands an instruction takes and gives, or a label takes.
 *
 * @param params the operands taken; negative if that is not known, since an index is out of bounds
 * @param results the operands given
 */
record Arity(int params, int results) {
  /** Of something that an index out of bounds stands for. */
  static final Arity UNKNOWN = new Arity(-1, 0);

  static final Arity NONE = new Arity(0, 0);

  /** Whether it is known. */
  boolean isKnown() {
    return params >= 0;
  }

  /** This, with more operands taken and given. */
  Arity plus(int moreParams, int moreResults) {
    return isKnown() ? new Arity(params + moreParams, results + moreResults) : this;
  }

  /** This, with other results. */
  Arity withResults(int others) {
    return isKnown() ? new Arity(params, others) : this;
  }
}

package cezve.text.script;

/** What a number, or a lane of a vector, is expected to be. */
public sealed interface NumberPattern {

  /**
   * Exactly these bits.
   *
   * @param bits those of the value; of one with fewer than 64 sign-extended
   */
  record Bits(long bits) implements NumberPattern {}

  /** A NaN whose payload is of some kind, and whose sign does not matter. */
  enum Nan implements NumberPattern {
    /** Only the highest bit of the payload is set. */
    CANONICAL("nan:canonical"),
    /** The highest bit of the payload is set. */
    ARITHMETIC("nan:arithmetic");

    private final String text;

    Nan(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }
}

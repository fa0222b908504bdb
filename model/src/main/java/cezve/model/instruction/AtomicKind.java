package cezve.model.instruction;

/** What an atomic access does, whatever its width and type. */
public enum AtomicKind {
  NOTIFY(".notify"),
  WAIT(".wait"),
  FENCE(".fence"),
  LOAD(".load"),
  STORE(".store"),
  ADD(".add"),
  SUB(".sub"),
  AND(".and"),
  OR(".or"),
  XOR(".xor"),
  XCHG(".xchg"),
  CMPXCHG(".cmpxchg");

  private static final AtomicKind[] ALL = values();

  private final String part;

  AtomicKind(String part) {
    this.part = part;
  }

  /** The kind that a mnemonic names. */
  static AtomicKind of(String mnemonic) {
    for (AtomicKind kind : ALL) {
      if (mnemonic.contains(kind.part)) {
        return kind;
      }
    }
    throw new AssertionError("BUG: " + mnemonic + " is of no kind");
  }
}

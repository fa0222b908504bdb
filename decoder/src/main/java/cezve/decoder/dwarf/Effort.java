package cezve.decoder.dwarf;

/** How much is looked at before a question stays without an answer. */
final class Effort {
  /** Entries and ranges; those of real functions are a tenth of that at most. */
  private static final int MOST = 1_000_000;

  private int left = MOST;

  /** Spends effort on an entry or a range. */
  void spend() {
    if (--left < 0) {
      throw new DwarfException("too much to look at");
    }
  }
}

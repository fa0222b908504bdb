package cezve.decoder.dwarf;

/** A section is not in the format; whoever asked gets no answer. */
final class DwarfException extends RuntimeException {
  DwarfException(String problem) {
    super(problem, null, false, false);
  }
}

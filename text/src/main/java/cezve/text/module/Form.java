package cezve.text.module;

/** What surrounds the instruction that comes next: blocks, and pieces of folded instructions. */
enum Form {
  /** {@code (op …}, of which the operands come first. */
  OPERANDS(Contents.FOLDED),
  /** {@code (block …}, or another block without pieces. */
  BLOCK(Contents.INSTRUCTIONS),
  /** {@code (if …} in front of {@code (then}. */
  CONDITION(Contents.FOLDED),
  /** {@code (if … (then …}. */
  THEN(Contents.INSTRUCTIONS),
  /** {@code (if … (then …) }. */
  BEHIND_THEN(Contents.PIECES),
  /** {@code (if … (then …) (else …}. */
  ELSE(Contents.INSTRUCTIONS),
  /** {@code (if … (then …) (else …) }. */
  BEHIND_ELSE(Contents.PIECES),
  /** {@code (try …} in front of {@code (do}. */
  TRY(Contents.PIECES),
  /** {@code (try … (do …}. */
  DO(Contents.INSTRUCTIONS),
  /** {@code (try … (do …) }. */
  BEHIND_DO(Contents.PIECES),
  /** {@code (try … (do …) (catch …}. */
  CATCH(Contents.INSTRUCTIONS),
  /** {@code (try … (do …) (catch …) }. */
  BEHIND_CATCH(Contents.PIECES),
  /** {@code (try … (do …) (catch_all …}. */
  CATCH_ALL(Contents.INSTRUCTIONS),
  /** {@code (try … (do …) (catch_all …) }. */
  BEHIND_CATCH_ALL(Contents.PIECES),
  /** {@code block …}, or another block that only {@code end} can follow. */
  FLAT_BLOCK(Contents.INSTRUCTIONS),
  /** {@code if …}. */
  FLAT_IF(Contents.INSTRUCTIONS),
  /** {@code try …}. */
  FLAT_TRY(Contents.INSTRUCTIONS),
  /** {@code try … catch …}. */
  FLAT_CATCH(Contents.INSTRUCTIONS);

  /** What a form can hold. */
  enum Contents {
    INSTRUCTIONS,
    FOLDED,
    PIECES
  }

  private final Contents contents;

  Form(Contents contents) {
    this.contents = contents;
  }

  Contents contents() {
    return contents;
  }

  /** Whether {@code end} closes it, and not a parenthesis. */
  boolean isFlat() {
    return compareTo(FLAT_BLOCK) >= 0;
  }
}

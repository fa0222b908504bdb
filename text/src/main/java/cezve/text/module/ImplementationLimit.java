package cezve.text.module;

import cezve.text.lexer.TokenCursor;

/** Rejects modules beyond one of {@link cezve.model.module.ImplementationLimits}. */
final class ImplementationLimit {
  private ImplementationLimit() {}

  /**
   * Checks a number of things of a kind.
   *
   * @param in a cursor at the first one too many
   */
  static void check(TokenCursor in, long count, String what, int most) {
    if (count > most) {
      throw in.error("implementation limit: " + count + " " + what + ", at most " + most);
    }
  }
}

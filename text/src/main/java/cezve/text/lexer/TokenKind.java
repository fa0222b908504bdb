package cezve.text.lexer;

/**
 * The kinds of tokens.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/lexical.html#tokens">Tokens</a>
 */
public enum TokenKind {
  LEFT_PAREN("\"(\""),
  RIGHT_PAREN("\")\""),
  KEYWORD("a keyword"),
  IDENTIFIER("an identifier"),
  STRING("a string"),
  /** An integer without a sign. */
  NATURAL("a number without a sign"),
  /** An integer with a sign. */
  INTEGER("an integer"),
  /** A floating-point number that is not an integer, infinities and NaNs among them. */
  FLOAT("a floating-point number"),
  /** What no token may look like; only inside of annotations. */
  RESERVED("a reserved token"),
  /** What follows the last token. */
  END("the end of the text");

  private final String text;

  TokenKind(String text) {
    this.text = text;
  }

  /** The kind as messages name it. */
  @Override
  public String toString() {
    return text;
  }
}

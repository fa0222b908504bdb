package cezve.text.lexer;

/**
 * What a character, given as a byte of UTF-8, can be part of.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/values.html#identifiers">Identifier
 *     characters</a>
 */
final class CharClass {
  /** No part of any token: control characters and everything beyond ASCII. */
  static final byte ILLEGAL = 0;

  /** Blank, tab, line feed and carriage return. */
  static final byte SPACE = 1;

  /** The characters of identifiers, keywords and numbers. */
  static final byte IDENTIFIER = 2;

  static final byte QUOTE = 3;
  static final byte LEFT_PAREN = 4;
  static final byte RIGHT_PAREN = 5;
  static final byte SEMICOLON = 6;

  /** The comma, brackets and braces, which are in no token but are not illegal either. */
  static final byte PUNCTUATION = 7;

  private static final byte[] CLASSES = new byte[0x100];

  static {
    for (int c = '!'; c <= '~'; c++) {
      CLASSES[c] = IDENTIFIER;
    }
    for (char c : new char[] {',', '[', ']', '{', '}'}) {
      CLASSES[c] = PUNCTUATION;
    }
    for (char c : new char[] {' ', '\t', '\n', '\r'}) {
      CLASSES[c] = SPACE;
    }
    CLASSES['"'] = QUOTE;
    CLASSES['('] = LEFT_PAREN;
    CLASSES[')'] = RIGHT_PAREN;
    CLASSES[';'] = SEMICOLON;
  }

  private CharClass() {}

  static byte of(byte c) {
    return CLASSES[c & 0xFF];
  }
}

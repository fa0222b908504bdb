/**
 * The lexical format: from characters to tokens, and a cursor over tokens for the parsers of
 * modules and scripts.
 *
 * <p>Annotations are no tokens. Their contents are checked to be tokens with balanced parentheses,
 * then they are put aside; a parser that honours some kind of annotation {@linkplain
 * cezve.text.lexer.TokenCursor#annotation asks} for it where it may stand.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/lexical.html">Lexical format</a>
 */
@NullMarked
package cezve.text.lexer;

import org.jspecify.annotations.NullMarked;

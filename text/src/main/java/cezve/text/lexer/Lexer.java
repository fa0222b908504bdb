package cezve.text.lexer;

import cezve.model.error.MalformedException;
import cezve.text.Source;
import org.jspecify.annotations.Nullable;

/**
 * Splits a text into tokens. A token is as long as it can be: two of them that are not parentheses
 * need space, a comment or an annotation in between.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/lexical.html">Lexical format</a>
 */
final class Lexer {
  /** What is being split: contents of annotations need not be what the format knows as tokens. */
  private enum Place {
    TEXT,
    ANNOTATION
  }

  private static final int NONE = -1;

  private static final String UNCLOSED_STRING = "unclosed string";
  private static final String EMPTY_IDENTIFIER = "empty identifier";
  private static final String EMPTY_ANNOTATION_ID = "empty annotation id";
  private static final String MALFORMED_UTF8 = "malformed UTF-8 encoding";

  private final Tokens tokens;
  private final byte[] text;
  private final Place place;
  private final int limit;
  private int at;

  private Lexer(Tokens tokens, Place place, int from, int to) {
    this.tokens = tokens;
    this.text = tokens.text;
    this.place = place;
    this.at = from;
    this.limit = to;
  }

  /** The tokens of a text. */
  static Tokens split(Source source) {
    byte[] text = source.contents().toArray();
    Tokens tokens = new Tokens(source, text);
    new Lexer(tokens, Place.TEXT, 0, text.length).run();
    return tokens;
  }

  /** The tokens between the id of an annotation and the parenthesis that closes it. */
  static Tokens contents(Tokens around, int annotation) {
    Tokens tokens = new Tokens(around.source, around.text);
    Annotations annotations = around.annotations;
    int from = annotations.contents(annotation);
    new Lexer(tokens, Place.ANNOTATION, from, annotations.end(annotation)).run();
    return tokens;
  }

  private void run() {
    while (skipSpace()) {
      switch (CharClass.of(text[at])) {
        case CharClass.LEFT_PAREN -> {
          if (place == Place.TEXT && follows('@')) {
            annotation();
          } else {
            tokens.add(TokenKind.LEFT_PAREN, at, ++at);
          }
        }
        case CharClass.RIGHT_PAREN -> tokens.add(TokenKind.RIGHT_PAREN, at, ++at);
        case CharClass.PUNCTUATION, CharClass.SEMICOLON -> reserved(at, at + 1);
        case CharClass.ILLEGAL -> throw illegal(at);
        default -> word();
      }
    }
    tokens.add(TokenKind.END, limit, limit);
  }

  private boolean follows(char c) {
    return at + 1 < limit && text[at + 1] == c;
  }

  /** Skips space and comments; returns whether there is something behind them. */
  private boolean skipSpace() {
    while (at < limit) {
      byte c = text[at];
      if (c == ' ' || CharClass.of(c) == CharClass.SPACE) {
        at++;
      } else if (c == ';' && follows(';')) {
        while (at < limit && text[at] != '\n' && text[at] != '\r') {
          at++;
        }
      } else if (c == '(' && follows(';')) {
        blockComment();
      } else {
        return true;
      }
    }
    return false;
  }

  private void blockComment() {
    int start = at;
    int depth = 0;
    do {
      if (at >= limit) {
        throw error("unclosed comment", start);
      }
      if (text[at] == '(' && follows(';')) {
        depth++;
        at += 2;
      } else if (text[at] == ';' && follows(')')) {
        depth--;
        at += 2;
      } else {
        at++;
      }
    } while (depth > 0);
  }

  /** Everything up to the next space, parenthesis or comment, which has to be one token. */
  private void word() {
    int start = at;
    byte first = text[start];
    int stringEnd = NONE;
    while (at < limit) {
      byte kind = CharClass.of(text[at]);
      if (kind == CharClass.IDENTIFIER) {
        at++;
      } else if (kind == CharClass.QUOTE) {
        at = stringEnd(at, at == start + 1 && first == '$' ? EMPTY_IDENTIFIER : null);
        stringEnd = stringEnd == NONE ? at : stringEnd;
      } else {
        break;
      }
    }
    TokenKind kind = kind(start, stringEnd);
    if (kind == TokenKind.RESERVED) {
      reserved(start, at);
    } else {
      tokens.add(kind, start, at);
    }
  }

  /**
   * The kind of token from {@code start} up to here.
   *
   * @param stringEnd where the first string in it ends, or NONE
   */
  private TokenKind kind(int start, int stringEnd) {
    byte first = text[start];
    if (first == '"') {
      return stringEnd == at ? TokenKind.STRING : TokenKind.RESERVED;
    }
    if (first == '$') {
      return identifier(start, stringEnd) ? TokenKind.IDENTIFIER : TokenKind.RESERVED;
    }
    if (stringEnd != NONE) {
      return TokenKind.RESERVED;
    }
    if (first >= 'a' && first <= 'z') {
      return (first == 'i' || first == 'n') && Numbers.kind(text, start, at) == TokenKind.FLOAT
          ? TokenKind.FLOAT
          : TokenKind.KEYWORD;
    }
    return (first >= '0' && first <= '9') || first == '+' || first == '-'
        ? Numbers.kind(text, start, at)
        : TokenKind.RESERVED;
  }

  private boolean identifier(int start, int stringEnd) {
    int name = start + 1;
    boolean quoted = stringEnd != NONE && text[name] == '"';
    boolean empty = at == name || (quoted && stringEnd == name + 2);
    if (empty && place == Place.TEXT) {
      throw error(EMPTY_IDENTIFIER, start);
    }
    boolean whole = stringEnd == NONE || (quoted && stringEnd == at);
    if (quoted && whole && place == Place.TEXT) {
      checkUtf8(name, at);
    }
    return whole && !empty;
  }

  private void reserved(int start, int end) {
    if (place == Place.TEXT) {
      throw error("unknown operator " + Excerpts.of(text, start, end), start);
    }
    tokens.add(TokenKind.RESERVED, start, end);
    at = end;
  }

  private void checkUtf8(int quote, int end) {
    byte[] bytes = Strings.unescape(text, quote + 1, end - 1);
    if (Utf8.firstMalformed(bytes, 0, bytes.length) >= 0) {
      throw error(MALFORMED_UTF8, quote);
    }
  }

  /**
   * The end of the string that starts with the quote at {@code from}.
   *
   * @param otherwise what to call a string that is not closed, if there is a special name for it
   */
  private int stringEnd(int from, @Nullable String otherwise) {
    int i = from + 1;
    while (i < limit) {
      byte c = text[i];
      if (c == '"') {
        return i + 1;
      }
      if (c == '\\') {
        int end = Strings.escapeEnd(text, i, limit);
        if (end < 0) {
          throw error("illegal escape in string", i);
        }
        i = end;
      } else if ((c >= 0 && c < ' ') || c == 0x7F) {
        if (otherwise == null && c != '\n' && c != '\r') {
          throw illegal(i);
        }
        break;
      } else {
        i++;
      }
    }
    throw error(otherwise == null ? UNCLOSED_STRING : otherwise, from);
  }

  private void annotation() {
    int start = at;
    int id = start + 2;
    at = id;
    if (at < limit && text[at] == '"') {
      at = stringEnd(at, EMPTY_ANNOTATION_ID);
      checkUtf8(id, at);
    } else {
      while (at < limit && CharClass.of(text[at]) == CharClass.IDENTIFIER) {
        at++;
      }
    }
    if (at == id || (text[id] == '"' && at == id + 2)) {
      throw error(EMPTY_ANNOTATION_ID, start);
    }
    int contents = at;
    skipContents(start);
    tokens.annotations.add(tokens.count(), start, id, contents, at - 1);
  }

  /** Moves behind the parenthesis that closes an annotation. */
  private void skipContents(int start) {
    int depth = 1;
    while (depth > 0) {
      if (!skipSpace()) {
        throw error("unclosed annotation", start);
      }
      switch (CharClass.of(text[at])) {
        case CharClass.LEFT_PAREN -> {
          depth++;
          at++;
        }
        case CharClass.RIGHT_PAREN -> {
          depth--;
          at++;
        }
        case CharClass.QUOTE -> at = stringEnd(at, null);
        case CharClass.ILLEGAL -> throw illegal(at);
        default -> at++;
      }
    }
  }

  private MalformedException illegal(int offset) {
    byte c = text[offset];
    String shown =
        c >= 0
            ? String.valueOf(Character.getName(c))
            : Excerpts.codePoint(text, offset) + " stands neither in a string nor in a comment";
    return error("illegal character: " + shown, offset);
  }

  private MalformedException error(String problem, int offset) {
    return new MalformedException(problem, tokens.source.position(offset));
  }
}

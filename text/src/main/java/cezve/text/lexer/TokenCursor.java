package cezve.text.lexer;

import cezve.model.error.MalformedException;
import cezve.model.error.Position;
import cezve.model.instruction.Feature;
import cezve.model.module.Bytes;
import cezve.text.Source;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tokens of a text, and parenthesised forms made of them, in their order. Methods that
 * begin with {@code at} only look at what is next; those that {@code skip} move on if it is what
 * they look for; all others demand it, and throw a {@link MalformedException} that points at what
 * is there instead.
 */
public final class TokenCursor {
  private final Tokens tokens;
  private final byte[] text;
  private final Set<Feature> features;
  private int next;

  private TokenCursor(Tokens tokens, Set<Feature> features) {
    this.tokens = tokens;
    this.features = features;
    this.text = tokens.text;
  }

  /**
   * A cursor at the first token of a text.
   *
   * @throws MalformedException if the text is not made of tokens
   */
  public static TokenCursor of(Source source) {
    return of(source, Feature.all());
  }

  /**
   * A cursor at the first token of a text that is in the format as it is without some features.
   *
   * @param features what the format has
   */
  public static TokenCursor of(Source source, Set<Feature> features) {
    return new TokenCursor(Lexer.split(source), features);
  }

  /** Whether the format that is read has what a feature added to it. */
  public boolean has(Feature feature) {
    return features.contains(feature);
  }

  /** A second cursor at the same place of the same text. */
  public TokenCursor copy() {
    TokenCursor copy = new TokenCursor(tokens, features);
    copy.next = next;
    return copy;
  }

  /** A cursor over what an annotation holds. */
  TokenCursor contents(int annotation) {
    return new TokenCursor(Lexer.contents(tokens, annotation), features);
  }

  Tokens tokens() {
    return tokens;
  }

  /** The text that is read. */
  public Source source() {
    return tokens.source;
  }

  /** The number of tokens in front of the next one. */
  public int index() {
    return next;
  }

  /** Moves to the token that had this {@link #index}. */
  public void moveTo(int index) {
    next = index;
  }

  /** The kind of the next token. */
  public TokenKind kind() {
    return tokens.kind(next);
  }

  /** The kind of the token behind the next one. */
  public TokenKind kindBehind() {
    return kind() == TokenKind.END ? TokenKind.END : tokens.kind(next + 1);
  }

  /** Where in the source the next token starts. */
  public int offset() {
    return tokens.start(next);
  }

  /** The line and column at which the next token starts. */
  public Position.Text position() {
    return source().position(offset());
  }

  /** The line and column at which the token starts that had this {@link #index}. */
  public Position.Text position(int index) {
    return source().position(tokens.start(index));
  }

  /** The next token as it is written. */
  public String text() {
    int start = tokens.start(next);
    return new String(text, start, tokens.end(next) - start, StandardCharsets.UTF_8);
  }

  /** Moves behind the next token, whatever it is; the end stays where it is. */
  public void advance() {
    if (kind() != TokenKind.END) {
      next++;
    }
  }

  /** Whether nothing is left. */
  public boolean atEnd() {
    return kind() == TokenKind.END;
  }

  /** Whether the next token is of this kind. */
  public boolean at(TokenKind kind) {
    return kind() == kind;
  }

  /** Whether the next token is this keyword. */
  public boolean atKeyword(String keyword) {
    return isKeyword(next, keyword);
  }

  /** Whether the next token is a keyword that means nothing anywhere in a module. */
  public boolean atUnknownKeyword() {
    return kind() == TokenKind.KEYWORD && !Keywords.isKnown(text());
  }

  /** Whether a parenthesis opens next, with this keyword behind it. */
  public boolean atForm(String keyword) {
    return kind() == TokenKind.LEFT_PAREN && isKeyword(next + 1, keyword);
  }

  private boolean isKeyword(int token, String keyword) {
    int start = tokens.start(token);
    return tokens.kind(token) == TokenKind.KEYWORD
        && tokens.end(token) - start == keyword.length()
        && Excerpts.startsWith(text, start, keyword);
  }

  /** Skips a token of this kind, if it is next. */
  public boolean skip(TokenKind kind) {
    if (kind() != kind) {
      return false;
    }
    advance();
    return true;
  }

  /** Skips this keyword, if it is next. */
  public boolean skipKeyword(String keyword) {
    if (!atKeyword(keyword)) {
      return false;
    }
    next++;
    return true;
  }

  /** Skips an opening parenthesis and this keyword, if they are next. */
  public boolean skipOpening(String keyword) {
    if (!atForm(keyword)) {
      return false;
    }
    next += 2;
    return true;
  }

  /** Demands an opening parenthesis. */
  public void open(String expected) {
    if (!skip(TokenKind.LEFT_PAREN)) {
      throw unexpected(expected);
    }
  }

  /** Demands a closing parenthesis. */
  public void close() {
    if (!skip(TokenKind.RIGHT_PAREN)) {
      throw unexpected("\")\"");
    }
  }

  /**
   * Moves behind the parenthesis that closes the form in which the next token stands.
   *
   * @throws MalformedException if the text ends before that
   */
  public void leaveForm() {
    int depth = 1;
    while (depth > 0) {
      switch (kind()) {
        case LEFT_PAREN -> depth++;
        case RIGHT_PAREN -> depth--;
        case END -> throw unexpected("\")\"");
        case KEYWORD, IDENTIFIER, STRING, NATURAL, INTEGER, FLOAT, RESERVED -> {}
      }
      next++;
    }
  }

  /**
   * A keyword.
   *
   * @param expected what messages say is expected
   */
  public String keyword(String expected) {
    if (kind() != TokenKind.KEYWORD) {
      throw unexpected(expected);
    }
    int start = tokens.start(next);
    String keyword = new String(text, start, tokens.end(next) - start, StandardCharsets.ISO_8859_1);
    next++;
    return keyword;
  }

  /** The name of an identifier, without the dollar sign; null if none is next. */
  public @Nullable String identifier() {
    if (kind() != TokenKind.IDENTIFIER) {
      return null;
    }
    int start = tokens.start(next) + 1;
    int end = tokens.end(next);
    next++;
    return text[start] == '"'
        ? new String(Strings.unescape(text, start + 1, end - 1), StandardCharsets.UTF_8)
        : new String(text, start, end - start, StandardCharsets.UTF_8);
  }

  /** An unsigned integer of up to 8 bits. */
  public int u8() {
    return (int) unsigned(8);
  }

  /** An unsigned integer of up to 32 bits. */
  public int u32() {
    return (int) unsigned(32);
  }

  /** An unsigned integer of up to 64 bits. */
  public long u64() {
    return unsigned(64);
  }

  private long unsigned(int bits) {
    if (kind() != TokenKind.NATURAL) {
      throw unexpected(TokenKind.NATURAL.toString());
    }
    return unsigned(tokens.start(next), bits);
  }

  private long unsigned(int from, int bits) {
    if (!Integers.fitsUnsigned(text, from, tokens.end(next), bits)) {
      throw error("i" + bits + " constant out of range");
    }
    long value = Integers.value(text, from, tokens.end(next));
    next++;
    return value;
  }

  /** Whether the next token is a keyword that starts so, and goes on. */
  public boolean atKeywordStarting(String prefix) {
    int start = tokens.start(next);
    return kind() == TokenKind.KEYWORD
        && tokens.end(next) - start > prefix.length()
        && Excerpts.startsWith(text, start, prefix);
  }

  /** The unsigned integer of up to 64 bits that a keyword such as {@code offset=8} ends with. */
  public long u64Behind(String prefix) {
    int from = tokens.start(next) + prefix.length();
    if (Numbers.kind(text, from, tokens.end(next)) != TokenKind.NATURAL) {
      throw error("unknown operator " + text());
    }
    return unsigned(from, 64);
  }

  /** Whether the next token is a number of any kind. */
  public boolean atNumber() {
    return switch (kind()) {
      case NATURAL, INTEGER, FLOAT -> true;
      case LEFT_PAREN, RIGHT_PAREN, KEYWORD, IDENTIFIER, STRING, RESERVED, END -> false;
    };
  }

  /**
   * An integer literal of some number of bits, up to 64, which may be one of a signed or of an
   * unsigned integer; of a shorter one, the upper bits follow the sign that is written.
   */
  public long integer(int bits) {
    int start = tokens.start(next);
    if (kind() != TokenKind.NATURAL && kind() != TokenKind.INTEGER) {
      throw unexpected("an integer");
    }
    if (!Integers.fits(text, start, tokens.end(next), bits)) {
      throw error("constant out of range: " + shown() + " is not an i" + bits);
    }
    long value = Integers.value(text, start, tokens.end(next));
    next++;
    return value;
  }

  /** The bits of a 32-bit floating-point literal. */
  public int f32() {
    return (int) floating(FloatFormat.F32);
  }

  /** The bits of a 64-bit floating-point literal. */
  public long f64() {
    return floating(FloatFormat.F64);
  }

  private long floating(FloatFormat format) {
    if (!atNumber()) {
      throw unexpected("a number");
    }
    OptionalLong bits = format.parse(text, tokens.start(next), tokens.end(next));
    if (bits.isEmpty()) {
      throw error("constant out of range: " + shown());
    }
    next++;
    return bits.getAsLong();
  }

  /** The bytes of a string. */
  public byte[] string() {
    if (kind() != TokenKind.STRING) {
      throw unexpected("a string");
    }
    byte[] bytes = Strings.unescape(text, tokens.start(next) + 1, tokens.end(next) - 1);
    next++;
    return bytes;
  }

  /** The bytes of all strings that are next, one after the other; there need not be any. */
  public Bytes strings() {
    byte[] first = kind() == TokenKind.STRING ? string() : new byte[0];
    if (kind() != TokenKind.STRING) {
      return Bytes.of(first);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(first);
    while (kind() == TokenKind.STRING) {
      all.writeBytes(string());
    }
    return Bytes.of(all.toByteArray());
  }

  /** A string that is a name: its bytes have to be UTF-8. */
  public String name() {
    int token = next;
    byte[] bytes = string();
    String name = Utf8.decode(bytes, 0, bytes.length);
    if (name == null) {
      next = token;
      throw error("malformed UTF-8 encoding");
    }
    return name;
  }

  /**
   * The annotation of a kind that stands in front of the next token, or null; from here on, it
   * counts as honoured.
   */
  public @Nullable Annotation annotation(String id) {
    if (tokens.annotations.count() == 0) {
      return null;
    }
    List<Annotation> all = annotations(id, 1);
    return all.isEmpty() ? null : all.getFirst();
  }

  /**
   * All annotations of a kind that stand in front of the next token; from here on, they count as
   * honoured.
   */
  public List<Annotation> annotations(String id) {
    return annotations(id, Integer.MAX_VALUE);
  }

  private List<Annotation> annotations(String id, int most) {
    Annotations annotations = tokens.annotations;
    List<Annotation> found = new ArrayList<>();
    for (int i = annotations.from(next);
        i < annotations.count() && annotations.token(i) == next && found.size() < most;
        i++) {
      if (!annotations.isTaken(i) && annotations.id(i, text).equals(id)) {
        annotations.take(i);
        found.add(new Annotation(id, this, i));
      }
    }
    return found;
  }

  /**
   * The first annotation of a kind that stands between a token and the next one, and that nobody
   * has honoured; null if there is none.
   *
   * @param from the {@link #index} of the token
   */
  public @Nullable Annotation misplaced(String id, int from) {
    Annotations annotations = tokens.annotations;
    for (int i = annotations.from(from); i < annotations.count(); i++) {
      if (annotations.token(i) > next) {
        break;
      }
      if (!annotations.isTaken(i) && annotations.id(i, text).equals(id)) {
        return new Annotation(id, this, i);
      }
    }
    return null;
  }

  /**
   * The error that the next token is not what has to be there.
   *
   * @param expected what that would be, such as {@code "a type"}
   */
  public MalformedException unexpected(String expected) {
    String found = shown();
    if (atUnknownKeyword()) {
      return error("unknown operator " + found + ": expected " + expected);
    }
    String shown =
        switch (kind()) {
          case END -> kind().toString();
          case STRING -> found;
          case LEFT_PAREN, RIGHT_PAREN, KEYWORD, IDENTIFIER, NATURAL, INTEGER, FLOAT, RESERVED ->
              '"' + found + '"';
        };
    return error("unexpected token: expected " + expected + ", found " + shown);
  }

  private String shown() {
    return Excerpts.of(text, tokens.start(next), tokens.end(next));
  }

  /** An error at the next token. */
  public MalformedException error(String problem) {
    return errorAt(problem, offset());
  }

  /** An error at an offset into the source. */
  public MalformedException errorAt(String problem, int offset) {
    return new MalformedException(problem, source().position(offset));
  }
}

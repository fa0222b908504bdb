package cezve.text;

import cezve.model.error.MalformedException;
import cezve.model.error.Position;
import cezve.model.module.Bytes;
import cezve.text.lexer.Utf8;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A text with its name. Places in it are offsets into its UTF-8 encoding; people are shown lines
 * and columns, which count from 1, columns in code points.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/text/lexical.html#characters">Characters</a>
 */
public final class Source {
  /** Code points of a long line that {@link #excerpt} shows. */
  private static final int EXCERPT = 100;

  private static final String CUT = "…";
  private static final char UNPRINTABLE = '\uFFFD';

  private final String name;
  private final byte[] text;
  private volatile @Nullable Places places;

  private Source(String name, byte[] text) {
    this.name = name;
    this.text = text;
    int malformed = Utf8.firstMalformed(text, 0, text.length);
    if (malformed >= 0) {
      throw new MalformedException("malformed UTF-8 encoding", position(malformed));
    }
  }

  /**
   * A text.
   *
   * @param name how messages call it: usually the name of the file
   * @throws MalformedException "malformed UTF-8 encoding" if it has a surrogate without its pair
   */
  public static Source of(String name, String text) {
    int unpaired = unpairedSurrogate(text);
    if (unpaired >= 0) {
      byte[] before = text.substring(0, unpaired).getBytes(StandardCharsets.UTF_8);
      throw new MalformedException(
          "malformed UTF-8 encoding: a surrogate without its pair",
          new Source(name, before).position(before.length));
    }
    return new Source(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static int unpairedSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.charCount(text.codePointAt(i)) == 1) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }

  /**
   * A text in UTF-8.
   *
   * @param name how messages call it: usually the name of the file
   * @param text the bytes, which must not change any more
   * @throws MalformedException "malformed UTF-8 encoding"
   */
  public static Source of(String name, byte[] text) {
    return new Source(name, text);
  }

  /** How messages call the text. */
  public String name() {
    return name;
  }

  /** The text in UTF-8. */
  public Bytes contents() {
    return Bytes.of(text);
  }

  /** The line and column of an offset from 0 up to and including the text's length in bytes. */
  public Position.Text position(int offset) {
    Places known = places();
    int line = known.line(offset);
    return new Position.Text(name, line + 1, 1 + known.codePoints(known.start(line), offset));
  }

  /**
   * The line of a position, and under it a line with a caret that points at the column. Long lines
   * are cut to the part around it.
   */
  public String excerpt(Position.Text position) {
    Places known = places();
    int line = Math.clamp(position.line(), 1, known.lines()) - 1;
    int lineStart = known.start(line);
    int end = line + 1 < known.lines() ? known.start(line + 1) : text.length;
    while (end > lineStart && (text[end - 1] == '\n' || text[end - 1] == '\r')) {
      end--;
    }
    int length = known.codePoints(lineStart, end);
    int caret = Math.clamp(position.column() - 1, 0, length);
    int from = Math.max(0, Math.min(caret - EXCERPT / 2, length - EXCERPT));
    int to = Math.min(length, from + EXCERPT);
    int start = skip(lineStart, from);
    String shown = new String(text, start, skip(start, to - from) - start, StandardCharsets.UTF_8);

    StringBuilder above = new StringBuilder(from > 0 ? CUT : "");
    StringBuilder below = new StringBuilder(from > 0 ? " " : "");
    int[] codePoints = shown.codePoints().toArray();
    for (int i = 0; i < codePoints.length; i++) {
      int c = codePoints[i];
      above.appendCodePoint(c == '\t' || !Character.isISOControl(c) ? c : UNPRINTABLE);
      if (from + i < caret) {
        below.append(c == '\t' ? '\t' : ' ');
      }
    }
    return above + (to < length ? CUT : "") + "\n" + below + "^";
  }

  @Override
  public String toString() {
    return name;
  }

  private int skip(int from, int codePoints) {
    int i = from;
    for (int left = codePoints; left > 0; left--) {
      do {
        i++;
      } while (i < text.length && Utf8.isContinuation(text[i]));
    }
    return i;
  }

  private Places places() {
    Places known = places;
    if (known == null) {
      known = new Places(text);
      places = known;
    }
    return known;
  }
}

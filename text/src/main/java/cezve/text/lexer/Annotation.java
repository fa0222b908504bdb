package cezve.text.lexer;

import cezve.model.error.MalformedException;

/**
 * An annotation {@code (@id …)}.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/lexical.html#annotations">
 *     Annotations</a>
 */
public final class Annotation {
  private final String id;
  private final TokenCursor around;
  private final int index;

  Annotation(String id, TokenCursor around, int index) {
    this.id = id;
    this.around = around;
    this.index = index;
  }

  /** What kind of annotation it is. */
  public String id() {
    return id;
  }

  /** A cursor over its contents, in which tokens can be of the kind RESERVED. */
  public TokenCursor contents() {
    return around.contents(index);
  }

  /** Where in the source it starts. */
  public int offset() {
    return around.tokens().annotations.start(index);
  }

  /** An error that concerns this annotation as a whole. */
  public MalformedException error(String problem) {
    return around.errorAt(problem, offset());
  }
}

package cezve.text.module;

import cezve.text.lexer.Annotation;
import cezve.text.lexer.TokenCursor;
import org.jspecify.annotations.Nullable;

/**
 * The annotation {@code (@name "…")} behind the identifier of a definition, or where it would be.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/custom.html#name-annotations">Name
 *     annotations</a>
 */
final class NameAnnotations {
  static final String ID = "name";

  private NameAnnotations() {}

  /**
   * The name that the annotation in front of the next token gives, or null.
   *
   * @param kind what is named
   */
  static @Nullable String next(TokenCursor in, String kind) {
    Annotation annotation = in.annotation(ID);
    if (annotation == null) {
      return null;
    }
    Annotation second = in.annotation(ID);
    if (second != null) {
      throw second.error("@name annotation: multiple " + kind + " names");
    }
    return AnnotationReader.read(annotation, NameAnnotations::name);
  }

  private static String name(TokenCursor in) {
    String name = in.name();
    AnnotationReader.end(in);
    return name;
  }
}

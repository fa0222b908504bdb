package cezve.text.module;

import cezve.model.error.MalformedException;
import cezve.text.lexer.Annotation;
import cezve.text.lexer.TokenCursor;
import java.util.function.Function;

/** What the annotations that are honoured have in common. */
final class AnnotationReader {
  private AnnotationReader() {}

  /** Reads the contents of an annotation, whose errors begin with its name. */
  static <T> T read(Annotation annotation, Function<TokenCursor, T> reader) {
    try {
      return reader.apply(annotation.contents());
    } catch (MalformedException e) {
      throw new MalformedException(
          "@" + annotation.id() + " annotation: " + e.problem(), e.position());
    }
  }

  /** Demands that nothing is left. */
  static void end(TokenCursor in) {
    if (!in.atEnd()) {
      throw in.error("unexpected token: expected \")\", found \"" + in.text() + '"');
    }
  }
}

package cezve.text.module;

import cezve.model.error.MalformedException;
import cezve.model.module.BranchHints;
import cezve.model.module.Bytes;
import cezve.text.lexer.Annotation;
import cezve.text.lexer.TokenCursor;
import org.jspecify.annotations.Nullable;

/**
 * The annotation {@code (@metadata.code.branch_hint "\00")}, or {@code "\01"}, in front of a
 * branch.
 *
 * @param hint what it says
 * @param offset where it stands
 * @see <a
 *     href="https://github.com/WebAssembly/branch-hinting/blob/main/proposals/branch-hinting/Overview.md">
 *     Branch hinting</a>
 */
record HintAnnotation(BranchHints.Hint hint, int offset) {
  static final String ID = BranchHints.NAME;

  /** The annotation in front of the next token, or null. */
  static @Nullable HintAnnotation next(TokenCursor in) {
    Annotation annotation = in.annotation(ID);
    if (annotation == null) {
      return null;
    }
    Annotation second = in.annotation(ID);
    if (second != null) {
      throw second.error("@" + ID + " annotation: duplicate annotation");
    }
    return new HintAnnotation(
        AnnotationReader.read(annotation, HintAnnotation::read), annotation.offset());
  }

  /** The error that an annotation stands where there is no branch. */
  static MalformedException outsideOfFunction(TokenCursor in, int offset) {
    return in.errorAt("@" + ID + " annotation: not in a function", offset);
  }

  private static BranchHints.Hint read(TokenCursor in) {
    int token = in.index();
    Bytes hint = in.strings();
    if (hint.length() != 1 || hint.get(0) < 0 || hint.get(0) > 1) {
      in.moveTo(token);
      throw in.error("invalid hint: expected \"\\00\" or \"\\01\"");
    }
    AnnotationReader.end(in);
    return hint.get(0) == 0 ? BranchHints.Hint.UNLIKELY : BranchHints.Hint.LIKELY;
  }
}

package cezve.text.module;

import cezve.model.module.Bytes;
import cezve.model.module.Custom;
import cezve.model.module.Section;
import cezve.text.lexer.Annotation;
import cezve.text.lexer.TokenCursor;
import cezve.text.lexer.TokenKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The annotations {@code (@custom "name" placement? "bytes"…)}, which stand where fields of a
 * module can stand.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/custom.html#custom-annotations">
 *     Custom annotations</a>
 */
final class CustomAnnotations {
  static final String ID = "custom";

  private final List<Custom> customs = new ArrayList<>();

  /** Reads those in front of the next token. */
  void next(TokenCursor in) {
    for (Annotation annotation : in.annotations(ID)) {
      customs.add(AnnotationReader.read(annotation, CustomAnnotations::read));
    }
  }

  /** The sections in the order of their places, and in that of the text at each place. */
  List<Custom> inOrder() {
    customs.sort(Comparator.comparing(Custom::after));
    return customs;
  }

  private static Custom read(TokenCursor in) {
    if (!in.at(TokenKind.STRING)) {
      throw in.error("missing section name");
    }
    String name = in.name();
    Section after = in.skip(TokenKind.LEFT_PAREN) ? placement(in) : last();
    Bytes contents = in.strings();
    AnnotationReader.end(in);
    return new Custom(name, contents, after);
  }

  private static Section placement(TokenCursor in) {
    Section after;
    if (in.skipKeyword("after")) {
      after = in.skipKeyword("last") ? last() : section(in);
    } else if (in.skipKeyword("before")) {
      after = in.skipKeyword("first") ? Section.START_OF_MODULE : before(section(in));
    } else {
      throw in.error("malformed placement: expected \"before\" or \"after\"");
    }
    in.close();
    return after;
  }

  private static Section section(TokenCursor in) {
    if (in.at(TokenKind.KEYWORD)) {
      Section section = SectionNames.find(in.text());
      if (section != null) {
        in.advance();
        return section;
      }
    }
    throw in.error("malformed section kind");
  }

  private static Section last() {
    return Section.DATA;
  }

  private static Section before(Section section) {
    Section previous = Section.START_OF_MODULE;
    for (Section candidate : Section.values()) {
      if (candidate.compareTo(section) < 0) {
        previous = candidate;
      }
    }
    return previous;
  }
}

package cezve.text.module;

import cezve.model.module.Module;
import cezve.model.module.Names;
import cezve.text.lexer.Annotation;
import cezve.text.lexer.TokenCursor;
import cezve.text.lexer.TokenKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads modules.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html">Modules</a>
 */
public final class ModuleReader {
  private final TokenCursor in;
  private final int start;
  private final @Nullable String name;
  private final IndexSpaces spaces = new IndexSpaces();
  private final CustomAnnotations customs = new CustomAnnotations();

  private ModuleReader(TokenCursor in, @Nullable String identifier) {
    this.in = in;
    this.start = in.index();
    String annotated = NameAnnotations.next(in, "module");
    this.name = annotated == null ? identifier : annotated;
  }

  /** Whether a field of a module opens next. */
  public static boolean atField(TokenCursor in) {
    TokenCursor ahead = in.copy();
    return ahead.skip(TokenKind.LEFT_PAREN)
        && ahead.at(TokenKind.KEYWORD)
        && FieldKind.of(ahead.text()) != null;
  }

  /** A text that is a single module, with {@code (module …)} around its fields or without. */
  public static Module text(TokenCursor in) {
    if (!in.skipOpening("module")) {
      return bare(in);
    }
    Module module = fields(in, in.identifier());
    if (!in.atEnd()) {
      throw in.unexpected(TokenKind.END.toString());
    }
    return module;
  }

  /**
   * The fields of a module up to the parenthesis that closes it, which is skipped.
   *
   * @param in a cursor behind {@code (module} and the identifier
   * @param identifier the module's identifier, or null
   */
  public static Module fields(TokenCursor in, @Nullable String identifier) {
    Module module = new ModuleReader(in, identifier).read();
    in.close();
    return module;
  }

  /** Fields of a module up to the end of the text. */
  public static Module bare(TokenCursor in) {
    Module module = new ModuleReader(in, null).read();
    if (!in.atEnd()) {
      throw in.unexpected("a module field");
    }
    return module;
  }

  /** Reads the module, and leaves the cursor in front of what ends it. */
  private Module read() {
    List<Field> fields = new Declarations(in, spaces, customs).read();
    int end = in.index();
    Module.Builder builder = new FieldReader(in, spaces).read(fields);
    in.moveTo(end);
    checkAnnotations();
    builder.customs = customs.inOrder();
    Names.Contents names = spaces.names(name);
    builder.names = new Names(() -> names);
    return builder.build();
  }

  /** Finds annotations that stand where they mean nothing. */
  private void checkAnnotations() {
    Annotation hint = in.misplaced(HintAnnotation.ID, start);
    if (hint != null) {
      throw HintAnnotation.outsideOfFunction(in, hint.offset());
    }
    for (String id : List.of(CustomAnnotations.ID, NameAnnotations.ID)) {
      Annotation misplaced = in.misplaced(id, start);
      if (misplaced != null) {
        throw misplaced.error("misplaced @" + id + " annotation");
      }
    }
  }
}

package cezve.text.module;

import cezve.model.type.ExternKind;
import cezve.text.lexer.TokenCursor;
import cezve.text.lexer.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first pass: which fields there are, and the indices and identifiers of definitions. */
final class Declarations {
  private final TokenCursor in;
  private final IndexSpaces spaces;
  private final CustomAnnotations customs;
  private final List<Field> fields = new ArrayList<>();
  private @Nullable ExternKind defined;
  private boolean started;

  Declarations(TokenCursor in, IndexSpaces spaces, CustomAnnotations customs) {
    this.in = in;
    this.spaces = spaces;
    this.customs = customs;
  }

  /** The fields up to what can be none of them, which is a closing parenthesis or the end. */
  List<Field> read() {
    customs.next(in);
    while (in.at(TokenKind.LEFT_PAREN)) {
      in.advance();
      int token = in.index();
      FieldKind kind = FieldKind.of(in.keyword("a module field"));
      if (kind == null) {
        in.moveTo(token);
        throw in.unexpected("a module field");
      }
      fields.add(new Field(kind, token));
      declare(kind);
      in.leaveForm();
      customs.next(in);
    }
    return fields;
  }

  private void declare(FieldKind kind) {
    switch (kind) {
      case TYPE -> spaces.types.define(in);
      case REC -> rec();
      case IMPORT -> imported();
      case FUNC -> definition(ExternKind.FUNC);
      case TABLE -> definition(ExternKind.TABLE);
      case MEMORY -> definition(ExternKind.MEMORY);
      case GLOBAL -> definition(ExternKind.GLOBAL);
      case TAG -> definition(ExternKind.TAG);
      case EXPORT -> {}
      case START -> start();
      case ELEM -> spaces.elems.define(in);
      case DATA -> spaces.datas.define(in);
    }
  }

  private void rec() {
    while (in.skipOpening("type")) {
      spaces.types.define(in);
      in.leaveForm();
    }
  }

  private void start() {
    if (started) {
      throw in.error("multiple start sections");
    }
    started = true;
  }

  private void imported() {
    checkOrder();
    // What is wrong with these is said by the second pass.
    in.skip(TokenKind.STRING);
    in.skip(TokenKind.STRING);
    for (ExternKind kind : ExternKind.values()) {
      if (in.skipOpening(kind.toString())) {
        spaces.of(kind).define(in);
        in.leaveForm();
        return;
      }
    }
  }

  private void definition(ExternKind kind) {
    spaces.of(kind).define(in);
    while (in.skipOpening("export")) {
      in.leaveForm();
    }
    if (in.atForm("import")) {
      checkOrder();
      return;
    }
    defined = defined == null ? kind : defined;
    if (kind == ExternKind.TABLE && hasInlineSegment()) {
      spaces.elems.add();
    } else if (kind == ExternKind.MEMORY && hasInlineSegment()) {
      spaces.datas.add();
    }
  }

  /** Whether a table or memory comes with its contents: then it is not said how large it is. */
  private boolean hasInlineSegment() {
    if (in.atKeyword("i32") || in.atKeyword("i64")) {
      in.advance();
    }
    return !in.at(TokenKind.NATURAL);
  }

  private void checkOrder() {
    if (defined != null) {
      String kind = defined == ExternKind.FUNC ? "function" : defined.toString();
      throw in.error("import after " + kind + ": all imports stand in front of all definitions");
    }
  }
}

package cezve.text.module;

import cezve.model.module.Names;
import cezve.text.lexer.TokenCursor;
import cezve.text.lexer.TokenKind;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The indices of one kind, with their identifiers.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/text/conventions.html#contexts">Contexts</a>
 */
final class IndexSpace {
  /** Clearing a map takes as long as it has ever been large: larger ones are replaced. */
  private static final int KEPT = 64;

  private final Names.Kind kind;
  private Map<String, Integer> identifiers = new HashMap<>();
  private Map<Integer, String> names = new HashMap<>();
  private int size;

  IndexSpace(Names.Kind kind) {
    this.kind = kind;
  }

  /** The number of indices. */
  int size() {
    return size;
  }

  /** What people are to call the definitions: their name annotation, or else their identifier. */
  Map<Integer, String> names() {
    return names;
  }

  /** Forgets everything. */
  void clear() {
    if (names.size() > KEPT) {
      identifiers = new HashMap<>();
      names = new HashMap<>();
    }
    identifiers.clear();
    names.clear();
    size = 0;
  }

  /** The next index, for something without an identifier. */
  int add() {
    return size++;
  }

  /** The next index, for something with a name or without (null). */
  int add(@Nullable String name) {
    if (name != null) {
      names.put(size, name);
    }
    return size++;
  }

  /** Moves on by a number of indices without identifiers. */
  void add(int count) {
    size += count;
  }

  /** The next index, for what the identifier that may be next is to stand for. */
  int define(TokenCursor in) {
    int index = size++;
    int token = in.index();
    String identifier = in.identifier();
    if (identifier != null) {
      if (identifiers.putIfAbsent(identifier, index) != null) {
        in.moveTo(token);
        throw in.error("duplicate " + kindText() + " $" + identifier);
      }
      names.put(index, identifier);
    }
    String name = NameAnnotations.next(in, kindText());
    if (name != null) {
      names.put(index, name);
    }
    return index;
  }

  /** Whether an index comes next. */
  static boolean isNext(TokenCursor in) {
    return in.at(TokenKind.NATURAL) || in.at(TokenKind.IDENTIFIER);
  }

  /** An index, or what an identifier stands for. */
  int resolve(TokenCursor in) {
    if (in.at(TokenKind.NATURAL)) {
      return in.u32();
    }
    int token = in.index();
    String identifier = in.identifier();
    if (identifier == null) {
      throw in.unexpected("the index or identifier of a " + kindText());
    }
    Integer index = identifiers.get(identifier);
    if (index == null) {
      in.moveTo(token);
      throw in.error("unknown " + kindText() + " $" + identifier);
    }
    return index;
  }

  private String kindText() {
    return switch (kind) {
      case FUNCTION -> "func";
      case LOCAL -> "local";
      case LABEL -> "label";
      case TYPE -> "type";
      case TABLE -> "table";
      case MEMORY -> "memory";
      case GLOBAL -> "global";
      case ELEM -> "elem segment";
      case DATA -> "data segment";
      case FIELD -> "field";
      case TAG -> "tag";
    };
  }
}

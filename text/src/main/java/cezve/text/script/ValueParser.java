package cezve.text.script;

import cezve.model.error.MalformedException;
import cezve.model.type.AbsHeapType;
import cezve.model.type.NumType;
import cezve.text.lexer.TokenCursor;
import cezve.text.lexer.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses arguments and what results are expected to be. */
final class ValueParser {
  private static final String CONST = ".const";
  private static final String REF = "ref.";

  private final TokenCursor in;

  ValueParser(TokenCursor in) {
    this.in = in;
  }

  /** Arguments, as many as there are. */
  List<Literal> literals() {
    List<Literal> literals = new ArrayList<>();
    while (in.at(TokenKind.LEFT_PAREN)) {
      literals.add(literal());
    }
    return literals;
  }

  /** Patterns, as many as there are. */
  List<ResultPattern> patterns() {
    return patterns(0);
  }

  private Literal literal() {
    in.open("a value");
    int start = in.index();
    String keyword = in.keyword("a value");
    NumType type = numType(keyword);
    Literal literal;
    if (type != null) {
      literal = new Literal.Number(type, number(type));
    } else if (keyword.equals("v128.const")) {
      literal = vector();
    } else {
      literal =
          switch (keyword) {
            case "ref.null" -> new Literal.Null(heapType());
            case "ref.extern" -> new Literal.Extern(in.u32());
            case "ref.host" -> new Literal.Host(in.u32());
            default -> throw unexpected(start, "a value");
          };
    }
    in.close();
    return literal;
  }

  private Literal vector() {
    LaneShape shape = shape();
    long low = 0;
    long high = 0;
    for (int i = 0; i < shape.lanes(); i++) {
      int at = i * shape.bits();
      long lane = (lane(shape, i) & (-1L >>> (Long.SIZE - shape.bits()))) << (at % Long.SIZE);
      if (at < Long.SIZE) {
        low |= lane;
      } else {
        high |= lane;
      }
    }
    return new Literal.Vector(low, high);
  }

  private List<ResultPattern> patterns(int depth) {
    List<ResultPattern> patterns = new ArrayList<>();
    while (in.at(TokenKind.LEFT_PAREN)) {
      patterns.add(pattern(depth));
    }
    return patterns;
  }

  private ResultPattern pattern(int depth) {
    in.open("a result");
    int start = in.index();
    String keyword = in.keyword("a result");
    NumType type = numType(keyword);
    ResultPattern pattern;
    if (type != null) {
      pattern = new ResultPattern.Number(type, numberPattern(type));
    } else {
      pattern =
          switch (keyword) {
            case "v128.const" -> vectorPattern();
            case "ref" -> new ResultPattern.Reference(AbsHeapType.ANY);
            case "ref.null" -> new ResultPattern.Null(in.at(TokenKind.KEYWORD) ? heapType() : null);
            case "ref.extern" ->
                in.at(TokenKind.NATURAL)
                    ? new ResultPattern.Extern(in.u32())
                    : new ResultPattern.Reference(AbsHeapType.EXTERN);
            case "ref.host" -> new ResultPattern.Host(in.u32());
            case "either" -> either(depth);
            default -> new ResultPattern.Reference(kind(keyword, start));
          };
    }
    in.close();
    return pattern;
  }

  private ResultPattern either(int depth) {
    if (depth == ScriptParser.NESTING) {
      throw in.error("alternatives are nested too deeply");
    }
    List<ResultPattern> alternatives = patterns(depth + 1);
    if (alternatives.isEmpty()) {
      throw in.unexpected("a result");
    }
    return new ResultPattern.Either(alternatives);
  }

  private ResultPattern vectorPattern() {
    LaneShape shape = shape();
    List<NumberPattern> lanes = new ArrayList<>();
    for (int i = 0; i < shape.lanes(); i++) {
      NumberPattern.Nan nan = nan(shape.unpacked());
      lanes.add(nan == null ? new NumberPattern.Bits(lane(shape, i)) : nan);
    }
    return new ResultPattern.Vector(shape, lanes);
  }

  private NumberPattern numberPattern(NumType type) {
    NumberPattern.Nan nan = nan(type);
    return nan == null ? new NumberPattern.Bits(number(type)) : nan;
  }

  private NumberPattern.@Nullable Nan nan(NumType type) {
    if (type == NumType.I32 || type == NumType.I64) {
      return null;
    }
    for (NumberPattern.Nan nan : NumberPattern.Nan.values()) {
      if (in.skipKeyword(nan.toString())) {
        return nan;
      }
    }
    return null;
  }

  private LaneShape shape() {
    for (LaneShape shape : LaneShape.values()) {
      if (in.skipKeyword(shape.toString())) {
        return shape;
      }
    }
    throw in.unexpected("the shape of a vector");
  }

  /** A lane's bits, sign-extended. */
  private long lane(LaneShape shape, int lane) {
    if (!in.atNumber()) {
      throw in.error("wrong number of lane literals: " + lane + ", " + shape.lanes() + " expected");
    }
    return switch (shape) {
      case I8X16 -> (byte) in.integer(shape.bits());
      case I16X8 -> (short) in.integer(shape.bits());
      case I32X4, I64X2, F32X4, F64X2 -> number(shape.unpacked());
    };
  }

  /** A number's bits, those of a 32-bit one sign-extended. */
  private long number(NumType type) {
    return switch (type) {
      case I32 -> (int) in.integer(Integer.SIZE);
      case I64 -> in.integer(Long.SIZE);
      case F32 -> in.f32();
      case F64 -> in.f64();
    };
  }

  private static @Nullable NumType numType(String keyword) {
    for (NumType type : NumType.values()) {
      if (keyword.equals(type + CONST)) {
        return type;
      }
    }
    return null;
  }

  private AbsHeapType heapType() {
    int start = in.index();
    String keyword = in.keyword("a heap type");
    for (AbsHeapType type : AbsHeapType.values()) {
      if (keyword.equals(type.toString())) {
        return type;
      }
    }
    throw unexpected(start, "a heap type");
  }

  /** The kind of reference that {@code ref.struct} and the like stand for. */
  private AbsHeapType kind(String keyword, int start) {
    for (AbsHeapType type : AbsHeapType.values()) {
      if (keyword.equals(REF + type)) {
        return type;
      }
    }
    throw unexpected(start, "a result");
  }

  private MalformedException unexpected(int token, String expected) {
    in.moveTo(token);
    return in.unexpected(expected);
  }
}

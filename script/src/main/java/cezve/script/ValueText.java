package cezve.script;

import cezve.model.type.NumType;
import cezve.text.script.LaneShape;
import cezve.text.script.NumberPattern;
import cezve.text.script.ResultPattern;
import java.util.ArrayList;
import java.util.List;

/** Results and patterns as messages show them, the way scripts write them. */
final class ValueText {
  private static final int F32_PAYLOAD = (1 << 23) - 1;
  private static final long F64_PAYLOAD = (1L << 52) - 1;

  private ValueText() {}

  /** Several results. */
  static String of(List<Result> results) {
    return of(results, List.of());
  }

  /** One result. */
  static String of(Result.Number number) {
    return of((Result) number);
  }

  /** Several results; vectors are shown in the shapes in which they were expected. */
  static String of(List<Result> results, List<ResultPattern> expected) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      texts.add(
          results.get(i) instanceof Result.Vector vector
                  && i < expected.size()
                  && expected.get(i) instanceof ResultPattern.Vector(LaneShape shape, _)
              ? of(vector, shape)
              : of(results.get(i)));
    }
    return texts.isEmpty() ? "nothing" : String.join(" ", texts);
  }

  private static String of(Result result) {
    return switch (result) {
      case Result.Number(NumType type, long bits) ->
          "(" + type + ".const " + number(type, bits) + ")";
      case Result.Vector vector -> of(vector, LaneShape.I32X4);
      case Result.Reference reference -> of(reference);
    };
  }

  private static String of(Result.Reference reference) {
    return switch (reference.value()) {
      case null -> "(ref.null)";
      case HostObject(int number) ->
          (reference.isExternal() ? "(ref.extern " : "(ref.host ") + number + ")";
      case Object value -> "a reference to " + value + ", of type " + reference.type();
    };
  }

  /** A vector by its lanes. */
  private static String of(Result.Vector vector, LaneShape shape) {
    StringBuilder text = new StringBuilder("(v128.const ").append(shape);
    for (int i = 0; i < shape.lanes(); i++) {
      text.append(' ').append(number(shape.unpacked(), Lanes.lane(vector, shape, i)));
    }
    return text.append(')').toString();
  }

  /** Several patterns. */
  static String ofPatterns(List<ResultPattern> patterns) {
    List<String> texts = new ArrayList<>();
    for (ResultPattern pattern : patterns) {
      texts.add(of(pattern));
    }
    return texts.isEmpty() ? "nothing" : String.join(" ", texts);
  }

  private static String of(ResultPattern pattern) {
    return switch (pattern) {
      case ResultPattern.Number(var type, var number) ->
          "(" + type + ".const " + number(type, number) + ")";
      case ResultPattern.Vector(LaneShape shape, List<NumberPattern> lanes) -> {
        StringBuilder text = new StringBuilder("(v128.const ").append(shape);
        for (NumberPattern lane : lanes) {
          text.append(' ').append(number(shape.unpacked(), lane));
        }
        yield text.append(')').toString();
      }
      case ResultPattern.Null(var type) -> type == null ? "(ref.null)" : "(ref.null " + type + ")";
      case ResultPattern.Extern(int object) -> "(ref.extern " + object + ")";
      case ResultPattern.Host(int object) -> "(ref.host " + object + ")";
      case ResultPattern.Reference(var kind) -> "(ref." + kind + ")";
      case ResultPattern.Either(var alternatives) -> "(either " + ofPatterns(alternatives) + ")";
    };
  }

  private static String number(NumType type, NumberPattern pattern) {
    return switch (pattern) {
      case NumberPattern.Bits(long bits) -> number(type, bits);
      case NumberPattern.Nan nan -> nan.toString();
    };
  }

  private static String number(NumType type, long bits) {
    return switch (type) {
      case I32, I64 -> Long.toString(bits);
      case F32 -> {
        float value = Float.intBitsToFloat((int) bits);
        yield Float.isNaN(value)
            ? nan(bits < 0, bits & F32_PAYLOAD)
            : Float.isInfinite(value) ? infinity(bits < 0) : Float.toString(value);
      }
      case F64 -> {
        double value = Double.longBitsToDouble(bits);
        yield Double.isNaN(value)
            ? nan(bits < 0, bits & F64_PAYLOAD)
            : Double.isInfinite(value) ? infinity(bits < 0) : Double.toString(value);
      }
    };
  }

  private static String nan(boolean negative, long payload) {
    return (negative ? "-nan:0x" : "nan:0x") + Long.toHexString(payload);
  }

  private static String infinity(boolean negative) {
    return negative ? "-inf" : "inf";
  }
}

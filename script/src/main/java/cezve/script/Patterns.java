package cezve.script;

import cezve.model.type.NumType;
import cezve.text.script.LaneShape;
import cezve.text.script.NumberPattern;
import cezve.text.script.ResultPattern;
import java.util.List;

/** Compares results with what is expected of them. */
final class Patterns {
  private static final long F32_CANONICAL = 0x7FC0_0000L;
  private static final long F32_MAGNITUDE = 0x7FFF_FFFFL;
  private static final long F64_CANONICAL = 0x7FF8_0000_0000_0000L;

  private Patterns() {}

  /** Whether each result fits the pattern in its place. */
  static boolean match(List<Result> results, List<ResultPattern> patterns) {
    if (results.size() != patterns.size()) {
      return false;
    }
    for (int i = 0; i < results.size(); i++) {
      if (!matches(results.get(i), patterns.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(Result result, ResultPattern pattern) {
    return switch (pattern) {
      case ResultPattern.Number(NumType type, NumberPattern expected) ->
          result instanceof Result.Number(NumType actual, long bits)
              && actual == type
              && matches(type, bits, expected);
      case ResultPattern.Vector(LaneShape shape, List<NumberPattern> lanes) ->
          result instanceof Result.Vector vector && matches(vector, shape, lanes);
      case ResultPattern.Null _ ->
          result instanceof Result.Reference reference && reference.value() == null;
      case ResultPattern.Extern(int object) ->
          result instanceof Result.Reference reference
              && reference.isExternal()
              && new HostObject(object).equals(reference.value());
      case ResultPattern.Host(int object) ->
          result instanceof Result.Reference reference
              && !reference.isExternal()
              && new HostObject(object).equals(reference.value());
      case ResultPattern.Reference(var kind) ->
          result instanceof Result.Reference reference && reference.isA(kind);
      case ResultPattern.Either(List<ResultPattern> alternatives) -> {
        for (ResultPattern alternative : alternatives) {
          if (matches(result, alternative)) {
            yield true;
          }
        }
        yield false;
      }
    };
  }

  private static boolean matches(Result.Vector vector, LaneShape shape, List<NumberPattern> lanes) {
    for (int i = 0; i < lanes.size(); i++) {
      if (!matches(shape.unpacked(), Lanes.lane(vector, shape, i), lanes.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(NumType type, long bits, NumberPattern pattern) {
    return switch (pattern) {
      case NumberPattern.Bits(long expected) -> bits == expected;
      case NumberPattern.Nan nan ->
          switch (type) {
            case F32 -> isNan(bits & F32_MAGNITUDE, F32_CANONICAL, nan);
            case F64 -> isNan(bits & Long.MAX_VALUE, F64_CANONICAL, nan);
            case I32, I64 -> false;
          };
    };
  }

  private static boolean isNan(long magnitude, long canonical, NumberPattern.Nan nan) {
    return switch (nan) {
      case CANONICAL -> magnitude == canonical;
      case ARITHMETIC -> (magnitude & canonical) == canonical;
    };
  }
}

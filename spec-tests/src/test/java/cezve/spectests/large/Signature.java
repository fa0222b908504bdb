package cezve.spectests.large;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A module with functions of many parameters and as many results, which call each other in every
 * way there is.
 *
 * @param count the number of parameters, which are of all types in turn
 */
record Signature(int count) {
  private enum Type {
    I32("(i32.add (local.get %d) (i32.const 1))", ""),
    I64("(i64.add (local.get %d) (i64.const 1))", "i32.wrap_i64"),
    F32("(f32.add (local.get %d) (f32.const 1))", "i32.trunc_sat_f32_s"),
    F64("(f64.add (local.get %d) (f64.const 1))", "i32.trunc_sat_f64_s"),
    V128("(i32x4.add (local.get %d) (i32x4.splat (i32.const 1)))", "i32x4.extract_lane 2"),
    EXTERNREF("(local.get %d)", "ref.is_null");

    private final String increased;
    private final String toI32;

    Type(String increased, String toI32) {
      this.increased = increased;
      this.toI32 = toI32;
    }

    String text() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The value i of this type. */
    String constant(int i) {
      return switch (this) {
        case I32 -> "(i32.const " + i + ")";
        case I64 -> "(i64.const " + i + ")";
        case F32 -> "(f32.const " + i + ")";
        case F64 -> "(f64.const " + i + ")";
        case V128 -> "(i32x4.splat (i32.const " + i + "))";
        case EXTERNREF -> "(ref.null extern)";
      };
    }
  }

  /** How many functions add one on the way through {@code "run"}. */
  private static final int INCREMENTS = 7;

  private static Type type(int i) {
    return Type.values()[i % Type.values().length];
  }

  private String all(IntFunction<String> text) {
    return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining(" "));
  }

  /**
   * The module. It imports {@code "host" "same"}, which returns its parameters, exports {@code
   * "increase"}, which returns them increased by one, and {@code "run"}, which hands values through
   * all functions and computes {@link #expected} from them.
   */
  String text() {
    String types = all(i -> type(i).text());
    String arguments = all(i -> "(local.get " + i + ")");
    return "(module (type $t (func (param %s) (result %s)))".formatted(types, types)
        + "(import \"host\" \"same\" (func $same (type $t)))"
        + "(table funcref (elem $increase))"
        + "(func $increase (export \"increase\") (type $t) "
        + all(i -> type(i).increased.formatted(i))
        + ")"
        + tail("return_call $increase")
        + tail("i32.const 0 return_call_indirect (type $t)")
        + tail("ref.func $increase return_call_ref $t")
        + "(func $caught (type $t) (block $h (result "
        + types
        + ") (try_table (catch $e $h) "
        + arguments
        + " (throw $e)) (unreachable)) (call $increase))"
        + "(tag $e (param "
        + types
        + "))"
        + "(func (export \"run\") (result i32) (local $sum i32)"
        + all(i -> type(i).constant(i))
        + " call $increase i32.const 0 call_indirect (type $t) ref.func $increase call_ref $t"
        + " call 2 call 3 call $same call 4 call $caught "
        + all(i -> sum(count - 1 - i))
        + " local.get $sum))";
  }

  private String tail(String call) {
    return "(func (type $t) " + all(i -> "local.get " + i) + " " + call + ")";
  }

  private static String sum(int i) {
    return type(i).toI32 + " local.get $sum i32.const 31 i32.mul i32.add local.set $sum";
  }

  /** What {@code "run"} returns. */
  int expected() {
    int sum = 0;
    for (int i = count - 1; i >= 0; i--) {
      sum = sum * 31 + (type(i) == Type.EXTERNREF ? 1 : i + INCREMENTS);
    }
    return sum;
  }

  /** Arguments from a first value on, as {@link cezve.runtime.Values} has them. */
  List<@Nullable Object> arguments(int first) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int value = first + i;
      long twice = (long) value << 32 | value;
      values.add(
          switch (type(i)) {
            case I32 -> value;
            case I64 -> (long) value;
            case F32 -> (float) value;
            case F64 -> (double) value;
            case V128 -> new cezve.runtime.numeric.V128(twice, twice);
            case EXTERNREF -> null;
          });
    }
    return values;
  }
}

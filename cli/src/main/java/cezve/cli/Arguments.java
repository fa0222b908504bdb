package cezve.cli;

import cezve.cli.Failures.WrongUsage;
import cezve.model.type.NumType;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import cezve.model.type.VecType;
import cezve.runtime.FuncInstance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the arguments of {@code --invoke} as values of a function's parameter types. */
final class Arguments {
  private Arguments() {}

  /**
   * The values that texts stand for: integers in decimal or with {@code 0x}, as signed or unsigned
   * numbers; floats as Java writes them, or {@code inf} and {@code nan}; {@code null} for
   * references.
   *
   * @throws WrongUsage if there are too many or too few, or one is not of its type
   */
  static List<@Nullable Object> parse(String name, FuncInstance function, List<String> texts)
      throws WrongUsage {
    List<ValType> params = function.funcType().params();
    if (texts.size() != params.size()) {
      throw new WrongUsage(
          "\""
              + name
              + "\" is "
              + function.funcType()
              + ", so it takes "
              + params.size()
              + (params.size() == 1 ? " argument, not " : " arguments, not ")
              + texts.size());
    }
    List<@Nullable Object> values = new ArrayList<>(params.size());
    for (int i = 0; i < params.size(); i++) {
      try {
        values.add(parse(params.get(i), texts.get(i)));
      } catch (IllegalArgumentException _) {
        throw new WrongUsage(
            "argument " + (i + 1) + ", \"" + texts.get(i) + "\", is not an " + params.get(i));
      }
    }
    return values;
  }

  private static @Nullable Object parse(ValType type, String text) {
    return switch (type) {
      case NumType num ->
          switch (num) {
            case I32 -> i32(text);
            case I64 -> i64(text);
            case F32 -> Float.parseFloat(javaFloat(text));
            case F64 -> Double.parseDouble(javaFloat(text));
          };
      case RefType ref when ref.nullable() && text.equals("null") -> null;
      case RefType _, VecType _ -> throw new IllegalArgumentException(text);
    };
  }

  private static int i32(String text) {
    long value = i64(text);
    if (value < Integer.MIN_VALUE || value > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException(text);
    }
    return (int) value;
  }

  private static long i64(String text) {
    boolean negative = text.startsWith("-");
    String digits = negative || text.startsWith("+") ? text.substring(1) : text;
    boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
    long magnitude = Long.parseUnsignedLong(hex ? digits.substring(2) : digits, hex ? 16 : 10);
    if (negative && magnitude < 0 && magnitude != Long.MIN_VALUE) {
      throw new IllegalArgumentException(text);
    }
    return negative ? -magnitude : magnitude;
  }

  private static String javaFloat(String text) {
    return text.replace("inf", "Infinity").replace("nan", "NaN");
  }
}

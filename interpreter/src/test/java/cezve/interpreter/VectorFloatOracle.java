package cezve.interpreter;

import cezve.interpreter.VectorOracle.Result;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link VectorOracle} for lanes that are floating-point numbers. An f32 is computed
 * with as a double, whose precision is enough for rounding twice to make no difference.
 */
final class VectorFloatOracle {
  private final LaneShape shape;
  private final LaneShape source;
  private final boolean signed;
  private final List<BigInteger> operands;

  VectorFloatOracle(LaneShape shape, LaneShape source, boolean signed, List<BigInteger> operands) {
    this.shape = shape;
    this.source = source;
    this.signed = signed;
    this.operands = operands;
  }

  Result result(String name) {
    return switch (name) {
      case "eq", "ne", "lt", "gt", "le", "ge" -> relation(name);
      case "add" -> zip((x, y) -> x + y);
      case "sub" -> zip((x, y) -> x - y);
      case "mul" -> zip((x, y) -> x * y);
      case "div" -> zip((x, y) -> x / y);
      case "sqrt" -> map(Math::sqrt);
      case "ceil" -> map(x -> integral(x, RoundingMode.CEILING));
      case "floor" -> map(x -> integral(x, RoundingMode.FLOOR));
      case "trunc" -> map(x -> integral(x, RoundingMode.DOWN));
      case "nearest" -> map(x -> integral(x, RoundingMode.HALF_EVEN));
      case "abs" -> bits(lane -> lane.clearBit(shape.bits() - 1));
      case "neg" -> bits(lane -> lane.flipBit(shape.bits() - 1));
      case "min", "max" -> extremum(name.equals("min"));
      case "pmin" -> pick((x, y) -> y < x);
      case "pmax" -> pick((x, y) -> x < y);
      case "madd" -> multiplied(1);
      case "nmadd" -> multiplied(-1);
      case "convert", "convert_low" -> converted();
      case "demote", "promote_low" -> resized();
      default -> throw new AssertionError(name);
    };
  }

  private interface Choice {
    boolean second(double x, double y);
  }

  private interface BitOperation {
    BigInteger apply(BigInteger lane);
  }

  private Result lanes(List<@Nullable BigInteger> lanes) {
    while (lanes.size() < shape.count()) {
      lanes.add(BigInteger.ZERO);
    }
    return new Result(shape.bits(), lanes);
  }

  private Result map(DoubleUnaryOperator op) {
    List<@Nullable BigInteger> lanes = new ArrayList<>();
    for (double value : shape.floats(operands.getFirst())) {
      lanes.add(shape.encode(op.applyAsDouble(value)));
    }
    return lanes(lanes);
  }

  private Result zip(DoubleBinaryOperator op) {
    List<@Nullable BigInteger> lanes = new ArrayList<>();
    for (int i = 0; i < shape.count(); i++) {
      lanes.add(shape.encode(op.applyAsDouble(value(0, i), value(1, i))));
    }
    return lanes(lanes);
  }

  private Result bits(BitOperation op) {
    return lanes(
        new ArrayList<>(shape.lanes(operands.getFirst()).stream().map(op::apply).toList()));
  }

  private double value(int operand, int lane) {
    return shape.floats(operands.get(operand)).get(lane);
  }

  private BigInteger lane(int operand, int lane) {
    return shape.lanes(operands.get(operand)).get(lane);
  }

  private Result relation(String name) {
    List<@Nullable BigInteger> lanes = new ArrayList<>();
    for (int i = 0; i < shape.count(); i++) {
      double x = value(0, i);
      double y = value(1, i);
      boolean unordered = Double.isNaN(x) || Double.isNaN(y);
      // Adding zero makes a negative zero positive, which is equal to it.
      boolean holds =
          unordered
              ? name.equals("ne")
              : VectorOracle.holds(name, Double.compare(x + 0.0, y + 0.0));
      lanes.add(shape.mask(holds));
    }
    return lanes(lanes);
  }

  private static double integral(double x, RoundingMode mode) {
    if (Double.isNaN(x) || Double.isInfinite(x)) {
      return x;
    }
    return Math.copySign(new BigDecimal(x).setScale(0, mode).doubleValue(), x);
  }

  private Result extremum(boolean min) {
    List<@Nullable BigInteger> lanes = new ArrayList<>();
    for (int i = 0; i < shape.count(); i++) {
      double x = value(0, i);
      double y = value(1, i);
      if (Double.isNaN(x) || Double.isNaN(y)) {
        lanes.add(null);
      } else if (x == y) {
        // They differ at most in the sign of zero.
        lanes.add(min ? lane(0, i).or(lane(1, i)) : lane(0, i).and(lane(1, i)));
      } else {
        lanes.add(lane(x < y == min ? 0 : 1, i));
      }
    }
    return lanes(lanes);
  }

  private Result pick(Choice choice) {
    List<@Nullable BigInteger> lanes = new ArrayList<>();
    for (int i = 0; i < shape.count(); i++) {
      lanes.add(lane(choice.second(value(0, i), value(1, i)) ? 1 : 0, i));
    }
    return lanes(lanes);
  }

  private Result multiplied(int sign) {
    List<@Nullable BigInteger> lanes = new ArrayList<>();
    for (int i = 0; i < shape.count(); i++) {
      double product = shape.round(sign * value(0, i) * value(1, i));
      lanes.add(shape.encode(product + value(2, i)));
    }
    return lanes(lanes);
  }

  private Result converted() {
    List<@Nullable BigInteger> lanes = new ArrayList<>();
    for (BigInteger number : source.numbers(operands.getFirst(), signed)) {
      BigDecimal exact = new BigDecimal(number);
      lanes.add(shape.encode(shape.bits() == 32 ? exact.floatValue() : exact.doubleValue()));
    }
    return lanes(lanes.subList(0, shape.count()));
  }

  private Result resized() {
    List<@Nullable BigInteger> lanes = new ArrayList<>();
    for (double value : source.floats(operands.getFirst())) {
      lanes.add(shape.encode(value));
    }
    return lanes(new ArrayList<>(lanes.subList(0, 2)));
  }
}

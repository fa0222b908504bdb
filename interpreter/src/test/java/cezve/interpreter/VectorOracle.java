package cezve.interpreter;

import cezve.model.instruction.VectorOp;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a vector instruction yields, derived from its name and computed lane by lane on exact
 * integers. Relaxed instructions do what they do in the deterministic profile.
 */
final class VectorOracle {
  private static final Pattern SHAPE = Pattern.compile("_?([if][0-9]+x[0-9]+)");

  private final LaneShape shape;
  private final LaneShape source;
  private final boolean signed;
  private final String name;
  private final List<BigInteger> operands;

  private VectorOracle(String shape, String rest, List<BigInteger> operands) {
    this.shape = LaneShape.of(shape);
    this.signed = rest.endsWith("_s") || rest.endsWith("_s_zero");
    String name = rest.replaceFirst("_zero$", "").replaceFirst("_[su]$", "");
    Matcher matcher = SHAPE.matcher(name);
    this.source = matcher.find() ? LaneShape.of(matcher.group(1)) : this.shape;
    this.name = matcher.replaceAll("");
    this.operands = operands;
  }

  /** The lanes of a result, each a number of {@code bits} bits, or null for any quiet NaN. */
  record Result(int bits, List<? extends @Nullable BigInteger> lanes) {

    static Result scalar(int value) {
      return new Result(32, List.of(BigInteger.valueOf(value)));
    }

    /** Whether the bits of a value are as expected. */
    boolean admits(BigInteger actual) {
      LaneShape shape = new LaneShape(true, bits);
      for (int i = 0; i < lanes.size(); i++) {
        BigInteger lane = LaneShape.wrapped(actual.shiftRight(i * bits), bits);
        BigInteger expected = lanes.get(i);
        if (expected == null ? !shape.isQuietNan(lane) : !expected.equals(lane)) {
          return false;
        }
      }
      return actual.bitLength() <= bits * lanes.size();
    }
  }

  /** What an instruction yields for operands, which are given as their bits. */
  static Result result(VectorOp op, List<BigInteger> operands) {
    String[] parts = op.mnemonic().replace("relaxed_", "").split("\\.", -1);
    if (parts[0].equals("v128")) {
      return bitwise(parts[1], operands);
    }
    VectorOracle oracle = new VectorOracle(parts[0], parts[1], operands);
    if (oracle.name.equals("splat")) {
      return oracle.lanes(Collections.nCopies(oracle.shape.count(), operands.getFirst()));
    }
    return oracle.shape.floats()
        ? new VectorFloatOracle(oracle.shape, oracle.source, oracle.signed, operands)
            .result(oracle.name)
        : oracle.integer();
  }

  private static Result bitwise(String name, List<BigInteger> operands) {
    BigInteger a = operands.getFirst();
    BigInteger b = operands.size() > 1 ? operands.get(1) : BigInteger.ZERO;
    BigInteger ones = LaneShape.power(128).subtract(BigInteger.ONE);
    if (name.equals("any_true")) {
      return Result.scalar(a.signum());
    }
    return new Result(
        128,
        List.of(
            switch (name) {
              case "not" -> a.xor(ones);
              case "and" -> a.and(b);
              case "andnot" -> a.andNot(b);
              case "or" -> a.or(b);
              case "xor" -> a.xor(b);
              case "bitselect" -> select(a, b, operands.get(2));
              default -> throw new AssertionError(name);
            }));
  }

  private static BigInteger select(BigInteger a, BigInteger b, BigInteger mask) {
    return a.and(mask).or(b.andNot(mask));
  }

  private Result lanes(List<BigInteger> numbers) {
    return new Result(
        shape.bits(), numbers.stream().map(n -> LaneShape.wrapped(n, shape.bits())).toList());
  }

  private Result integer() {
    return switch (name) {
      case "eq", "ne", "lt", "gt", "le", "ge" ->
          zip((x, y) -> shape.mask(holds(name, x.compareTo(y))));
      case "add" -> zip(BigInteger::add);
      case "sub" -> zip(BigInteger::subtract);
      case "mul" -> zip(BigInteger::multiply);
      case "add_sat" -> zip((x, y) -> shape.saturated(x.add(y), signed));
      case "sub_sat" -> zip((x, y) -> shape.saturated(x.subtract(y), signed));
      case "min" -> zip(BigInteger::min);
      case "max" -> zip(BigInteger::max);
      case "avgr" -> zip((x, y) -> x.add(y).add(BigInteger.ONE).shiftRight(1));
      case "q15mulr", "q15mulr_sat" ->
          zip((x, y) -> shape.saturated(x.multiply(y).add(half(15)).shiftRight(15), true));
      case "abs" ->
          lanes(shape.numbers(operands.getFirst(), true).stream().map(BigInteger::abs).toList());
      case "neg" -> map(BigInteger::negate);
      case "popcnt" -> map(x -> BigInteger.valueOf(x.bitCount()));
      case "shl" -> map(x -> x.shiftLeft(count()));
      case "shr" -> map(x -> x.shiftRight(count()));
      case "all_true" -> Result.scalar(numbers(0).contains(BigInteger.ZERO) ? 0 : 1);
      case "bitmask" -> bitmask();
      case "swizzle" -> swizzle();
      case "laneselect" ->
          lanes(shape.lanes(select(operands.get(0), operands.get(1), operands.get(2))));
      case "trunc_sat", "trunc" -> truncated();
      default -> across();
    };
  }

  /** What takes lanes of another width. */
  private Result across() {
    return switch (name) {
      case "narrow" -> narrowed();
      case "extend_low" -> lanes(numbers(0).subList(0, shape.count()));
      case "extend_high" -> lanes(numbers(0).subList(shape.count(), source.count()));
      case "extmul_low" -> lanes(products().subList(0, shape.count()));
      case "extmul_high" -> lanes(products().subList(shape.count(), source.count()));
      case "extadd_pairwise" -> lanes(pairwise(numbers(0)));
      case "dot" -> dot();
      case "dot_add" -> dotAdd();
      default -> throw new AssertionError(name);
    };
  }

  static boolean holds(String relation, int order) {
    return switch (relation) {
      case "eq" -> order == 0;
      case "ne" -> order != 0;
      case "lt" -> order < 0;
      case "gt" -> order > 0;
      case "le" -> order <= 0;
      case "ge" -> order >= 0;
      default -> throw new AssertionError(relation);
    };
  }

  private static BigInteger half(int bits) {
    return LaneShape.power(bits - 1);
  }

  private List<BigInteger> numbers(int operand) {
    return source.numbers(operands.get(operand), signed);
  }

  private int count() {
    return operands.get(1).intValue() & (shape.bits() - 1);
  }

  private Result map(UnaryOperator<BigInteger> op) {
    return lanes(numbers(0).stream().map(op).toList());
  }

  private Result zip(BinaryOperator<BigInteger> op) {
    return lanes(zipped(op));
  }

  private List<BigInteger> zipped(BinaryOperator<BigInteger> op) {
    List<BigInteger> a = numbers(0);
    List<BigInteger> b = numbers(1);
    List<BigInteger> lanes = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      lanes.add(op.apply(a.get(i), b.get(i)));
    }
    return lanes;
  }

  private List<BigInteger> products() {
    return zipped(BigInteger::multiply);
  }

  private static List<BigInteger> pairwise(List<BigInteger> numbers) {
    List<BigInteger> sums = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i += 2) {
      sums.add(numbers.get(i).add(numbers.get(i + 1)));
    }
    return sums;
  }

  private Result dot() {
    List<BigInteger> sums = pairwise(products());
    boolean relaxed = source.bits() == 8;
    return lanes(relaxed ? sums.stream().map(x -> shape.saturated(x, true)).toList() : sums);
  }

  private Result dotAdd() {
    LaneShape between = new LaneShape(false, 16);
    List<BigInteger> saturated =
        pairwise(products()).stream()
            .map(x -> LaneShape.signed(between.saturated(x, true), 16))
            .toList();
    List<BigInteger> sums = pairwise(saturated);
    List<BigInteger> addends = shape.lanes(operands.get(2));
    List<BigInteger> lanes = new ArrayList<>();
    for (int i = 0; i < sums.size(); i++) {
      lanes.add(sums.get(i).add(addends.get(i)));
    }
    return lanes(lanes);
  }

  private Result narrowed() {
    List<BigInteger> wide = new ArrayList<>(source.numbers(operands.get(0), true));
    wide.addAll(source.numbers(operands.get(1), true));
    return lanes(wide.stream().map(x -> shape.saturated(x, signed)).toList());
  }

  private Result bitmask() {
    int mask = 0;
    List<BigInteger> lanes = shape.lanes(operands.getFirst());
    for (int i = 0; i < lanes.size(); i++) {
      mask |= lanes.get(i).testBit(shape.bits() - 1) ? 1 << i : 0;
    }
    return Result.scalar(mask);
  }

  private Result swizzle() {
    List<BigInteger> lanes = shape.lanes(operands.getFirst());
    return lanes(
        shape.lanes(operands.get(1)).stream()
            .map(i -> i.intValue() < 16 ? lanes.get(i.intValue()) : BigInteger.ZERO)
            .toList());
  }

  private Result truncated() {
    List<BigInteger> lanes = new ArrayList<>();
    for (double value : source.floats(operands.getFirst())) {
      BigInteger beyond = LaneShape.power(shape.bits());
      BigInteger integer =
          Double.isNaN(value)
              ? BigInteger.ZERO
              : Double.isInfinite(value)
                  ? (value > 0 ? beyond : beyond.negate())
                  : new BigDecimal(value).toBigInteger();
      lanes.add(shape.saturated(integer, signed));
    }
    while (lanes.size() < shape.count()) {
      lanes.add(BigInteger.ZERO);
    }
    return lanes(lanes);
  }
}

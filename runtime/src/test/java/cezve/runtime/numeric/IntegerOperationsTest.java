package cezve.runtime.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import java.math.BigInteger;
import java.util.function.BinaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Integer operations against exact arithmetic, as the specification defines them. */
final class IntegerOperationsTest {
  private static final int[] EDGES_32 = {
    0, 1, -1, 2, 31, 32, 33, 255, Integer.MAX_VALUE, Integer.MIN_VALUE
  };
  private static final long[] EDGES_64 = {
    0, 1, -1, 2, 63, 64, 65, 1L << 32, -(1L << 32), Long.MAX_VALUE, Long.MIN_VALUE
  };

  /** An operation and its definition on signed and on unsigned interpretations. */
  private record Operation(
      String name, IntBinaryOperator i32, LongBinaryOperator i64, Definition definition) {}

  private interface Definition {
    BigInteger apply(BigInteger a, BigInteger b, int bits);
  }

  private static Operation of(
      String name, IntBinaryOperator i32, LongBinaryOperator i64, Definition definition) {
    return new Operation(name, i32, i64, definition);
  }

  private static Definition signed(BinaryOperator<BigInteger> op) {
    return (a, b, _) -> op.apply(a, b);
  }

  private static Definition unsigned(BinaryOperator<BigInteger> op) {
    return (a, b, bits) -> op.apply(unsigned(a, bits), unsigned(b, bits));
  }

  private static Definition comparison(boolean signed, java.util.function.IntPredicate outcome) {
    return (a, b, bits) -> {
      int order = signed ? a.compareTo(b) : unsigned(a, bits).compareTo(unsigned(b, bits));
      return outcome.test(order) ? BigInteger.ONE : BigInteger.ZERO;
    };
  }

  private static BigInteger unsigned(BigInteger value, int bits) {
    return value.mod(BigInteger.ONE.shiftLeft(bits));
  }

  private static int amount(BigInteger b, int bits) {
    return unsigned(b, bits).mod(BigInteger.valueOf(bits)).intValue();
  }

  private static final Operation[] OPERATIONS = {
    of("add", I32::add, I64::add, signed(BigInteger::add)),
    of("sub", I32::sub, I64::sub, signed(BigInteger::subtract)),
    of("mul", I32::mul, I64::mul, signed(BigInteger::multiply)),
    of("and", I32::and, I64::and, signed(BigInteger::and)),
    of("or", I32::or, I64::or, signed(BigInteger::or)),
    of("xor", I32::xor, I64::xor, signed(BigInteger::xor)),
    of("div_s", I32::divS, I64::divS, signed(BigInteger::divide)),
    of("div_u", I32::divU, I64::divU, unsigned(BigInteger::divide)),
    of("rem_s", I32::remS, I64::remS, signed(BigInteger::remainder)),
    of("rem_u", I32::remU, I64::remU, unsigned(BigInteger::remainder)),
    of("shl", I32::shl, I64::shl, (a, b, bits) -> a.shiftLeft(amount(b, bits))),
    of("shr_s", I32::shrS, I64::shrS, (a, b, bits) -> a.shiftRight(amount(b, bits))),
    of(
        "shr_u",
        I32::shrU,
        I64::shrU,
        (a, b, bits) -> unsigned(a, bits).shiftRight(amount(b, bits))),
    of("rotl", I32::rotl, I64::rotl, (a, b, bits) -> rotate(a, amount(b, bits), bits)),
    of("rotr", I32::rotr, I64::rotr, (a, b, bits) -> rotate(a, bits - amount(b, bits), bits)),
    of("eq", I32::eq, I64::eq, comparison(true, order -> order == 0)),
    of("ne", I32::ne, I64::ne, comparison(true, order -> order != 0)),
    of("lt_s", I32::ltS, I64::ltS, comparison(true, order -> order < 0)),
    of("lt_u", I32::ltU, I64::ltU, comparison(false, order -> order < 0)),
    of("gt_s", I32::gtS, I64::gtS, comparison(true, order -> order > 0)),
    of("gt_u", I32::gtU, I64::gtU, comparison(false, order -> order > 0)),
    of("le_s", I32::leS, I64::leS, comparison(true, order -> order <= 0)),
    of("le_u", I32::leU, I64::leU, comparison(false, order -> order <= 0)),
    of("ge_s", I32::geS, I64::geS, comparison(true, order -> order >= 0)),
    of("ge_u", I32::geU, I64::geU, comparison(false, order -> order >= 0)),
  };

  private static BigInteger rotate(BigInteger value, int left, int bits) {
    BigInteger u = unsigned(value, bits);
    return u.shiftLeft(left).or(u.shiftRight(bits - left));
  }

  @Property(tries = 2000)
  void everyOperationIsExactOnRandomOperands(@ForAll long a, @ForAll long b) {
    for (Operation operation : OPERATIONS) {
      check32(operation, (int) a, (int) b);
      check64(operation, a, b);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyOperationIsExactAtTheEdges() {
    return Stream.of(OPERATIONS)
        .map(operation ->
            DynamicTest.dynamicTest(
                operation.name(),
                () -> {
                  for (int a : EDGES_32) {
                    for (int b : EDGES_32) {
                      check32(operation, a, b);
                    }
                  }
                  for (long a : EDGES_64) {
                    for (long b : EDGES_64) {
                      check64(operation, a, b);
                    }
                  }
                }));
  }

  @Property(tries = 500)
  void countsAndExtensionsAreThoseOfTheBits(@ForAll long a) {
    String bits64 = toBits(BigInteger.valueOf(a), 64);
    String bits32 = toBits(BigInteger.valueOf(a), 32);
    assertEquals(bits32.replaceFirst("1.*", "").length(), I32.clz((int) a));
    assertEquals(bits64.replaceFirst("1.*", "").length(), I64.clz(a));
    assertEquals(bits32.replaceFirst(".*1", "").length(), I32.ctz((int) a));
    assertEquals(bits64.replaceFirst(".*1", "").length(), I64.ctz(a));
    assertEquals(bits32.replace("0", "").length(), I32.popcnt((int) a));
    assertEquals(bits64.replace("0", "").length(), I64.popcnt(a));
    assertEquals(a == 0 ? 1 : 0, I64.eqz(a));
    assertEquals((int) a == 0 ? 1 : 0, I32.eqz((int) a));
    assertEquals(extend(a, 8), I64.extend8S(a));
    assertEquals(extend(a, 16), I64.extend16S(a));
    assertEquals(extend(a, 32), I64.extend32S(a));
    assertEquals(extend(a, 8), I32.extend8S((int) a));
    assertEquals(extend(a, 16), I32.extend16S((int) a));
  }

  private static long extend(long value, int bits) {
    BigInteger low = unsigned(BigInteger.valueOf(value), bits);
    return (low.testBit(bits - 1) ? low.subtract(BigInteger.ONE.shiftLeft(bits)) : low).longValue();
  }

  private static String toBits(BigInteger value, int bits) {
    String digits = unsigned(value, bits).toString(2);
    return "0".repeat(bits - digits.length()) + digits;
  }

  private static void check32(Operation operation, int a, int b) {
    check(
        operation,
        BigInteger.valueOf(a),
        BigInteger.valueOf(b),
        32,
        () -> Integer.toUnsignedLong(operation.i32().applyAsInt(a, b)));
  }

  private static void check64(Operation operation, long a, long b) {
    check(
        operation,
        BigInteger.valueOf(a),
        BigInteger.valueOf(b),
        64,
        () -> operation.i64().applyAsLong(a, b));
  }

  private static void check(
      Operation operation,
      BigInteger a,
      BigInteger b,
      int bits,
      java.util.function.LongSupplier actual) {
    boolean divides = operation.name().startsWith("div") || operation.name().startsWith("rem");
    String call = operation.name() + bits + "(" + a + ", " + b + ")";
    if (divides && b.signum() == 0) {
      assertTrap(Trap.INTEGER_DIVIDE_BY_ZERO, actual, call);
      return;
    }
    BigInteger expected = operation.definition().apply(a, b, bits);
    if (operation.name().equals("div_s") && expected.bitLength() >= bits) {
      assertTrap(Trap.INTEGER_OVERFLOW, actual, call);
      return;
    }
    BigInteger result = unsigned(BigInteger.valueOf(actual.getAsLong()), bits);
    assertEquals(unsigned(expected, bits), result, call);
  }

  private static void assertTrap(Trap trap, java.util.function.LongSupplier action, String call) {
    assertEquals(trap, assertThrows(TrapException.class, action::getAsLong, call).trap(), call);
  }
}

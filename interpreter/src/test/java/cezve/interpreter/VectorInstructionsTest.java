package cezve.interpreter;

import static cezve.interpreter.Program.get;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.instruction.Instr;
import cezve.model.instruction.LaneOp;
import cezve.model.instruction.Opcode;
import cezve.model.instruction.VectorInstr;
import cezve.model.instruction.VectorOp;
import cezve.model.type.FuncType;
import cezve.model.type.NumType;
import cezve.model.type.RefType;
import cezve.model.type.ValType;
import cezve.model.type.VecType;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Values;
import cezve.runtime.numeric.V128;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Every vector instruction that computes, against {@link VectorOracle}. */
final class VectorInstructionsTest {
  private static final long[] EDGES = {
    0,
    1,
    -1,
    2,
    15,
    16,
    0x7F,
    0x80,
    0xFF,
    0x7FFF,
    0x8000,
    0xFFFF,
    0x7FFF_FFFFL,
    0x8000_0000L,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    0x80808080_80808080L,
    0x0001_0001_0001_0001L
  };

  private static final float[] FLOATS = {
    0f,
    -0f,
    0.5f,
    -0.5f,
    1f,
    1.5f,
    -1.5f,
    2.5f,
    -2.5f,
    0x1p23f,
    0x1p31f,
    -0x1p31f,
    0x1p32f,
    Float.MIN_VALUE,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.NaN,
    Float.intBitsToFloat(0xFFA0_0001)
  };

  private static final double[] DOUBLES = {
    0,
    -0.0,
    0.5,
    -0.5,
    1.5,
    2.5,
    -2.5,
    0x1p52,
    0x1p31,
    0x1p32,
    -0x1p31 - 1,
    4294967295.5,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    0x1.000001p0,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN,
    Double.longBitsToDouble(0xFFF4_0000_0000_0001L)
  };

  private static final ModuleInstance OPERATIONS = operations();

  /** A module with a function for each instruction, in their order. */
  private static ModuleInstance operations() {
    Program program = new Program();
    for (VectorOp op : VectorOp.values()) {
      add(program, op, op.instr());
    }
    return program.instantiate();
  }

  private static void add(Program program, Opcode op, Instr instr) {
    List<ValType> params = op.signature().params();
    List<Instr> body = new ArrayList<>();
    for (int i = 0; i < params.size(); i++) {
      body.add(get(i));
    }
    body.add(instr);
    FuncType type = new FuncType(params, op.signature().results());
    program.func(op.mnemonic(), type, body.toArray(Instr[]::new));
  }

  @Property(tries = 400)
  void everyOperationYieldsWhatItsNameSays(@ForAll long seed) {
    Random random = new Random(seed);
    int function = 0;
    for (VectorOp op : VectorOp.values()) {
      List<Object> operands = operands(op, random);
      Object actual = invoke(OPERATIONS, function++, operands);
      List<BigInteger> bits = operands.stream().map(VectorInstructionsTest::bits).toList();
      VectorOracle.Result expected = VectorOracle.result(op, bits);
      assertTrue(
          expected.admits(bits(actual)),
          () -> op.mnemonic() + operands + " = " + actual + ", not " + expected);
    }
  }

  @Property(tries = 50)
  void aLaneIsReadAndReplacedWhereItIs(@ForAll long seed) {
    Random random = new Random(seed);
    for (LaneOp op : LaneOp.values()) {
      if (op == LaneOp.I8X16_SHUFFLE) {
        continue;
      }
      Program program = new Program();
      for (int lane = 0; lane < op.lanes(); lane++) {
        add(program, op, new VectorInstr.Lane(op, lane));
      }
      ModuleInstance instance = program.instantiate();
      for (int lane = 0; lane < op.lanes(); lane++) {
        List<Object> operands = operands(op, random);
        BigInteger actual = bits(invoke(instance, lane, operands));
        BigInteger expected = lane(op, lane, operands);
        String call = op.mnemonic() + " " + lane + operands;
        assertTrue(expected.equals(actual), () -> call + " = " + actual + ", not " + expected);
      }
    }
  }

  private static BigInteger lane(LaneOp op, int lane, List<Object> operands) {
    int width = 128 / op.lanes();
    BigInteger vector = bits(operands.getFirst());
    BigInteger ones = LaneShape.power(width).subtract(BigInteger.ONE);
    if (operands.size() == 2) {
      BigInteger value = bits(operands.getLast()).and(ones);
      return vector.andNot(ones.shiftLeft(lane * width)).or(value.shiftLeft(lane * width));
    }
    BigInteger value = vector.shiftRight(lane * width).and(ones);
    return op.mnemonic().endsWith("_s")
        ? LaneShape.wrapped(LaneShape.signed(value, width), 32)
        : value;
  }

  @Property(tries = 200)
  void aShufflePicksBytesOfBothVectors(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] indices = new byte[16];
    BigInteger packed = BigInteger.ZERO;
    for (int i = 0; i < 16; i++) {
      indices[i] = (byte) random.nextInt(32);
      packed = packed.or(BigInteger.valueOf(indices[i]).shiftLeft(8 * i));
    }
    Program program = new Program();
    long high = packed.shiftRight(64).longValue();
    add(program, LaneOp.I8X16_SHUFFLE, new VectorInstr.Shuffle(packed.longValue(), high));
    List<Object> operands = operands(LaneOp.I8X16_SHUFFLE, random);
    BigInteger both = bits(operands.get(0)).or(bits(operands.get(1)).shiftLeft(128));
    BigInteger expected = BigInteger.ZERO;
    for (int i = 0; i < 16; i++) {
      BigInteger picked = both.shiftRight(8 * indices[i]).and(BigInteger.valueOf(0xFF));
      expected = expected.or(picked.shiftLeft(8 * i));
    }
    BigInteger actual = bits(invoke(program.instantiate(), 0, operands));
    assertTrue(expected.equals(actual), packed.toString(16) + operands);
  }

  private static Object invoke(ModuleInstance instance, int function, List<Object> operands) {
    List<@Nullable Object> results = Values.invoke(instance.function(function), operands);
    Object result = results.getFirst();
    assertTrue(result != null);
    return result;
  }

  private static List<Object> operands(Opcode op, Random random) {
    List<Object> operands = new ArrayList<>();
    for (ValType type : op.signature().params()) {
      operands.add(
          switch (type) {
            case VecType _ -> vector(random);
            case NumType num ->
                switch (num) {
                  case I32 -> (int) integer(random);
                  case I64 -> integer(random);
                  case F32 -> FLOATS[random.nextInt(FLOATS.length)];
                  case F64 -> DOUBLES[random.nextInt(DOUBLES.length)];
                };
            case RefType _ -> throw new AssertionError(op);
          });
    }
    return operands;
  }

  private static V128 vector(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new V128(half(random), half(random));
      case 1 -> new V128(bits64(random), bits64(random));
      case 2 -> V128.ofI32(bits32(random), bits32(random), bits32(random), bits32(random));
      default -> new V128(integer(random), integer(random));
    };
  }

  private static long integer(Random random) {
    return random.nextBoolean() ? EDGES[random.nextInt(EDGES.length)] : random.nextLong();
  }

  /** Eight bytes or four 16-bit numbers, edges mostly. */
  private static long half(Random random) {
    int width = random.nextBoolean() ? 8 : 16;
    long half = 0;
    for (int at = 0; at < 64; at += width) {
      half |= (integer(random) & ((1L << width) - 1)) << at;
    }
    return half;
  }

  private static int bits32(Random random) {
    return random.nextInt(4) == 0
        ? random.nextInt()
        : Float.floatToRawIntBits(FLOATS[random.nextInt(FLOATS.length)]);
  }

  private static long bits64(Random random) {
    return random.nextInt(4) == 0
        ? random.nextLong()
        : Double.doubleToRawLongBits(DOUBLES[random.nextInt(DOUBLES.length)]);
  }

  private static BigInteger bits(Object value) {
    return switch (value) {
      case Integer i -> LaneShape.wrapped(BigInteger.valueOf(i), 32);
      case Long l -> LaneShape.wrapped(BigInteger.valueOf(l), 64);
      case Float f -> LaneShape.wrapped(BigInteger.valueOf(Float.floatToRawIntBits(f)), 32);
      case Double d -> LaneShape.wrapped(BigInteger.valueOf(Double.doubleToRawLongBits(d)), 64);
      case V128 v ->
          LaneShape.wrapped(BigInteger.valueOf(v.high()), 64)
              .shiftLeft(64)
              .or(LaneShape.wrapped(BigInteger.valueOf(v.low()), 64));
      default -> throw new AssertionError(value);
    };
  }
}

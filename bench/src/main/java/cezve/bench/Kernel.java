package cezve.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * The kernels: modules that each do one kind of work and export {@code run(n)}, which gives a
 * checksum of it. Their sources and their build are in {@code src/main/kernels}. The checksums are
 * what V8 gives.
 */
public enum Kernel {
  /** Integer arithmetic on locals in one loop. */
  LOOP(i32(1_000, -2_025_238_849), i32(400_000, -1_990_392_932), i32(8_000_000, 1_243_603_243)),
  /** Recursive calls of a tiny function. */
  FIB(i32(10, 55), i32(26, 121_393), i32(32, 2_178_309)),
  /** Deep recursion. */
  ACKERMANN(i32(3, 61), i32(6, 509), i32(8, 2_045)),
  /** Byte stores and loads. */
  SIEVE(i32(1_000, 168), i32(200_000, 17_984), i32(4_000_000, 283_146)),
  /** f64 arithmetic over memory. */
  MATMUL(f64(8, 185.125), f64(88, 29496.875), f64(240, 216004.375)),
  /** f64 arithmetic with square roots and divisions. */
  NBODY(
      f64(100, 3.7896122506104652), f64(7_500, 3.789629950643749), f64(150_000, 3.789418746933799)),
  /** f64 arithmetic on locals with a data-dependent exit. */
  MANDELBROT(i32(16, 391_611_009), i32(110, 965_504_520), i32(500, 1_038_713_786)),
  /** f32 arithmetic and conversions. */
  BLUR(f64(2, 315.21998596191406), f64(3, 454.22998046875), f64(60, 12892.579620361328)),
  /** i32 rotations, additions and table loads. */
  SHA256(
      i64(2, -1_881_092_588_950_393_413L),
      i64(1_500, 6_732_743_109_747_654_268L),
      i64(30_000, -8_741_452_828_146_151_732L)),
  /** i64 multiplication, division, shifts and counting of bits. */
  INT64(
      i64(100, 3_308_014_365_927_764_824L),
      i64(125_000, -3_827_733_571_721_495_651L),
      i64(2_500_000, 1_682_478_084_727_291_677L)),
  /** Indirect calls through a table. */
  DISPATCH(i32(100, -385_717_409), i32(30_000, -1_297_520_961), i32(600_000, -1_154_671_222)),
  /** A switch in a loop ({@code br_table}). */
  BYTECODE(i32(1, 3_105), i32(25, 1_384_830_381), i32(500, 1_640_532_858)),
  /** Comparisons, swaps and recursion over an array. */
  QUICKSORT(
      i64(100, -9_144_498_086_125_677_623L),
      i64(12_000, -2_393_965_102_979_041_996L),
      i64(200_000, 8_631_934_062_811_377_541L)),
  /** Scanning of bytes. */
  JSON(
      i64(10, -6_122_961_048_209_045_684L),
      i64(2_500, -1_140_996_557_612_124_884L),
      i64(50_000, 5_598_661_248_543_100_068L)),
  /** {@code memory.copy} and {@code memory.fill}. */
  MEMORY(
      i64(20, 2_135_486_708_495_911L),
      i64(20_000, -7_855_781_398_619_826_303L),
      i64(200_000, 3_893_604_463_365_584_978L)),
  /** Tail calls, direct and through a table. */
  TAILCALL(i32(1_000, -977_084_890), i32(250_000, -1_027_301_851), i32(5_000_000, -570_066_290)),
  /** Globals as the only state. */
  GLOBALS(
      i64(100, 6_058_859_626_464_742_142L),
      i64(50_000, 684_442_115_241_127_546L),
      i64(1_000_000, 5_519_908_963_162_641_955L));

  /** The type of a kernel's checksum. */
  public enum Result {
    /** A 32-bit integer. */
    I32,
    /** A 64-bit integer. */
    I64,
    /** A 64-bit float. */
    F64
  }

  /** How much work a kernel does in one run. */
  public enum Weight {
    /** Very little, to see whether an engine computes the kernel rightly. */
    CHECK,
    /** About half a millisecond in V8: for interpreters. */
    LIGHT,
    /** About ten milliseconds in V8: for compilers. */
    HEAVY
  }

  /**
   * An amount of work and its checksum.
   *
   * @param result the type of the checksum
   * @param n the argument of {@code run}
   * @param checksum the result of {@code run}, in the form that {@link KernelRunner#run} gives
   */
  public record Work(Result result, int n, long checksum) {}

  private final Work check;
  private final Work light;
  private final Work heavy;

  Kernel(Work check, Work light, Work heavy) {
    this.check = check;
    this.light = light;
    this.heavy = heavy;
  }

  private static Work i32(int n, int checksum) {
    return new Work(Result.I32, n, checksum);
  }

  private static Work i64(int n, long checksum) {
    return new Work(Result.I64, n, checksum);
  }

  private static Work f64(int n, double checksum) {
    return new Work(Result.F64, n, Double.doubleToRawLongBits(checksum));
  }

  /** The type of the checksum. */
  public Result result() {
    return check.result();
  }

  /** The work of one run. */
  public Work work(Weight weight) {
    return switch (weight) {
      case CHECK -> check;
      case LIGHT -> light;
      case HEAVY -> heavy;
    };
  }

  /** The module, in the binary format. */
  public byte[] module() {
    String name = "kernels/" + name().toLowerCase(Locale.ROOT) + ".wasm";
    try (InputStream in = Kernel.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError("BUG: no resource " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

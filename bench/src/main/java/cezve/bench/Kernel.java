package cezve.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * The kernels: modules that each do one kind of work and export {@code run(n)}, which gives a
 * checksum of it. Their sources and their build are in {@code src/main/kernels}; their amounts of
 * work and the checksums, which are what V8 gives, in {@code kernels.tsv} beside the modules.
 */
public enum Kernel {
  /** Integer arithmetic on locals in one loop. */
  LOOP,
  /** Recursive calls of a tiny function. */
  FIB,
  /** Deep recursion. */
  ACKERMANN,
  /** Byte stores and loads. */
  SIEVE,
  /** f64 arithmetic over memory. */
  MATMUL,
  /** f64 arithmetic with square roots and divisions. */
  NBODY,
  /** f64 arithmetic on locals with a data-dependent exit. */
  MANDELBROT,
  /** f32 arithmetic and conversions. */
  BLUR,
  /** i32 rotations, additions and table loads. */
  SHA256,
  /** i64 multiplication, division, shifts and counting of bits. */
  INT64,
  /** Indirect calls through a table. */
  DISPATCH,
  /** A switch in a loop ({@code br_table}). */
  BYTECODE,
  /** Comparisons, swaps and recursion over an array. */
  QUICKSORT,
  /** Scanning of bytes. */
  JSON,
  /** {@code memory.copy} and {@code memory.fill}. */
  MEMORY,
  /** Tail calls, direct and through a table. */
  TAILCALL,
  /** Globals as the only state. */
  GLOBALS,
  /** {@code malloc}, {@code realloc} and {@code free} of a C library. */
  MALLOC,
  /** String functions and sorting of a C library. */
  STRINGS,
  /** A hash map with byte strings as keys. */
  HASHING,
  /** One function of more than 8,000 bytes of JVM code: SHA3-256, all rounds unrolled. */
  KECCAK,
  /** A memory with 64-bit addresses: shortest paths with a heap of pointers. */
  MEMORY64,
  /** Packing and unpacking of bytes by references to earlier ones. */
  COMPRESS,
  /** Structures of the garbage collector: a search tree. */
  OBJECTS,
  /** Arrays of the garbage collector: strings. */
  ARRAYS,
  /** Casts: symbolic differentiation of expressions. */
  CASTS,
  /** Calls through references ({@code call_ref}): pipelines of closures. */
  CLOSURES,
  /** Exceptions: a parser that throws at mistakes. */
  EXCEPTIONS;

  /** The type of a kernel's checksum. */
  public enum Result {
    /** A 32-bit integer. */
    I32 {
      @Override
      long parse(String text) {
        return Integer.parseInt(text);
      }
    },
    /** A 64-bit integer. */
    I64 {
      @Override
      long parse(String text) {
        return Long.parseLong(text);
      }
    },
    /** A 64-bit float. */
    F64 {
      @Override
      long parse(String text) {
        return Double.doubleToRawLongBits(Double.parseDouble(text));
      }
    };

    /** A checksum in the form that {@link KernelRunner#run} gives. */
    abstract long parse(String text);
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

  /** The name of its source and its module. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of the checksum. */
  public Result result() {
    return work(Weight.CHECK).result();
  }

  /** The work of one run. */
  public Work work(Weight weight) {
    return KernelTable.work(this, weight);
  }

  /** The module, in the binary format. */
  public byte[] module() {
    return resource(this + ".wasm");
  }

  /** A file beside the modules. */
  static byte[] resource(String name) {
    try (InputStream in = Kernel.class.getResourceAsStream("kernels/" + name)) {
      if (in == null) {
        throw new AssertionError("BUG: no resource kernels/" + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

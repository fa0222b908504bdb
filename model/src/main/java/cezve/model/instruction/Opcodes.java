package cezve.model.instruction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The opcode table as a whole: every family's rows, found by code or by name.
 *
 * <p>The rows of vectors and atomics are half of the table; they are made when one is asked for,
 * since most modules have none and making them takes milliseconds of a start.
 */
public final class Opcodes {
  private static final int FIRST_PREFIX = 0xFB;
  private static final int VECTOR_PREFIX = 0xFD;
  private static final int ATOMIC_PREFIX = 0xFE;
  private static final int LARGEST_SUBCODE = 0x1FF;

  private static final List<Opcode> COMMON =
      concat(
          ControlOp.values(),
          ParametricOp.values(),
          VariableOp.values(),
          TableOp.values(),
          MemoryOp.values(),
          LoadOp.values(),
          StoreOp.values(),
          ReferenceOp.values(),
          AggregateOp.values(),
          ConstOp.values(),
          NumericOp.values());
  private static final @Nullable Opcode[] BY_BYTE = new @Nullable Opcode[FIRST_PREFIX];
  private static final @Nullable Opcode[][] BY_PREFIX =
      new @Nullable Opcode[VECTOR_PREFIX - FIRST_PREFIX][];

  static {
    for (Opcode op : COMMON) {
      if (op.code() < FIRST_PREFIX) {
        BY_BYTE[op.code()] = op;
      }
    }
    for (int prefix = FIRST_PREFIX; prefix < VECTOR_PREFIX; prefix++) {
      BY_PREFIX[prefix - FIRST_PREFIX] = page(prefix, COMMON);
    }
  }

  private Opcodes() {}

  /** Every instruction, family by family, in the order of their codes. */
  public static List<Opcode> all() {
    return All.ROWS;
  }

  /** Whether a byte announces that the instruction's number follows it. */
  public static boolean isPrefix(int code) {
    return code >= FIRST_PREFIX && code <= ATOMIC_PREFIX;
  }

  /** The instruction of a single byte, or null if there is none. */
  public static @Nullable Opcode byCode(int code) {
    return code < FIRST_PREFIX ? BY_BYTE[code] : null;
  }

  /** The instruction of a number (unsigned) after a {@linkplain #isPrefix prefix}, or null. */
  public static @Nullable Opcode byCode(int prefix, int subcode) {
    if (subcode < 0 || subcode > LARGEST_SUBCODE) {
      return null;
    }
    @Nullable Opcode[] page =
        prefix < VECTOR_PREFIX
            ? BY_PREFIX[prefix - FIRST_PREFIX]
            : prefix == VECTOR_PREFIX ? Vectors.PAGE : Atomics.PAGE;
    return page[subcode];
  }

  /**
   * The instructions by name. Where several share one ({@code select}, {@code ref.test}, {@code
   * ref.cast}), the one with the smallest code.
   */
  public static Map<String, Opcode> byMnemonic() {
    return ByMnemonic.MAP;
  }

  private static final class Vectors {
    static final List<Opcode> ROWS =
        concat(VectorOp.values(), LaneOp.values(), LaneMemoryOp.values());
    static final @Nullable Opcode[] PAGE = page(VECTOR_PREFIX, COMMON, ROWS);
  }

  private static final class Atomics {
    static final List<Opcode> ROWS = concat(AtomicOp.values());
    static final @Nullable Opcode[] PAGE = page(ATOMIC_PREFIX, COMMON, ROWS);
  }

  private static final class All {
    static final List<Opcode> ROWS =
        Stream.of(COMMON, Vectors.ROWS, Atomics.ROWS).flatMap(List::stream).toList();
  }

  private static final class ByMnemonic {
    static final Map<String, Opcode> MAP;

    static {
      Map<String, Opcode> map = HashMap.newHashMap(all().size());
      for (Opcode op : all()) {
        map.putIfAbsent(op.mnemonic(), op);
      }
      MAP = Map.copyOf(map);
    }
  }

  private static List<Opcode> concat(Opcode[]... families) {
    List<Opcode> rows = new ArrayList<>(600);
    for (Opcode[] family : families) {
      Collections.addAll(rows, family);
    }
    return Collections.unmodifiableList(rows);
  }

  /** What follows a prefix, by number. */
  @SafeVarargs
  private static @Nullable Opcode[] page(int prefix, List<Opcode>... families) {
    @Nullable Opcode[] page = new @Nullable Opcode[LARGEST_SUBCODE + 1];
    for (List<Opcode> family : families) {
      for (Opcode op : family) {
        if (op.code() >> 16 == prefix) {
          page[op.code() & 0xFFFF] = op;
        }
      }
    }
    return page;
  }
}

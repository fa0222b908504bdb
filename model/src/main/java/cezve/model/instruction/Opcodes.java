package cezve.model.instruction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The opcode table as a whole: every family's rows, found by code or by name. */
public final class Opcodes {
  private static final int FIRST_PREFIX = 0xFB;
  private static final int LARGEST_SUBCODE = 0x1FF;

  private static final List<Opcode> ALL = collect();
  private static final @Nullable Opcode[] BY_BYTE = new @Nullable Opcode[FIRST_PREFIX];
  private static final @Nullable Opcode[][] BY_PREFIX =
      new @Nullable Opcode[0x100 - FIRST_PREFIX][];

  static {
    for (Opcode op : ALL) {
      int code = op.code();
      if (code < FIRST_PREFIX) {
        BY_BYTE[code] = op;
        continue;
      }
      int page = (code >> 16) - FIRST_PREFIX;
      if (BY_PREFIX[page] == null) {
        BY_PREFIX[page] = new @Nullable Opcode[LARGEST_SUBCODE + 1];
      }
      BY_PREFIX[page][code & 0xFFFF] = op;
    }
  }

  private Opcodes() {}

  /** Every instruction, family by family, in the order of their codes. */
  public static List<Opcode> all() {
    return ALL;
  }

  /** Whether a byte announces that the instruction's number follows it. */
  public static boolean isPrefix(int code) {
    return code >= FIRST_PREFIX && BY_PREFIX[code - FIRST_PREFIX] != null;
  }

  /** The instruction of a single byte, or null if there is none. */
  public static @Nullable Opcode byCode(int code) {
    return code < FIRST_PREFIX ? BY_BYTE[code] : null;
  }

  /** The instruction of a number (unsigned) after a {@linkplain #isPrefix prefix}, or null. */
  public static @Nullable Opcode byCode(int prefix, int subcode) {
    @Nullable Opcode[] page = BY_PREFIX[prefix - FIRST_PREFIX];
    return subcode < 0 || subcode > LARGEST_SUBCODE ? null : page[subcode];
  }

  /**
   * The instructions by name. Where several share one ({@code select}, {@code ref.test}, {@code
   * ref.cast}), the one with the smallest code.
   */
  public static Map<String, Opcode> byMnemonic() {
    return ByMnemonic.MAP;
  }

  private static final class ByMnemonic {
    static final Map<String, Opcode> MAP;

    static {
      Map<String, Opcode> map = HashMap.newHashMap(ALL.size());
      for (Opcode op : ALL) {
        map.putIfAbsent(op.mnemonic(), op);
      }
      MAP = Map.copyOf(map);
    }
  }

  private static List<Opcode> collect() {
    List<Opcode> all = new ArrayList<>(600);
    for (Opcode[] family :
        List.<Opcode[]>of(
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
            NumericOp.values(),
            VectorOp.values(),
            LaneOp.values(),
            LaneMemoryOp.values(),
            AtomicOp.values())) {
      all.addAll((Collection<Opcode>) List.of(family));
    }
    return List.copyOf(all);
  }
}

package cezve.decoder;

import cezve.model.error.MalformedException;
import cezve.model.error.Position;
import cezve.model.module.BranchHints;
import cezve.model.module.BranchHints.Hint;
import cezve.model.module.Bytes;
import cezve.model.module.Custom;
import cezve.model.module.Func;
import cezve.model.module.InstrCursor;
import cezve.model.module.Module;
import cezve.model.module.Section;
import cezve.model.type.ExternKind;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The custom section of branch hints, which names instructions by their offset behind the start of
 * their function's locals.
 *
 * @see <a
 *     href="https://github.com/WebAssembly/branch-hinting/blob/main/proposals/branch-hinting/Overview.md">Branch
 *     hinting</a>
 */
public final class BranchHintSection {
  private static final int HINT_SIZE = 1;

  private BranchHintSection() {}

  /**
   * Checks the sections of branch hints of a module that was decoded.
   *
   * @throws MalformedException if one of them is malformed, or a hint is not about an instruction
   */
  public static void check(Module module) {
    for (Custom custom : module.customs()) {
      if (custom.name().equals(BranchHints.NAME)) {
        read(custom.contents(), module);
      }
    }
  }

  /** Hints that are read when somebody asks for them; those of a malformed section are ignored. */
  static final class Lazy implements Supplier<Map<Integer, SortedMap<Integer, Hint>>> {
    private final Bytes contents;
    private final Module module;

    /**
     * Hints.
     *
     * @param contents the section
     * @param module the module that it is about
     */
    Lazy(Bytes contents, Module module) {
      this.contents = contents;
      this.module = module;
    }

    @Override
    public Map<Integer, SortedMap<Integer, Hint>> get() {
      try {
        return read(contents, module);
      } catch (MalformedException _) {
        return Map.of();
      }
    }
  }

  private static Map<Integer, SortedMap<Integer, Hint>> read(Bytes contents, Module module) {
    BinaryReader in = new BinaryReader(contents.toArray(), 0, FixedPlace.CUSTOM_SECTION);
    Map<Integer, SortedMap<Integer, Hint>> hints = new TreeMap<>();
    int imported = module.importCount(ExternKind.FUNC);
    int functions = in.count("functions with hints", Integer.MAX_VALUE);
    for (int i = 0; i < functions; i++) {
      int at = in.offset();
      int function = in.u32();
      int index = function - imported;
      if (index < 0 || index >= module.funcs().size() || hints.containsKey(function)) {
        throw in.error("malformed branch hints: no function " + function + " to come", at);
      }
      hints.put(function, function(in, module.funcs().get(index)));
    }
    if (in.remaining() > 0) {
      throw in.error("malformed branch hints: bytes behind the last one", in.offset());
    }
    return hints;
  }

  private static SortedMap<Integer, Hint> function(BinaryReader in, Func func) {
    int start = func.position() instanceof Position.Offset(long offset) ? (int) offset : 0;
    SortedMap<Integer, Hint> hints = new TreeMap<>();
    int count = in.count("hints", Integer.MAX_VALUE);
    InstrCursor cursor = func.code().body().open();
    int position = -1;
    for (int i = 0; i < count; i++) {
      int at = in.offset();
      int offset = in.u32();
      while (position < 0 || cursor.offset() - start < offset) {
        if (cursor.next() == null) {
          break;
        }
        position++;
      }
      if (cursor.offset() - start != offset || hints.containsKey(position)) {
        throw in.error("malformed branch hints: no instruction at " + offset + " to come", at);
      }
      hints.put(position, hint(in));
    }
    return hints;
  }

  private static Hint hint(BinaryReader in) {
    int at = in.offset();
    int size = in.u32();
    int hint = in.u8();
    if (size != HINT_SIZE || hint > 1) {
      throw in.error("malformed branch hints: a hint is a single byte, 0 or 1", at);
    }
    return hint == 0 ? Hint.UNLIKELY : Hint.LIKELY;
  }

  /** Collects the offsets of instructions with hints, while their functions are written. */
  static final class Writer {
    private final Map<Integer, SortedMap<Integer, Hint>> hints;
    private final ByteWriter contents = new ByteWriter();

    Writer(BranchHints hints) {
      this.hints = hints.all();
      contents.u32(this.hints.size());
    }

    /** The section, or null if there are no hints. */
    @Nullable Custom section() {
      return hints.isEmpty()
          ? null
          : new Custom(BranchHints.NAME, Bytes.of(contents.toArray()), Section.DATA_COUNT);
    }

    /** Begins a function, and returns its hints by the position of the instruction. */
    SortedMap<Integer, Hint> begin(int function) {
      SortedMap<Integer, Hint> all = hints.get(function);
      if (all == null) {
        return Collections.emptySortedMap();
      }
      contents.u32(function);
      contents.u32(all.size());
      return all;
    }

    /** The instruction with this hint starts at an offset. */
    void add(int offset, Hint hint) {
      contents.u32(offset);
      contents.u32(HINT_SIZE);
      contents.u8(
          switch (hint) {
            case UNLIKELY -> 0;
            case LIKELY -> 1;
          });
    }
  }
}

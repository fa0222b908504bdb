package cezve.decoder;

import cezve.model.error.MalformedException;
import cezve.model.module.Bytes;
import cezve.model.module.Custom;
import cezve.model.module.Module;
import cezve.model.module.Names;
import cezve.model.module.Section;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The name section with the subsections of the proposal extended-name-section. It has no meaning to
 * execution, so reading it never fails: of a malformed one, that counts which could be read.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/custom.html#name-section">Name
 *     section</a>
 */
public final class NameSection {
  /** The name of the custom section. */
  public static final String NAME = "name";

  private static final int MODULE_SUBSECTION = 0;

  private NameSection() {}

  /** What the contents of a name section, from behind its own name on, call things. */
  public static Names.Contents read(Bytes contents) {
    return new Reader(contents.toArray()).read();
  }

  /**
   * The section that says these names.
   *
   * @param after the section behind which it is to stand; by its specification, the last one
   */
  public static Custom write(Names.Contents names, Section after) {
    ByteWriter out = new ByteWriter();
    ByteWriter subsection = new ByteWriter();
    String module = names.module();
    if (module != null) {
      subsection.name(module);
      write(MODULE_SUBSECTION, subsection, out);
    }
    for (Names.Kind kind : Names.Kind.values()) {
      if (kind.isNested()) {
        nested(names.nested().getOrDefault(kind, Map.of()), subsection);
      } else {
        Map<Integer, String> space = names.spaces().getOrDefault(kind, Map.of());
        if (!space.isEmpty()) {
          map(space, subsection);
        }
      }
      write(kind.code(), subsection, out);
    }
    return new Custom(NAME, Bytes.of(out.toArray()), after);
  }

  /** The module without its names and without its name section. */
  public static Module strip(Module module) {
    List<Custom> customs = new ArrayList<>(module.customs());
    customs.removeIf(custom -> custom.name().equals(NAME));
    Module.Builder stripped = module.toBuilder();
    stripped.customs = customs;
    stripped.names = Names.NONE;
    return stripped.build();
  }

  private static void write(int code, ByteWriter subsection, ByteWriter out) {
    if (subsection.size() > 0) {
      out.u8(code);
      out.sized(subsection);
      subsection.clear();
    }
  }

  private static void nested(Map<Integer, Map<Integer, String>> owners, ByteWriter out) {
    if (!owners.isEmpty()) {
      out.u32(owners.size());
      new TreeMap<>(owners)
          .forEach((owner, names) -> {
            out.u32(owner);
            map(names, out);
          });
    }
  }

  private static void map(Map<Integer, String> names, ByteWriter out) {
    out.u32(names.size());
    new TreeMap<>(names)
        .forEach((index, name) -> {
          out.u32(index);
          out.name(name);
        });
  }

  /** Names that are read from a module's section when somebody asks for them. */
  static final class Lazy implements Supplier<Names.Contents> {
    private final Bytes contents;

    Lazy(Bytes contents) {
      this.contents = contents;
    }

    @Override
    public Names.Contents get() {
      return read(contents);
    }
  }

  private static final class Reader {
    private final byte[] bytes;
    private final BinaryReader in;
    private final Map<Names.Kind, Map<Integer, String>> spaces = new EnumMap<>(Names.Kind.class);
    private final Map<Names.Kind, Map<Integer, Map<Integer, String>>> nested =
        new EnumMap<>(Names.Kind.class);
    private @Nullable String module;

    Reader(byte[] bytes) {
      this.bytes = bytes;
      this.in = new BinaryReader(bytes, 0, FixedPlace.NAME_SECTION);
    }

    Names.Contents read() {
      try {
        while (in.remaining() > 0) {
          int code = in.u8();
          int size = in.count("bytes of names", Integer.MAX_VALUE);
          subsection(code, new BinaryReader(bytes, in.offset(), FixedPlace.NAME_SECTION), size);
          in.skip(size);
        }
      } catch (MalformedException _) {
        // Behind a broken length, nothing is known to be a subsection.
      }
      return new Names.Contents(module, spaces, nested);
    }

    private void subsection(int code, BinaryReader names, int size) {
      int end = names.offset() + size;
      try {
        if (code == MODULE_SUBSECTION) {
          module = name(names, end);
        }
        for (Names.Kind kind : Names.Kind.values()) {
          if (kind.code() == code && kind.isNested()) {
            nested(names, end, nested.computeIfAbsent(kind, _ -> new HashMap<>()));
          } else if (kind.code() == code) {
            map(names, end, spaces.computeIfAbsent(kind, _ -> new HashMap<>()));
          }
        }
      } catch (MalformedException _) {
        // The names in front of the problem are kept, and the next subsection is read.
      }
    }

    private void nested(BinaryReader names, int end, Map<Integer, Map<Integer, String>> owners) {
      int count = names.u32();
      for (int i = 0; i < count && names.offset() < end; i++) {
        map(names, end, owners.computeIfAbsent(names.u32(), _ -> new HashMap<>()));
      }
    }

    private void map(BinaryReader names, int end, Map<Integer, String> map) {
      int count = names.u32();
      for (int i = 0; i < count && names.offset() < end; i++) {
        int index = names.u32();
        map.put(index, name(names, end));
      }
    }

    private String name(BinaryReader names, int end) {
      int length = names.count("bytes of a name", Integer.MAX_VALUE);
      int start = names.offset();
      names.skip(length);
      if (names.offset() > end) {
        throw names.unexpectedEnd();
      }
      return new String(bytes, start, length, StandardCharsets.UTF_8);
    }
  }
}

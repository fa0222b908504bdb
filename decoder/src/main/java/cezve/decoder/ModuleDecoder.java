package cezve.decoder;

import cezve.decoder.dwarf.SourceLines;
import cezve.model.error.MalformedException;
import cezve.model.instruction.Feature;
import cezve.model.instruction.IndexList;
import cezve.model.module.BranchHints;
import cezve.model.module.Code;
import cezve.model.module.Custom;
import cezve.model.module.Func;
import cezve.model.module.ImplementationLimits;
import cezve.model.module.InstrCursor;
import cezve.model.module.Module;
import cezve.model.module.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decodes modules in the binary format: that of version 3.0 and of the proposals in {@link
 * Feature}. Whether a module uses a feature that somebody has switched off is for the validator to
 * say, unless the format itself is to be an older one.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html">Binary format of
 *     modules</a>
 */
public final class ModuleDecoder {
  static final int MAGIC = 0x6D73_6100;
  static final int VERSION = 1;

  private static final int COMPONENT_VERSION = 0x0001_000D;
  static final int CUSTOM = 0;

  private static final @Nullable Section[] SECTIONS = new @Nullable Section[14];

  static {
    for (Section section : Section.values()) {
      if (section != Section.START_OF_MODULE) {
        SECTIONS[section.code()] = section;
      }
    }
  }

  private final BinaryModule module;
  private final BinaryReader in;
  private final Module.Builder builder = Module.builder();
  private final List<Custom> customs = new ArrayList<>();
  private final List<SectionRange> ranges = new ArrayList<>();
  private final SectionReader contents;
  private Section last = Section.START_OF_MODULE;

  private ModuleDecoder(byte[] bytes, Set<Feature> features) {
    this.module = new BinaryModule(bytes, features);
    this.in = module.reader(0, FixedPlace.MODULE);
    this.contents = new SectionReader(module, builder);
  }

  /**
   * Decodes a module, except for the bodies of its functions: these are decoded by whoever
   * {@linkplain cezve.model.module.Expression#open opens} them, who gets the exception if one is
   * malformed.
   *
   * @param bytes the module, which the result refers to; they must not change any more
   * @throws MalformedException with the offset of the problem
   */
  public static Module decode(byte[] bytes) {
    return decode(bytes, Feature.all());
  }

  /**
   * Decodes a module as {@link #decode(byte[])} does, in the format as it is without some features:
   * opcodes, flags and kinds that only these have brought are malformed.
   *
   * @param features what the format has
   */
  public static Module decode(byte[] bytes, Set<Feature> features) {
    ModuleDecoder decoder = new ModuleDecoder(bytes, features);
    decoder.read();
    return decoder.module();
  }

  /**
   * Decodes a module for somebody who wants to know where its sections stand, and how far it can be
   * read if it is malformed.
   *
   * @param bytes the module, which the result refers to; they must not change any more
   */
  public static Outline outline(byte[] bytes) {
    ModuleDecoder decoder = new ModuleDecoder(bytes, Feature.all());
    MalformedException problem = null;
    try {
      decoder.read();
    } catch (MalformedException e) {
      problem = e;
    }
    IndexList functionTypes = IndexList.of();
    if (decoder.last.compareTo(Section.FUNCTION) >= 0) {
      functionTypes = decoder.contents.functionTypes();
      decoder.contents.makeFuncs();
    }
    return new Outline(decoder.ranges, decoder.last, decoder.module(), functionTypes, problem);
  }

  /**
   * Decodes all bodies of a module, for those who do not validate it.
   *
   * @throws MalformedException with the offset of the problem and the function it is in
   */
  public static void checkBodies(Module module) {
    for (Func func : module.funcs()) {
      checkBody(func.code());
    }
  }

  static void checkBody(Code code) {
    InstrCursor cursor = code.body().open();
    while (cursor.next() != null) {}
  }

  private void read() {
    in.limit(module.size(), "bytes", ImplementationLimits.MODULE_SIZE, 0);
    header();
    try {
      while (in.remaining() > 0) {
        section();
      }
      contents.finish();
    } catch (MalformedException later) {
      // Bodies were passed over, but what is reported is the module's first error.
      contents.checkBodies();
      throw later;
    }
  }

  private Module module() {
    builder.customs = customs;
    builder.names = module.names();
    for (SectionRange range : ranges) {
      if (range.section() == Section.CODE) {
        int size = range.end() - range.contents();
        module.sourceLines(new SourceLines(customs, size), range.contents());
      }
    }
    for (Custom custom : customs) {
      if (custom.name().equals(BranchHints.NAME)) {
        builder.hints =
            new BranchHints(new BranchHintSection.Lazy(custom.contents(), builder.build()));
      }
    }
    return builder.build();
  }

  private void header() {
    int magic = in.fixed32();
    if (magic != MAGIC) {
      throw in.error("magic header not detected: " + guess(magic), 0);
    }
    int version = in.fixed32();
    if (version != VERSION) {
      throw in.error(
          "unknown binary version 0x"
              + Integer.toHexString(version)
              + (version == COMPONENT_VERSION ? ": this is a component, not a module" : ""),
          4);
    }
  }

  private static String guess(int magic) {
    int first = magic & 0xFF;
    return first == '(' || first == ';' || Character.isWhitespace(first)
        ? "this looks like the text format"
        : "this is not a WebAssembly module";
  }

  private void section() {
    int at = in.offset();
    int id = in.u8();
    if (id >= SECTIONS.length) {
      throw in.errorAtByte("malformed section id", at);
    }
    int size = in.count("bytes of a section", ImplementationLimits.MODULE_SIZE);
    int end = in.offset() + size;
    Section section = SECTIONS[id];
    if (section == null) {
      custom(at, size);
      return;
    }
    if (section.compareTo(last) <= 0) {
      throw in.error(
          "unexpected content after last section: "
              + (section == last ? "another " : "")
              + section
              + " section"
              + (section == last ? "" : " after the " + last + " section"),
          at);
    }
    ranges.add(new SectionRange(section, section.toString(), at, in.offset(), end));
    contents.read(section, in.offset(), end);
    in.skip(size);
    last = section;
  }

  private void custom(int at, int size) {
    BinaryReader reader = module.reader(in.offset(), FixedPlace.CUSTOM_SECTION);
    in.skip(size);
    int end = in.offset();
    String name = reader.name();
    int start = reader.offset();
    if (start > end) {
      throw reader.error(BinaryReader.UNEXPECTED_END + ": a name longer than its section", end);
    }
    ranges.add(new SectionRange(null, name, at, end - size, end));
    customs.add(new Custom(name, module.slice(start, end), last));
    if (name.equals(NameSection.NAME)) {
      module.names(new NameSection.Lazy(module.slice(start, end)));
    }
  }
}

package cezve.decoder;

import cezve.model.module.Custom;
import cezve.model.module.Module;
import cezve.model.module.Section;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Encodes modules in the binary format, every number in as few bytes as it takes.
 *
 * <p>Decoding the result gives an equal module, as long as
 *
 * <ul>
 *   <li>its custom sections are listed in the order of their places, that of branch hints in front
 *       of the code, where it is made anew;
 *   <li>its names are those of its name section, if it has one: otherwise, as with a text's
 *       identifiers, they are {@linkplain NameSection#write written} behind everything else;
 *   <li>element segments that list functions have the type {@code (ref func)}; others are written
 *       as expressions.
 * </ul>
 *
 * A section is written if there is something in it, or if a custom section stands behind it.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html">Binary format of
 *     modules</a>
 */
public final class ModuleEncoder {
  private final Module module;

  private ModuleEncoder(Module module) {
    this.module = module;
  }

  /**
   * Encodes a module.
   *
   * @throws cezve.model.error.MalformedException if the module was decoded and one of its function
   *     bodies turns out to be malformed
   */
  public static byte[] encode(Module module) {
    return new ModuleEncoder(module).encode();
  }

  private byte[] encode() {
    SectionWriter sections = new SectionWriter(module);
    ByteWriter out = new ByteWriter();
    out.fixed32(ModuleDecoder.MAGIC);
    out.fixed32(ModuleDecoder.VERSION);
    Custom hints = sections.hints();
    for (Section section : Section.values()) {
      if (section == Section.CODE && hints != null) {
        custom(hints, out);
      }
      List<Custom> customs = customsAfter(section, hints);
      if (!sections.isEmpty(section) || (!customs.isEmpty() && sections.canBeEmpty(section))) {
        out.u8(section.code());
        out.sized(sections.contents(section));
      }
      for (Custom custom : customs) {
        custom(custom, out);
      }
    }
    names(out);
    return out.toArray();
  }

  /** Writes names that are not in one of the custom sections, such as a text's identifiers. */
  private void names(ByteWriter out) {
    for (Custom custom : module.customs()) {
      if (custom.name().equals(NameSection.NAME)) {
        return;
      }
    }
    Custom section = NameSection.write(module.names().contents(), Section.DATA);
    if (section.contents().length() > 0) {
      custom(section, out);
    }
  }

  /** The custom sections of a place, without that of branch hints if it is made anew. */
  private List<Custom> customsAfter(Section section, @Nullable Custom hints) {
    List<Custom> customs = new ArrayList<>();
    for (Custom custom : module.customs()) {
      boolean isReplaced = hints != null && custom.name().equals(hints.name());
      if (custom.after() == section && !isReplaced) {
        customs.add(custom);
      }
    }
    return customs;
  }

  private static void custom(Custom custom, ByteWriter out) {
    out.u8(ModuleDecoder.CUSTOM);
    out.sized(contents(custom));
  }

  private static ByteWriter contents(Custom custom) {
    ByteWriter contents = new ByteWriter();
    contents.name(custom.name());
    contents.append(custom.contents());
    return contents;
  }
}

package cezve.decoder;

import cezve.model.module.Section;
import org.jspecify.annotations.Nullable;

/**
 * Where a section stands in a binary module, as offsets of bytes.
 *
 * @param section which one it is, or null for a custom section
 * @param name a custom section's name, and what the specification calls any other
 * @param start the offset of its id
 * @param contents the offset of its contents, behind id and size
 * @param end the offset behind its contents
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html#sections">Sections</a>
 */
public record SectionRange(
    @Nullable Section section, String name, int start, int contents, int end) {

  /** The number of bytes that the section takes, its id and size included. */
  public int size() {
    return end - start;
  }
}

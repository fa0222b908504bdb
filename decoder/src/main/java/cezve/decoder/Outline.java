package cezve.decoder;

import cezve.model.error.MalformedException;
import cezve.model.instruction.IndexList;
import cezve.model.module.Module;
import cezve.model.module.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A binary module with the places of its sections, whether or not it can be decoded to its end.
 *
 * @param sections the sections that were found, in their order; of a malformed module, the last one
 *     may be the one that could not be read
 * @param last the last section, other than custom ones, that could be read
 * @param module what could be read
 * @param functionTypes the type indices of the functions that the module defines, which {@code
 *     module} lacks if the code section could not be read
 * @param problem why the module is malformed outside of its functions' bodies, or null if it is not
 */
public record Outline(
    List<SectionRange> sections,
    Section last,
    Module module,
    IndexList functionTypes,
    @Nullable MalformedException problem) {

  public Outline {
    sections = List.copyOf(sections);
  }
}

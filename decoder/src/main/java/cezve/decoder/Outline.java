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
 * @param functionTypes the type indices of all functions that the module defines; {@code module}
 *     has those functions only whose codes could be read
 * @param problem why the module is malformed, or null if it can be read to its end; its functions'
 *     bodies are looked at only if something behind them is malformed
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

package cezve.model.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the instructions of a function stand, by their offsets. */
public interface Places {
  /** Where an instruction stands, given its {@link cezve.model.module.InstrCursor#offset}. */
  Position position(int offset);

  /** The line of source that it was compiled from, or null if the module does not tell. */
  default @Nullable SourceLine source(int offset) {
    return null;
  }

  /** The functions that were inlined where it stands, the innermost first. */
  default List<InlinedCall> inlined(int offset) {
    return List.of();
  }
}

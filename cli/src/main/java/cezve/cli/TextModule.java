package cezve.cli;

import cezve.model.error.MalformedException;
import cezve.model.error.ModuleException;
import cezve.model.error.Position;
import cezve.model.module.Module;
import cezve.text.ModuleParser;
import cezve.text.Source;
import org.jspecify.annotations.Nullable;

/** Reads modules in the text format; apart from {@link ModuleFile}, which binary modules need. */
final class TextModule {
  private TextModule() {}

  /**
   * Parses a module.
   *
   * @throws MalformedException if it is none
   */
  static Module parse(String file, byte[] text) {
    return ModuleParser.parse(Source.of(file, text));
  }

  /** The line in which a problem stands and a caret under it, or null if that is not known. */
  static @Nullable String excerpt(String file, byte[] text, ModuleException problem) {
    if (!(problem.position() instanceof Position.Text place)) {
      return null;
    }
    try {
      return Source.of(file, text).excerpt(place);
    } catch (MalformedException _) {
      // Of what is no text, no line can be shown.
      return null;
    }
  }
}

package cezve.text.script;

import cezve.model.error.Position;
import cezve.model.module.Bytes;
import cezve.model.module.Module;

/** A module as a script gives it. */
public sealed interface ModuleSource {

  /** Where its first word stands. */
  Position.Text position();

  /** A module in the text format; it was parsed with the script. */
  record Text(Position.Text position, Module module) implements ModuleSource {}

  /** {@code (module binary …)}: bytes, which may be malformed. */
  record Binary(Position.Text position, Bytes bytes) implements ModuleSource {}

  /** {@code (module quote …)}: a text, which may be malformed, even as UTF-8. */
  record Quote(Position.Text position, Bytes text) implements ModuleSource {}
}

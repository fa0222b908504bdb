package cezve.validator;

import cezve.model.error.InvalidException;
import cezve.model.error.Position;
import cezve.model.module.Names;

/** How messages name the part of a module that is wrong. */
final class Place {
  private Place() {}

  /** The same error, which arose in some larger part of the module. */
  static InvalidException in(InvalidException error, Position position, String part) {
    Position known = error.position().equals(Position.UNKNOWN) ? position : error.position();
    String context = error.context().isEmpty() ? part : error.context() + " in " + part;
    return new InvalidException(error.problem(), known, context);
  }

  /** A function as {@code function 12 "main"}, or without a name. */
  static String function(Names names, int index) {
    String name = names.get(Names.Kind.FUNCTION, index);
    return name == null ? "function " + index : "function " + index + " " + quote(name);
  }

  /** A name as the text format quotes it, so that it cannot be taken for part of the message. */
  static String quote(String name) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (Character.isISOControl(c)) {
        quoted.append("\\u{").append(Integer.toHexString(c)).append('}');
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}

package cezve.compiler;

import cezve.model.instruction.Opcode;
import cezve.model.type.ValType;
import java.util.Locale;

/** How the static functions that define operations are called, and their types. */
final class Operations {
  private Operations() {}

  /** A name in the style of functions: {@code I32_LOAD8_S} is {@code i32Load8S}. */
  static String camel(String name) {
    StringBuilder result = new StringBuilder(name.length());
    for (String word : name.split("_", -1)) {
      String lower = word.toLowerCase(Locale.ROOT);
      result.append(result.isEmpty() ? lower : word.charAt(0) + lower.substring(1));
    }
    return result.toString();
  }

  /** The descriptor of a function from an operation's operands, and what follows, to its result. */
  static String descriptor(Opcode op, String further) {
    StringBuilder descriptor = new StringBuilder("(");
    for (ValType param : op.signature().params()) {
      descriptor.append(JvmType.of(param).descriptor());
    }
    descriptor.append(further).append(')');
    return descriptor
        .append(JvmType.of(op.signature().results().getFirst()).descriptor())
        .toString();
  }
}

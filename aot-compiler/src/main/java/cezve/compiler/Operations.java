package cezve.compiler;

import cezve.model.instruction.Opcode;
import cezve.model.type.ValType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How the static functions that define operations are called, and their types. */
final class Operations {
  // There are some hundred operations, and any of them occurs a hundred thousand times.
  private static final Map<String, String> CAMEL = new ConcurrentHashMap<>();
  private static final Map<Opcode, String> DESCRIPTORS = new ConcurrentHashMap<>();

  private Operations() {}

  /** The name of a constant in the style of functions: {@code I32_LOAD8_S} is {@code i32Load8S}. */
  static String camel(String name) {
    String known = CAMEL.get(name);
    if (known != null) {
      return known;
    }
    StringBuilder result = new StringBuilder(name.length());
    boolean starts = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_') {
        starts = true;
      } else {
        result.append(starts ? c : Character.toLowerCase(c));
        starts = false;
      }
    }
    String camel = result.toString();
    CAMEL.put(name, camel);
    return camel;
  }

  /** The descriptor of a function from an operation's operands to its result. */
  static String descriptor(Opcode op) {
    String known = DESCRIPTORS.get(op);
    if (known != null) {
      return known;
    }
    String descriptor = descriptor(op, "");
    DESCRIPTORS.put(op, descriptor);
    return descriptor;
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

package cezve.compiler;

/**
 * Emits how the results of a call after the first one are handed over: in the context, each at its
 * index.
 */
final class Results {
  private Results() {}

  /** With a context, an index and a value on the stack, keeps the value. */
  static void keep(Code code, JvmType type) {
    code.callVirtual(Names.CONTEXT, "keep", "(I" + type.descriptor() + ")V");
  }

  /** With a context and an index on the stack, pushes the value that was kept. */
  static void take(Code code, JvmType type) {
    String name =
        switch (type) {
          case INT -> "takeInt";
          case LONG -> "takeLong";
          case FLOAT -> "takeFloat";
          case DOUBLE -> "takeDouble";
          case VECTOR -> "takeVector";
          case REFERENCE -> "take";
        };
    code.callVirtual(Names.CONTEXT, name, "(I)" + type.descriptor());
  }
}

package cezve.text.lexer;

import cezve.model.instruction.Opcodes;
import java.util.Set;

/** Which keywords have a meaning anywhere in a module; all others are "unknown operators". */
final class Keywords {
  private static final Set<String> STRUCTURE =
      Set.of(
          "after",
          "any",
          "anyref",
          "array",
          "arrayref",
          "before",
          "binary",
          "catch",
          "catch_all",
          "catch_all_ref",
          "catch_ref",
          "data",
          "declare",
          "definition",
          "do",
          "elem",
          "else",
          "end",
          "eq",
          "eqref",
          "exn",
          "exnref",
          "export",
          "extern",
          "externref",
          "f32",
          "f32x4",
          "f64",
          "f64x2",
          "field",
          "final",
          "first",
          "func",
          "funcref",
          "global",
          "i16",
          "i16x8",
          "i31",
          "i31ref",
          "i32",
          "i32x4",
          "i64",
          "i64x2",
          "i8",
          "i8x16",
          "import",
          "instance",
          "item",
          "last",
          "local",
          "memory",
          "module",
          "mut",
          "nan:arithmetic",
          "nan:canonical",
          "noexn",
          "noextern",
          "nofunc",
          "none",
          "null",
          "nullexnref",
          "nullexternref",
          "nullfuncref",
          "nullref",
          "offset",
          "pagesize",
          "param",
          "quote",
          "rec",
          "ref",
          "result",
          "shared",
          "start",
          "struct",
          "structref",
          "sub",
          "table",
          "tag",
          "then",
          "type",
          "v128");

  private Keywords() {}

  /** Whether a keyword means something. */
  static boolean isKnown(String keyword) {
    return STRUCTURE.contains(keyword)
        || Opcodes.byMnemonic().containsKey(keyword)
        || keyword.startsWith("offset=")
        || keyword.startsWith("align=");
  }
}

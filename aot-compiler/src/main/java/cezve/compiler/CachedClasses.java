package cezve.compiler;

import cezve.runtime.CodeVariant;
import cezve.runtime.cache.CodeStore;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The classes of one variant of a module's code that are kept in a cache. */
final class CachedClasses {
  private final CodeStore code;
  private final CodeVariant variant;

  CachedClasses(CodeStore code, CodeVariant variant) {
    this.code = code;
    this.variant = variant;
  }

  /** What a store calls a class. */
  static String piece(CodeVariant variant, String name) {
    return variant.toString().concat("/").concat(name);
  }

  /** The class of that internal name, or null if it was not generated yet. */
  byte @Nullable [] find(String name) {
    return code.find(piece(variant, name));
  }

  /** Adds a class and those that come with it. */
  void add(String name, byte[] bytes, Map<String, byte[]> others) {
    Map<String, byte[]> pieces = LinkedHashMap.newLinkedHashMap(others.size() + 1);
    pieces.put(piece(variant, name), bytes);
    others.forEach((other, content) -> pieces.put(piece(variant, other), content));
    code.add(pieces);
  }
}

package cezve.compiler;

import cezve.runtime.CodeVariant;
import cezve.runtime.cache.CachedCode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The classes of one variant of a module's code that are kept in a cache. */
final class CachedClasses {
  private final CachedCode code;
  private final String prefix;

  CachedClasses(CachedCode code, CodeVariant variant) {
    this.code = code;
    this.prefix = variant.toString().concat(":");
  }

  /** The class of that internal name, or null if it was not generated yet. */
  byte @Nullable [] find(String name) {
    return code.find(prefix.concat(name));
  }

  /** Adds a class and those that come with it. */
  void add(String name, byte[] bytes, Map<String, byte[]> others) {
    Map<String, byte[]> pieces = LinkedHashMap.newLinkedHashMap(others.size() + 1);
    pieces.put(prefix.concat(name), bytes);
    others.forEach((other, content) -> pieces.put(prefix.concat(other), content));
    code.add(pieces);
  }
}

package cezve.cli;

import cezve.runtime.cache.CodeCache;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The user's code cache. */
final class UserCache {
  private UserCache() {}

  /** The cache, or null if there is no place for one. */
  static @Nullable CodeCache open() {
    Path directory = CodeCache.userDirectory();
    return directory == null ? null : new CodeCache(directory, CodeCache.DEFAULT_BYTES);
  }
}

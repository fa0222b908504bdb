package cezve;

import cezve.runtime.LoadedModule;
import cezve.runtime.cache.ModuleDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Modules that were loaded, by their digests: those that were used last. */
final class ModuleCache {
  private final long mostBytes;
  private final LinkedHashMap<ModuleDigest, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  private record Entry(LoadedModule module, long bytes) {}

  /** A cache of modules that are not larger together than so many bytes. */
  ModuleCache(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * A module that is here, or that is loaded now.
   *
   * @param size its size in bytes
   */
  LoadedModule get(ModuleDigest digest, long size, Supplier<LoadedModule> loading) {
    if (size > mostBytes) {
      return loading.get();
    }
    LoadedModule known = find(digest);
    return known == null ? add(digest, new Entry(loading.get(), size)) : known;
  }

  private synchronized @Nullable LoadedModule find(ModuleDigest digest) {
    Entry entry = entries.get(digest);
    return entry == null ? null : entry.module.kept();
  }

  /** Adds a module, of several that were loaded at the same time the first one. */
  private synchronized LoadedModule add(ModuleDigest digest, Entry loaded) {
    Entry known = entries.get(digest);
    if (known != null) {
      return known.module.kept();
    }
    entries.put(digest, loaded);
    bytes += loaded.bytes;
    while (bytes > mostBytes) {
      Map.Entry<ModuleDigest, Entry> eldest = entries.pollFirstEntry();
      bytes -= eldest == null ? 0 : eldest.getValue().bytes;
    }
    return loaded.module;
  }

  synchronized void clear() {
    entries.clear();
    bytes = 0;
  }
}

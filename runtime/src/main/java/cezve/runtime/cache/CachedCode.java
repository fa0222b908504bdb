package cezve.runtime.cache;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a module for an engine with its settings, and what this process adds. Any
 * number of threads may use it.
 */
public final class CachedCode implements CodeStore {
  private final CodeCache cache;
  private final Path file;
  private final byte[] identity;
  private final Map<String, byte[]> added = new ConcurrentHashMap<>();
  private volatile @Nullable StoredEntry stored;
  private volatile byte @Nullable [] addedFacts;

  CachedCode(CodeCache cache, Path file, byte[] identity, byte @Nullable [] key) {
    this.cache = cache;
    this.file = file;
    this.identity = identity;
    this.stored = key == null ? null : StoredEntry.open(file, identity, key);
  }

  @Override
  public byte @Nullable [] facts() {
    StoredEntry entry = stored;
    return entry == null ? addedFacts : entry.facts();
  }

  @Override
  public void addFacts(byte[] facts) {
    addedFacts = facts;
    cache.isToBeWritten(this);
  }

  @Override
  public byte @Nullable [] find(String name) {
    byte[] known = added.get(name);
    if (known != null) {
      return known;
    }
    StoredEntry entry = stored;
    return entry == null ? null : entry.find(name);
  }

  /** They will be written some time later, all at once. */
  @Override
  public void add(Map<String, byte[]> pieces) {
    synchronized (added) {
      added.putAll(pieces);
    }
    cache.isToBeWritten(this);
  }

  /** Writes what was added, after which this is no longer kept on the heap. */
  synchronized void write(byte[] key) throws IOException {
    Map<String, byte[]> news;
    synchronized (added) {
      news = Map.copyOf(added);
    }
    // Another process may have added to the entry as well.
    StoredEntry current = StoredEntry.open(file, identity, key);
    byte[] facts = current == null ? facts() : current.facts();
    if (facts == null || (news.isEmpty() && current != null)) {
      return;
    }
    if (new EntryWriter(identity, facts, current, news).write(cache.directory(), file, key)) {
      stored = StoredEntry.open(file, identity, key);
    }
    if (stored != null) {
      news.forEach(added::remove);
    }
  }
}

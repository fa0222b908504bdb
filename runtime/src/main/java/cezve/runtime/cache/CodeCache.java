package cezve.runtime.cache;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A directory in which engines keep what they make of modules, for any number of processes of one
 * user. Failures to read are as if nothing were there; failures to write are ignored.
 */
public final class CodeCache implements AutoCloseable {
  /** How large the files may be together unless something else is asked for. */
  public static final long DEFAULT_BYTES = 512L << 20;

  private static final String SUFFIX = ".code";

  // Whoever writes takes seconds at most.
  private static final long ABANDONED_SECONDS = 3_600;

  // The time of the last use need not be exact, and to write it each time would take time.
  private static final long USE_SECONDS = 3_600;

  private static final long FIRST_WRITE_MILLIS = 1_000;
  private static final long LAST_WRITE_MILLIS = 60_000;

  private final Path directory;
  private final long mostBytes;
  private final Set<CachedCode> unwritten = new LinkedHashSet<>();
  private final Set<Path> used = new LinkedHashSet<>();
  private byte @Nullable [] key;
  private @Nullable Thread writer;

  /**
   * A cache in a directory, which is made when something is written.
   *
   * @param mostBytes how large the files may be together; what was not used for longest goes first
   */
  public CodeCache(Path directory, long mostBytes) {
    this.directory = directory;
    this.mostBytes = mostBytes;
  }

  /**
   * The directory that a user's caches belong in, after the XDG base directory specification: or
   * null if there is no home directory.
   */
  public static @Nullable Path userDirectory() {
    String caches = System.getenv("XDG_CACHE_HOME");
    if (caches != null && caches.startsWith("/")) {
      return Path.of(caches, "cezve");
    }
    String home = System.getProperty("user.home");
    return home == null || home.isEmpty() || home.equals("?")
        ? null
        : Path.of(home, ".cache", "cezve");
  }

  /** The directory. */
  public Path directory() {
    return directory;
  }

  /** How large the files may be together. */
  public long mostBytes() {
    return mostBytes;
  }

  /**
   * What is stored of a module.
   *
   * @param engine what made it: all on which it depends besides the module
   */
  public CachedCode open(ModuleDigest module, String engine) {
    MessageDigest digest = Sha256.start();
    digest.update(module.bytes());
    byte[] identity = digest.digest(engine.getBytes(StandardCharsets.UTF_8));
    Path file = directory.resolve(HexFormat.of().formatHex(identity).concat(SUFFIX));
    CachedCode code = new CachedCode(this, file, identity, knownKey());
    if (code.facts() != null) {
      synchronized (this) {
        used.add(file);
      }
    }
    return code;
  }

  private synchronized byte @Nullable [] knownKey() {
    if (key == null) {
      key = UserKey.read(directory);
    }
    return key;
  }

  /** Has another thread write it soon, unless it is written by {@link #flush} before. */
  synchronized void isToBeWritten(CachedCode code) {
    unwritten.add(code);
    if (writer == null) {
      Thread thread = new Thread(this::writeNowAndThen, "cezve-code-cache");
      thread.setDaemon(true);
      writer = thread;
      thread.start();
    }
  }

  /** Writes until nothing is left: less and less often, since each time costs more. */
  private void writeNowAndThen() {
    long millis = FIRST_WRITE_MILLIS;
    while (true) {
      // Not Thread.sleep, whose event is a class that no AOT cache has.
      LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(millis));
      if (Thread.interrupted()) {
        return;
      }
      synchronized (this) {
        if (unwritten.isEmpty()) {
          writer = null;
          return;
        }
      }
      flush();
      millis = Math.min(2 * millis, LAST_WRITE_MILLIS);
    }
  }

  /** Writes what is not written yet, and makes room. */
  public void flush() {
    List<CachedCode> codes;
    List<Path> files;
    synchronized (this) {
      codes = List.copyOf(unwritten);
      files = List.copyOf(used);
      unwritten.clear();
      used.clear();
    }
    try {
      for (Path file : files) {
        touch(file);
      }
      if (codes.isEmpty()) {
        return;
      }
      byte[] obtained = UserKey.obtain(directory);
      synchronized (this) {
        key = obtained;
      }
      for (CachedCode code : codes) {
        code.write(obtained);
      }
      prune(mostBytes);
    } catch (IOException | UnsupportedOperationException | OutOfMemoryError _) {
      // Without a cache everything works as well.
    }
  }

  private static void touch(Path file) throws IOException {
    try {
      Instant now = Instant.now();
      if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minusSeconds(USE_SECONDS))) {
        Files.setLastModifiedTime(file, FileTime.from(now));
      }
    } catch (NoSuchFileException _) {
      // Somebody made room.
    }
  }

  /**
   * A file of the cache.
   *
   * @param name its name in the directory
   * @param bytes its size
   * @param lastUsed when it was written or used, to the hour
   */
  public record Entry(String name, long bytes, Instant lastUsed) {}

  /**
   * The files of the cache, the one used last first.
   *
   * @throws IOException if the directory is there but cannot be read
   */
  public List<Entry> entries() throws IOException {
    return entries(list());
  }

  private static List<Entry> entries(List<Entry> files) {
    List<Entry> entries = new ArrayList<>(files);
    entries.removeIf(file -> !file.name().endsWith(SUFFIX));
    entries.sort(Comparator.comparing(Entry::lastUsed).reversed());
    return entries;
  }

  /** All files of the directory. */
  private List<Entry> list() throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        addTo(entries, file);
      }
    } catch (NoSuchFileException _) {
      // Nothing was ever written.
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return entries;
  }

  private static void addTo(List<Entry> entries, Path file) throws IOException {
    try {
      String name = String.valueOf(file.getFileName());
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      entries.add(new Entry(name, found.size(), found.lastModifiedTime().toInstant()));
    } catch (NoSuchFileException _) {
      // Another process removed it meanwhile.
    }
  }

  /**
   * Removes what was not used for longest, until the files are not larger together than asked for,
   * and what processes left behind that were killed while writing.
   *
   * @return how many files were removed
   */
  public int prune(long bytes) throws IOException {
    int removed = 0;
    long left = 0;
    List<Entry> files = list();
    for (Entry entry : entries(files)) {
      left += entry.bytes();
      if (left > bytes && Files.deleteIfExists(directory.resolve(entry.name()))) {
        removed++;
      }
    }
    Instant abandoned = Instant.now().minusSeconds(ABANDONED_SECONDS);
    for (Entry file : files) {
      if (file.name().endsWith(PrivateFiles.TEMPORARY) && file.lastUsed().isBefore(abandoned)) {
        Files.deleteIfExists(directory.resolve(file.name()));
      }
    }
    return removed;
  }

  /**
   * Removes everything but the key.
   *
   * @return how many files were removed
   */
  public int clear() throws IOException {
    return prune(0);
  }

  /** Writes what is not written yet; the cache may still be used. */
  @Override
  public void close() {
    flush();
  }
}

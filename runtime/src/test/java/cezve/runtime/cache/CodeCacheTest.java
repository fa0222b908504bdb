package cezve.runtime.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeCacheTest {
  private static final ModuleDigest MODULE = digest("module");
  private static final byte[] FACTS = {1, 2, 3};
  private static final String ENGINE = "engine 1";

  @TempDir Path scratch;

  private static ModuleDigest digest(String module) {
    return new ModuleDigest(module.getBytes(UTF_8));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private CodeCache cache() {
    return new CodeCache(scratch.resolve("cache"), CodeCache.DEFAULT_BYTES);
  }

  private void store(ModuleDigest module, Map<String, byte[]> pieces) {
    try (CodeCache cache = cache()) {
      CachedCode code = cache.open(module, ENGINE);
      code.addFacts(FACTS);
      code.add(pieces);
    }
  }

  private Path onlyFile() throws IOException {
    List<CodeCache.Entry> entries = cache().entries();
    assertEquals(1, entries.size());
    return cache().directory().resolve(entries.getFirst().name());
  }

  @Test
  void nothingIsKnownAtFirst() throws IOException {
    CachedCode code = cache().open(MODULE, ENGINE);
    assertNull(code.facts());
    assertNull(code.find("a"));
    assertFalse(Files.exists(cache().directory()), "looking things up makes no directory");
  }

  @Test
  void whatWasAddedIsFoundAtOnceAndByOtherProcesses() {
    CodeCache cache = cache();
    CachedCode code = cache.open(MODULE, ENGINE);
    code.addFacts(FACTS);
    code.add(Map.of("a", bytes("alpha"), "empty", bytes("")));
    assertArrayEquals(bytes("alpha"), code.find("a"));
    cache.flush();
    assertArrayEquals(bytes("alpha"), code.find("a"), "after it was written");

    CachedCode other = cache().open(MODULE, ENGINE);
    assertArrayEquals(FACTS, other.facts());
    assertArrayEquals(bytes("alpha"), other.find("a"));
    assertArrayEquals(bytes(""), other.find("empty"));
    assertNull(other.find("b"));
  }

  @Test
  void modulesAndEnginesHaveEntriesOfTheirOwn() {
    store(MODULE, Map.of("a", bytes("alpha")));
    assertNull(cache().open(digest("other module"), ENGINE).facts());
    assertNull(cache().open(MODULE, "engine 2").facts());
  }

  @Test
  void twoProcessesAddToAnEntry() {
    store(MODULE, Map.of("a", bytes("alpha")));
    CodeCache first = cache();
    CodeCache second = cache();
    first.open(MODULE, ENGINE).add(Map.of("b", bytes("beta")));
    second.open(MODULE, ENGINE).add(Map.of("c", bytes("gamma")));
    first.close();
    second.close();
    CachedCode code = cache().open(MODULE, ENGINE);
    assertArrayEquals(bytes("alpha"), code.find("a"));
    assertArrayEquals(bytes("beta"), code.find("b"));
    assertArrayEquals(bytes("gamma"), code.find("c"));
  }

  @Test
  void whoeverHasAnEntryOpenKeepsItWhenItIsReplacedOrRemoved() throws IOException {
    store(MODULE, Map.of("a", bytes("alpha")));
    CachedCode open = cache().open(MODULE, ENGINE);
    store(MODULE, Map.of("b", bytes("beta")));
    assertArrayEquals(bytes("alpha"), open.find("a"));
    cache().clear();
    assertArrayEquals(bytes("alpha"), open.find("a"));
  }

  @Test
  void noChangedByteGoesUnnoticed() throws IOException {
    store(MODULE, Map.of("a", bytes("alpha"), "b", bytes("beta")));
    Path file = onlyFile();
    byte[] written = Files.readAllBytes(file);
    for (int i = 0; i < written.length; i++) {
      byte[] changed = written.clone();
      changed[i] ^= 0x10;
      Files.write(file, changed);
      CachedCode code = cache().open(MODULE, ENGINE);
      assertTrue(
          code.facts() == null || code.find("a") == null || code.find("b") == null,
          "byte " + i + " of " + written.length);
    }
  }

  @Test
  void noShortenedFileIsRead() throws IOException {
    store(MODULE, Map.of("a", bytes("alpha")));
    Path file = onlyFile();
    byte[] written = Files.readAllBytes(file);
    for (int length = 0; length < written.length; length++) {
      Files.write(file, Arrays.copyOf(written, length));
      CachedCode code = cache().open(MODULE, ENGINE);
      assertTrue(code.facts() == null || code.find("a") == null, "a file of " + length + " bytes");
    }
  }

  @Test
  void aFileCutShortWhileItIsOpenHasNothingAnyMore() throws IOException {
    store(MODULE, Map.of("a", new byte[1 << 20]));
    CachedCode open = cache().open(MODULE, ENGINE);
    Files.write(onlyFile(), new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
    assertNull(open.find("a"));
  }

  @Test
  void aChangedEntryIsReplaced() throws IOException {
    store(MODULE, Map.of("a", bytes("alpha")));
    Files.write(onlyFile(), bytes("nothing of ours"));
    store(MODULE, Map.of("b", bytes("beta")));
    CachedCode code = cache().open(MODULE, ENGINE);
    assertArrayEquals(bytes("beta"), code.find("b"));
    assertNull(code.find("a"));
  }

  @Test
  void entriesOfAnotherUserAreNotRead() throws IOException {
    store(MODULE, Map.of("a", bytes("evil")));
    Path foreign = onlyFile();
    byte[] evil = Files.readAllBytes(foreign);
    Files.delete(cache().directory().resolve("key"));
    cache().clear();
    store(digest("another"), Map.of("a", bytes("good")));
    Files.write(foreign, evil);
    assertNull(cache().open(MODULE, ENGINE).facts());
  }

  @Test
  void anEntryUnderTheNameOfAnotherIsNotRead() throws IOException {
    store(MODULE, Map.of("a", bytes("alpha")));
    Path first = onlyFile();
    byte[] content = Files.readAllBytes(first);
    cache().clear();
    store(digest("another"), Map.of("a", bytes("beta")));
    Files.write(onlyFile(), content);
    assertNull(cache().open(digest("another"), ENGINE).facts());
  }

  @Test
  void aKeyThatOthersCanReadIsReplaced() throws IOException {
    assumeTrue(scratch.getFileSystem().supportedFileAttributeViews().contains("posix"));
    store(MODULE, Map.of("a", bytes("alpha")));
    Path key = cache().directory().resolve("key");
    byte[] old = Files.readAllBytes(key);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertNull(cache().open(MODULE, ENGINE).facts());
    store(MODULE, Map.of("b", bytes("beta")));
    assertFalse(Arrays.equals(old, Files.readAllBytes(key)));
    assertArrayEquals(bytes("beta"), cache().open(MODULE, ENGINE).find("b"));
    assertNull(cache().open(MODULE, ENGINE).find("a"));
  }

  @Test
  void onlyTheUserCanReadWhatIsWritten() throws IOException {
    assumeTrue(scratch.getFileSystem().supportedFileAttributeViews().contains("posix"));
    store(MODULE, Map.of("a", bytes("alpha")));
    Path directory = cache().directory();
    assertEquals("rwx------", permissions(directory));
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        assertEquals("rw-------", permissions(file), file.toString());
      }
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void withoutAPlaceEverythingStillWorks() throws IOException {
    Path file = Files.createFile(scratch.resolve("file"));
    try (CodeCache cache = new CodeCache(file.resolve("cache"), CodeCache.DEFAULT_BYTES)) {
      CachedCode code = cache.open(MODULE, ENGINE);
      code.addFacts(FACTS);
      code.add(Map.of("a", bytes("alpha")));
      cache.flush();
      assertArrayEquals(bytes("alpha"), code.find("a"));
    }
  }

  @Test
  void theLeastRecentlyUsedGoesFirst() throws IOException {
    for (int i = 0; i < 4; i++) {
      store(digest("module " + i), Map.of("a", new byte[10_000]));
      age(i);
    }
    // The oldest is used once more.
    try (CodeCache cache = cache()) {
      assertNotNull(cache.open(digest("module 0"), ENGINE).facts());
    }
    assertEquals(2, cache().prune(25_000));
    assertNotNull(cache().open(digest("module 0"), ENGINE).facts());
    assertNull(cache().open(digest("module 1"), ENGINE).facts());
    assertNull(cache().open(digest("module 2"), ENGINE).facts());
    assertNotNull(cache().open(digest("module 3"), ENGINE).facts());
  }

  /** Makes the entry that was written last look as if it was written days ago. */
  private void age(int number) throws IOException {
    Instant then = Instant.now().minusSeconds(86_400L * (10 - number));
    Path file = cache().directory().resolve(cache().entries().getFirst().name());
    Files.setLastModifiedTime(file, FileTime.from(then));
  }

  @Test
  void writingKeepsWithinTheBound() throws IOException {
    Path directory = scratch.resolve("cache");
    for (int i = 0; i < 10; i++) {
      try (CodeCache cache = new CodeCache(directory, 50_000)) {
        CachedCode code = cache.open(digest("module " + i), ENGINE);
        code.addFacts(FACTS);
        code.add(Map.of("a", new byte[10_000]));
      }
    }
    long bytes = cache().entries().stream().mapToLong(CodeCache.Entry::bytes).sum();
    assertTrue(bytes > 30_000 && bytes <= 50_000, "bytes: " + bytes);
  }

  @Test
  void abandonedFilesAreRemoved() throws IOException {
    store(MODULE, Map.of("a", bytes("alpha")));
    Path fresh = Files.createFile(cache().directory().resolve("new-1.tmp"));
    Path abandoned = Files.createFile(cache().directory().resolve("new-2.tmp"));
    Files.setLastModifiedTime(abandoned, FileTime.from(Instant.now().minusSeconds(86_400)));
    cache().prune(CodeCache.DEFAULT_BYTES);
    assertTrue(Files.exists(fresh));
    assertFalse(Files.exists(abandoned));
  }

  @Test
  void aThreadWritesWhatNobodyFlushes() throws Exception {
    CachedCode code = cache().open(MODULE, ENGINE);
    code.addFacts(FACTS);
    code.add(Map.of("a", bytes("alpha")));
    for (int i = 0; i < 600 && cache().open(MODULE, ENGINE).find("a") == null; i++) {
      Thread.sleep(50);
    }
    assertArrayEquals(bytes("alpha"), cache().open(MODULE, ENGINE).find("a"));
  }

  @Test
  void manyThreadsUseOneDirectory() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String name = "piece " + i;
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int k = 0; k < 20; k++) {
                  store(MODULE, Map.of(name, bytes(name)));
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    CachedCode code = cache().open(MODULE, ENGINE);
    assertArrayEquals(FACTS, code.facts());
    int found = 0;
    for (int i = 0; i < 8; i++) {
      byte[] piece = code.find("piece " + i);
      if (piece != null) {
        assertArrayEquals(bytes("piece " + i), piece);
        found++;
      }
    }
    assertTrue(found > 0, "nothing is left of what eight threads have added");
  }
}

package cezve.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.TrapException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fd_readdir}. */
final class ReaddirTest {
  @TempDir Path directory;
  private Guest guest;

  @BeforeEach
  void open() throws IOException {
    guest = Guest.in(directory);
  }

  @AfterEach
  void close() throws IOException {
    guest.close();
  }

  private record Entry(long next, long ino, int type, String name) {}

  private int readdir(int buffer, int size, long cookie) {
    int used = guest.allocate(4);
    guest.ok("fd_readdir", Guest.PREOPEN, buffer, size, cookie, used);
    return guest.memory().load32(used);
  }

  private List<Entry> entries(int buffer, int used) {
    List<Entry> entries = new ArrayList<>();
    for (int at = 0; at + 24 <= used; ) {
      long entry = (long) buffer + at;
      int length = guest.memory().load32(entry + 16);
      if (at + 24 + length > used) {
        break;
      }
      entries.add(
          new Entry(
              guest.memory().load64(entry),
              guest.memory().load64(entry + 8),
              guest.memory().load8(entry + 20),
              guest.text(buffer + at + 24, length)));
      at += 24 + length;
    }
    return entries;
  }

  private List<String> readAll(int size) {
    List<String> names = new ArrayList<>();
    int buffer = guest.allocate(size);
    long cookie = 0;
    while (true) {
      int used = readdir(buffer, size, cookie);
      List<Entry> entries = entries(buffer, used);
      for (Entry entry : entries) {
        names.add(entry.name());
        cookie = entry.next();
      }
      if (used < size) {
        return names;
      }
      assertTrue(!entries.isEmpty(), "the buffer has room for no entry");
    }
  }

  @Test
  void anEmptyDirectoryHasItselfAndItsParent() {
    int buffer = guest.allocate(100);
    List<Entry> entries = entries(buffer, readdir(buffer, 100, 0));
    assertEquals(2, entries.size());
    assertEquals(".", entries.get(0).name());
    assertEquals("..", entries.get(1).name());
    long ino = guest.memory().load64(guest.stat(Guest.PREOPEN) + 8L);
    for (Entry entry : entries) {
      assertEquals(FileType.DIRECTORY.code(), entry.type());
      assertEquals(ino, entry.ino());
    }
  }

  @Test
  void entriesHaveTypesAndFileNumbers() throws IOException {
    Files.createFile(directory.resolve("file"));
    Files.createDirectory(directory.resolve("sub"));
    Files.createSymbolicLink(directory.resolve("link"), Path.of("nowhere"));
    int buffer = guest.allocate(400);
    for (Entry entry : entries(buffer, readdir(buffer, 400, 2))) {
      FileType expected =
          switch (entry.name()) {
            case "file" -> FileType.REGULAR_FILE;
            case "sub" -> FileType.DIRECTORY;
            case "link" -> FileType.SYMBOLIC_LINK;
            default -> throw new AssertionError(entry.name());
          };
      assertEquals(expected.code(), entry.type());
      assertEquals(
          guest.memory().load64(guest.stat(0, entry.name()) + 8L), entry.ino(), entry.name());
    }
  }

  @Test
  void smallBuffersSeeEveryEntryOnce() throws IOException {
    TreeSet<String> expected = new TreeSet<>(List.of(".", ".."));
    for (int i = 0; i < 100; i++) {
      expected.add("entry-é" + i);
      Files.createFile(directory.resolve("entry-é" + i));
    }
    for (int size : new int[] {40, 64, 100, 333, 4096, 100_000}) {
      List<String> names = readAll(size);
      assertEquals(expected.size(), names.size());
      assertEquals(expected, new TreeSet<>(names));
    }
  }

  @Test
  void theLastEntryIsCutOffWhereTheBufferEnds() throws IOException {
    Files.createFile(directory.resolve("a-long-name"));
    int buffer = guest.allocate(200);
    int whole = readdir(buffer, 200, 0);
    byte[] bytes = guest.bytesAt(buffer, whole);
    assertEquals(25 + 26 + 35, whole);
    for (int size = 0; size <= whole; size++) {
      int part = guest.allocate(size + 1);
      guest.memory().store8(part + size, (byte) 77);
      assertEquals(size, readdir(part, size, 0));
      assertEquals(
          new String(bytes, 0, size, StandardCharsets.ISO_8859_1),
          new String(guest.bytesAt(part, size), StandardCharsets.ISO_8859_1));
      assertEquals(77, guest.memory().load8(part + size));
    }
  }

  @Test
  void cookiesStayGoodWhileEntriesAreDeleted() throws IOException {
    for (int i = 0; i < 50; i++) {
      Files.createFile(directory.resolve("f" + i));
    }
    int buffer = guest.allocate(64);
    long cookie = 0;
    TreeSet<String> seen = new TreeSet<>();
    while (true) {
      int used = readdir(buffer, 64, cookie);
      for (Entry entry : entries(buffer, used)) {
        assertTrue(seen.add(entry.name()), entry.name());
        cookie = entry.next();
        if (entry.name().startsWith("f")) {
          assertEquals(Errno.SUCCESS, guest.path("path_unlink_file", Guest.PREOPEN, entry.name()));
        }
      }
      if (used < 64) {
        break;
      }
    }
    assertEquals(52, seen.size());
    assertEquals(List.of(".", ".."), readAll(1000));
  }

  @Test
  void rewindingSeesNewEntries() throws IOException {
    assertEquals(2, readAll(1000).size());
    Files.createFile(directory.resolve("new"));
    assertEquals(3, readAll(1000).size());
  }

  @Test
  void cookiesBehindTheEndSeeNothing() {
    int buffer = guest.allocate(100);
    assertEquals(0, readdir(buffer, 100, 2));
    assertEquals(0, readdir(buffer, 100, 1000));
    assertEquals(0, readdir(buffer, 100, -1));
  }

  @Test
  void itNeedsADirectoryTheRightAndABuffer() throws IOException {
    Files.createFile(directory.resolve("file"));
    int eight = guest.allocate(8);
    int file = guest.open("file", 0, Guest.EVERY_FILE_RIGHT);
    assertEquals(Errno.NOTDIR, guest.call("fd_readdir", file, eight, 8, 0, eight));
    int other = guest.open(".", Guest.DIRECTORY, Rights.PATH_OPEN);
    assertEquals(Errno.NOTCAPABLE, guest.call("fd_readdir", other, eight, 8, 0, eight));
    assertThrows(
        TrapException.class,
        () -> guest.call("fd_readdir", Guest.PREOPEN, eight, 1 << 20, 0, eight));
  }
}

package cezve.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where {@code wasi_unstable} differs. */
final class UnstableTest {
  @TempDir Path directory;

  private Guest guest() throws IOException {
    return new Guest(Wasi.builder().preopen(directory, "/").build(), Snapshot.UNSTABLE);
  }

  @Test
  void seekingNumbersItsOriginsOtherwise() throws IOException {
    Files.writeString(directory.resolve("file"), "0123456789");
    try (Guest guest = guest()) {
      int fd = guest.open("file", 0, Guest.READ);
      assertEquals(4, guest.seek(fd, 4, 2));
      assertEquals(6, guest.seek(fd, 2, 0));
      assertEquals(9, guest.seek(fd, -1, 1));
      assertEquals(Errno.INVAL, guest.trySeek(fd, 0, 3));
    }
  }

  @Test
  void attributesHaveAShortNumberOfLinks() throws IOException {
    Files.writeString(directory.resolve("file"), "0123456789");
    try (Guest guest = guest()) {
      int stat = guest.allocate(64);
      guest.memory().store64(stat + 56L, 77);
      guest.ok("path_filestat_get", 3, 0, guest.bytes(Guest.utf8("file")), 4, stat);
      assertEquals(FileType.REGULAR_FILE.code(), guest.memory().load32(stat + 16L));
      assertEquals(1, guest.memory().load32(stat + 20L));
      assertEquals(10, guest.memory().load64(stat + 24L));
      assertEquals(77, guest.memory().load64(stat + 56L));
    }
  }

  @Test
  void clocksOfSubscriptionsAreIdentified() throws IOException {
    try (Guest guest = guest()) {
      int subscriptions = guest.allocate(56 * 2);
      for (int i = 0; i < 2; i++) {
        long at = subscriptions + 56L * i;
        guest.memory().store64(at, 100 + i);
        guest.memory().store64(at + 16, 99);
        guest.memory().store32(at + 24, 1);
        guest.memory().store64(at + 32, i == 0 ? Long.MAX_VALUE : 0);
        guest.memory().store16(at + 48, (short) 0);
      }
      int events = guest.allocate(64);
      int count = guest.allocate(4);
      guest.ok("poll_oneoff", subscriptions, events, 2, count);
      assertEquals(1, guest.memory().load32(count));
      assertEquals(101, guest.memory().load64(events));
    }
  }
}

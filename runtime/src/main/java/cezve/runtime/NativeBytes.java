package cezve.runtime;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Bytes outside of the Java heap, all zeros, which never move. They may be many more than will be
 * used: except for the first megabyte, what was not written takes no space.
 */
final class NativeBytes {
  private static final long SMALL = 1 << 20;

  private final MemorySegment segment;
  private final @Nullable FileStore store;

  private NativeBytes(MemorySegment segment, @Nullable FileStore store) {
    this.segment = segment;
    this.store = store;
  }

  /**
   * Reserves a number of bytes, or returns null if there are not that many. They are given back
   * when nobody can reach them any more.
   */
  static @Nullable NativeBytes reserve(long bytes) {
    // Atomic accesses of one byte are accesses of four.
    long whole = (bytes + Long.BYTES - 1) & -Long.BYTES;
    try {
      return whole <= SMALL
          ? new NativeBytes(Arena.ofAuto().allocate(whole, Long.BYTES), null)
          : mapped(whole);
    } catch (IOException | OutOfMemoryError _) {
      return null;
    }
  }

  /** A mapped file without contents: the one kind of memory that the JDK does not fill first. */
  private static NativeBytes mapped(long bytes) throws IOException {
    Path file = Files.createTempFile("cezve-memory", null);
    FileStore store = Files.getFileStore(file.toAbsolutePath().resolveSibling("."));
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE,
            StandardOpenOption.DELETE_ON_CLOSE)) {
      MemorySegment segment = channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, Arena.ofAuto());
      return new NativeBytes(segment, store);
    }
  }

  /** All bytes, aligned for atomic accesses. */
  MemorySegment segment() {
    return segment;
  }

  /** Whether so many bytes more than now can be written. */
  boolean hasRoom(long more) {
    try {
      return store == null || store.getUsableSpace() >= more;
    } catch (IOException _) {
      return false;
    }
  }
}

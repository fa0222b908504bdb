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
  /** Where such bytes may be. */
  enum Place {
    /** Where the system has files that are in memory. */
    IN_RAM,
    /** If need be, in a file on a disk. */
    ANY
  }

  private static final long SMALL = 1 << 20;
  private static final int BLOCK = 1 << 12;

  /** What is enough for every memory with 32-bit addresses. */
  private static final long PLENTY = 1L << 32;

  /** Where Linux has files that are in memory anyway: no disk is written, nothing read ahead. */
  private static final Path IN_RAM = Path.of("/dev/shm");

  private final MemorySegment segment;
  private final @Nullable FileStore store;

  private NativeBytes(MemorySegment segment, @Nullable FileStore store) {
    this.segment = segment;
    this.store = store;
  }

  /**
   * Reserves bytes, or returns null if there are not that many. They are given back when nobody can
   * reach them any more.
   *
   * @param needed how many there must be
   * @param wanted how many there had better be; at least as many
   */
  static @Nullable NativeBytes reserve(long needed, long wanted, Place place) {
    try {
      if (wanted <= SMALL) {
        return new NativeBytes(Arena.ofAuto().allocate(wholeWords(wanted), Long.BYTES), null);
      }
      long enough = Math.min(wanted, Math.max(needed, PLENTY));
      Path directory = IN_RAM;
      if (room(IN_RAM) < enough) {
        if (place == Place.IN_RAM) {
          return null;
        }
        directory = Path.of(System.getProperty("java.io.tmpdir"));
      }
      long bytes = wholeWords(Math.min(wanted, room(directory)));
      return bytes < needed ? null : mapped(directory, bytes);
    } catch (IOException | OutOfMemoryError _) {
      return null;
    }
  }

  /** Rounded up, since atomic accesses of one byte are accesses of the word around it. */
  private static long wholeWords(long bytes) {
    return (bytes + Long.BYTES - 1) & -Long.BYTES;
  }

  private static long room(Path directory) {
    try {
      return Files.isWritable(directory) ? Files.getFileStore(directory).getUsableSpace() : 0;
    } catch (IOException _) {
      return 0;
    }
  }

  /** A mapped file without contents: the one kind of memory that the JDK does not fill first. */
  private static NativeBytes mapped(Path directory, long bytes) throws IOException {
    FileStore store = Files.getFileStore(directory);
    Path file = Files.createTempFile(directory, "cezve-memory", null);
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

  /** Copies {@code count} bytes from elsewhere to the start, but no zeros that would take space. */
  void fill(MemorySegment source, long count) {
    MemorySegment zeros = MemorySegment.ofArray(new byte[BLOCK]);
    for (long at = 0; at < count; at += BLOCK) {
      long end = Math.min(at + BLOCK, count);
      if (MemorySegment.mismatch(source, at, end, zeros, 0, end - at) >= 0) {
        MemorySegment.copy(source, at, segment, at, end - at);
      }
    }
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

package cezve.wasi;

/**
 * The buffer that {@code fd_readdir} fills.
 *
 * @see <a
 *     href="https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md#dirent">dirent</a>
 */
final class DirectoryEntries {
  private static final int DIRENT_SIZE = 24;

  private final GuestMemory memory;
  private final long buffer;
  private final int size;
  private int used;

  DirectoryEntries(GuestMemory memory, long buffer, int size) {
    this.memory = memory;
    this.buffer = buffer;
    this.size = size;
  }

  boolean isFull() {
    return used == size;
  }

  int used() {
    return used;
  }

  /** Adds an entry, or as much of it as there is room for. */
  void put(long nextCookie, long ino, FileType type, byte[] name) {
    byte[] entry = new byte[DIRENT_SIZE + name.length];
    putLittleEndian(entry, 0, nextCookie, Long.BYTES);
    putLittleEndian(entry, 8, ino, Long.BYTES);
    putLittleEndian(entry, 16, name.length, Integer.BYTES);
    entry[20] = type.code();
    System.arraycopy(name, 0, entry, DIRENT_SIZE, name.length);
    int count = Math.min(entry.length, size - used);
    memory.write(buffer + used, entry, 0, count);
    used += count;
  }

  private static void putLittleEndian(byte[] target, int at, long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      target[at + i] = (byte) (value >>> (Byte.SIZE * i));
    }
  }
}

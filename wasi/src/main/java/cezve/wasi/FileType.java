package cezve.wasi;

/**
 * The types of files.
 *
 * @see <a
 *     href="https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md#filetype">filetype</a>
 */
enum FileType {
  UNKNOWN(0),
  BLOCK_DEVICE(1),
  CHARACTER_DEVICE(2),
  DIRECTORY(3),
  REGULAR_FILE(4),
  SOCKET_DGRAM(5),
  SOCKET_STREAM(6),
  SYMBOLIC_LINK(7);

  private final byte code;

  FileType(int code) {
    this.code = (byte) code;
  }

  /** The number. */
  byte code() {
    return code;
  }
}

package cezve.wasi;

/**
 * Flags of {@code sock_recv}.
 *
 * @see <a
 *     href="https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md#riflags">riflags</a>
 */
final class RiFlags {
  /** Leave what is received where it is, for the next call to receive it again. */
  static final int RECV_PEEK = 1;

  /** Wait until there is as much as was asked for. */
  static final int RECV_WAITALL = 1 << 1;

  static final int ALL = RECV_PEEK | RECV_WAITALL;

  private RiFlags() {}
}

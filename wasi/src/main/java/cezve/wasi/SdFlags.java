package cezve.wasi;

/**
 * Which ways of a connection {@code sock_shutdown} closes.
 *
 * @see <a
 *     href="https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md#sdflags">sdflags</a>
 */
final class SdFlags {
  static final int RD = 1;
  static final int WR = 1 << 1;
  static final int ALL = RD | WR;

  private SdFlags() {}
}

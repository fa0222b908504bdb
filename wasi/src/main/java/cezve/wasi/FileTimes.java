package cezve.wasi;

import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** New times of a file; null where the old one stays. */
record FileTimes(@Nullable FileTime access, @Nullable FileTime modification) {
  private static final int ATIM = 1;
  private static final int ATIM_NOW = 1 << 1;
  private static final int MTIM = 1 << 2;
  private static final int MTIM_NOW = 1 << 3;
  private static final int ALL = ATIM | ATIM_NOW | MTIM | MTIM_NOW;

  /**
   * Decodes the times, beginning with a given parameter, and the flags that follow them.
   *
   * @see <a
   *     href="https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md#fstflags">fstflags</a>
   */
  static FileTimes of(Call call, int index, WasiClocks clocks) throws ErrnoException {
    int flags = call.flags(index + 2, ALL);
    return new FileTimes(
        time(flags & ATIM, flags & ATIM_NOW, call.i64(index), clocks),
        time(flags & MTIM, flags & MTIM_NOW, call.i64(index + 1), clocks));
  }

  private static @Nullable FileTime time(int given, int now, long nanos, WasiClocks clocks)
      throws ErrnoException {
    if (given != 0 && now != 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    if (now != 0) {
      return FileTime.from(clocks.realtime(), TimeUnit.NANOSECONDS);
    }
    if (given == 0) {
      return null;
    }
    if (nanos < 0) {
      throw new ErrnoException(Errno.OVERFLOW);
    }
    return FileTime.from(nanos, TimeUnit.NANOSECONDS);
  }
}

package cezve.wasi;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Arguments and environment: two arrays of NUL-terminated strings. */
final class ArgsCalls {
  private final byte[][] args;
  private final byte[][] environ;

  /**
   * @param args the arguments, without NULs
   * @param environ the variables, as {@code name=value}, without NULs
   */
  ArgsCalls(List<String> args, List<String> environ) {
    this.args = encode(args);
    this.environ = encode(environ);
  }

  private static byte[][] encode(List<String> strings) {
    byte[][] encoded = new byte[strings.size()][];
    for (int i = 0; i < encoded.length; i++) {
      encoded[i] = strings.get(i).getBytes(StandardCharsets.UTF_8);
    }
    return encoded;
  }

  /** {@code args_get(argv, argv_buf)}. */
  void argsGet(Call call) {
    store(call, args);
  }

  /** {@code args_sizes_get(count, size)}. */
  void argsSizesGet(Call call) {
    storeSizes(call, args);
  }

  /** {@code environ_get(environ, environ_buf)}. */
  void environGet(Call call) {
    store(call, environ);
  }

  /** {@code environ_sizes_get(count, size)}. */
  void environSizesGet(Call call) {
    storeSizes(call, environ);
  }

  private static void store(Call call, byte[][] strings) {
    long pointers = call.address(0);
    long buffer = call.address(1);
    for (byte[] string : strings) {
      call.memory().store32(pointers, (int) buffer);
      call.memory().write(buffer, string, 0, string.length);
      call.memory().store8(buffer + string.length, 0);
      pointers += 4;
      buffer += string.length + 1L;
    }
  }

  private static void storeSizes(Call call, byte[][] strings) {
    int size = 0;
    for (byte[] string : strings) {
      size += string.length + 1;
    }
    call.memory().store32(call.address(0), strings.length);
    call.memory().store32(call.address(1), size);
  }
}

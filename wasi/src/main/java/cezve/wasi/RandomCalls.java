package cezve.wasi;

import java.util.random.RandomGenerator;

/** Random numbers. */
final class RandomCalls {
  private static final int CHUNK = 1 << 16;

  private final RandomGenerator generator;

  RandomCalls(RandomGenerator generator) {
    this.generator = generator;
  }

  /** {@code random_get(buf, buf_len)}. */
  void get(Call call) {
    long address = call.address(0);
    long end = address + Integer.toUnsignedLong(call.i32(1));
    call.memory().check(address, end - address);
    byte[] bytes = new byte[(int) Math.min(CHUNK, end - address)];
    while (address < end) {
      int count = (int) Math.min(bytes.length, end - address);
      if (count < bytes.length) {
        bytes = new byte[count];
      }
      synchronized (generator) {
        generator.nextBytes(bytes);
      }
      call.memory().write(address, bytes, 0, count);
      address += count;
    }
  }
}

package cezve.wasi;

import java.io.FileInputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Random numbers fit for cryptography.
 *
 * <p>They come from the operating system's device where there is one: making a {@link SecureRandom}
 * loads its providers, which a program that only wants a seed for its hash tables would wait for.
 */
final class SystemRandom implements RandomGenerator {
  private static final String DEVICE = "/dev/urandom";

  private @Nullable FileInputStream device;
  private @Nullable SecureRandom fallback;

  @Override
  public long nextLong() {
    byte[] bytes = new byte[Long.BYTES];
    nextBytes(bytes);
    long value = 0;
    for (byte b : bytes) {
      value = value << Byte.SIZE | Byte.toUnsignedInt(b);
    }
    return value;
  }

  @Override
  public synchronized void nextBytes(byte[] bytes) {
    if (fallback == null && !readDevice(bytes)) {
      fallback = new SecureRandom();
    }
    if (fallback != null) {
      fallback.nextBytes(bytes);
    }
  }

  private boolean readDevice(byte[] bytes) {
    try {
      if (device == null) {
        device = new FileInputStream(DEVICE);
      }
      return device.readNBytes(bytes, 0, bytes.length) == bytes.length;
    } catch (IOException _) {
      return false;
    }
  }
}

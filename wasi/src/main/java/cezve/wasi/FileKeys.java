package cezve.wasi;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Device and file numbers from the keys by which {@code java.nio.file} tells files apart.
 *
 * <p>A key of the Unix file systems of the JDK reads {@code (dev=801,ino=42)}, the first in
 * hexadecimal. Of other keys, and of files without one, a hash serves as the number.
 */
final class FileKeys {
  private static final String DEV = "(dev=";
  private static final String INO = ",ino=";

  private FileKeys() {}

  /** The number of the device. */
  static long dev(@Nullable Object key) {
    String text = String.valueOf(key);
    int comma = text.indexOf(INO);
    if (!text.startsWith(DEV) || comma < 0) {
      return 0;
    }
    try {
      return Long.parseUnsignedLong(text, DEV.length(), comma, 16);
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  /** The number of the file. */
  static long ino(@Nullable Object key, Path path) {
    String text = key == null ? path.toString() : key.toString();
    int comma = text.indexOf(INO);
    if (key == null || !text.startsWith(DEV) || comma < 0 || !text.endsWith(")")) {
      return hash(text);
    }
    try {
      return Long.parseUnsignedLong(text, comma + INO.length(), text.length() - 1, 10);
    } catch (NumberFormatException _) {
      return hash(text);
    }
  }

  /** FNV-1a, 64 bits. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}

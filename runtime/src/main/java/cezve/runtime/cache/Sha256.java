package cezve.runtime.cache;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** SHA-256, and the message authentication code that is made of it. */
final class Sha256 {
  static final int BYTES = 32;

  private static final int BLOCK_BYTES = 64;
  private static final byte INNER = 0x36;
  private static final byte OUTER = 0x5C;

  private Sha256() {}

  static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("BUG: every Java platform has SHA-256", e);
    }
  }

  static byte[] digest(byte[] content) {
    return start().digest(content);
  }

  /**
   * HMAC-SHA256, of RFC 2104. Loading {@link javax.crypto.Mac} and what it checks takes longer than
   * starting a small program, which this would be for.
   *
   * @param key at most as long as a block, which is 64 bytes
   */
  static byte[] authenticate(byte[] key, ByteBuffer content) {
    MessageDigest inner = start();
    inner.update(pad(key, INNER));
    inner.update(content);
    MessageDigest outer = start();
    outer.update(pad(key, OUTER));
    return outer.digest(inner.digest());
  }

  private static byte[] pad(byte[] key, byte pad) {
    byte[] padded = Arrays.copyOf(key, BLOCK_BYTES);
    for (int i = 0; i < padded.length; i++) {
      padded[i] ^= pad;
    }
    return padded;
  }
}

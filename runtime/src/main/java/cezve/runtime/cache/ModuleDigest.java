package cezve.runtime.cache;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The SHA-256 of a module in the binary format, by which caches know it. */
public final class ModuleDigest {
  private final byte[] binary;
  private byte @Nullable [] digest;

  /**
   * The digest of a module, computed when it is first needed.
   *
   * @param binary the module, which must not be changed
   */
  public ModuleDigest(byte[] binary) {
    this.binary = binary;
  }

  /** Has another thread compute it: whoever needs it meanwhile waits. */
  public ModuleDigest inBackground() {
    Thread thread = new Thread(this::bytes, "cezve-digest");
    thread.setDaemon(true);
    thread.start();
    return this;
  }

  /** The digest's 32 bytes, which must not be changed. */
  synchronized byte[] bytes() {
    byte[] known = digest;
    if (known == null) {
      known = Sha256.digest(binary);
      digest = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ModuleDigest that && Arrays.equals(bytes(), that.bytes());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes());
  }

  /** The digest in hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes());
  }
}

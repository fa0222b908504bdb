package cezve.edge.testing;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Bytes that a person may want to read. */
final class Content {
  static final Content EMPTY = new Content(new byte[0]);

  private static final int SHOWN_BYTES = 16;

  private final byte[] bytes;

  Content(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  /** The text that they are in UTF-8, or null. */
  @Nullable String text() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return null;
    }
  }

  /** What can be said of what is no text: how long it is, and a part of it. */
  String describe(int from) {
    int begin = Math.min(from, bytes.length);
    int end = Math.min(bytes.length, begin + SHOWN_BYTES);
    String hex = HexFormat.ofDelimiter(" ").formatHex(bytes, begin, end);
    return bytes.length + " bytes, from " + begin + ": " + hex + (end < bytes.length ? " …" : "");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Content content && Arrays.equals(bytes, content.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}

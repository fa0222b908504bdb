package cezve.edge.document;

import cezve.edge.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads files of text. */
public final class TextFile {
  /** Larger ones are refused, in bytes. */
  public static final int LARGEST = 4 << 20;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private TextFile() {}

  /**
   * The text of a file in UTF-8, or null if there is none, which is a problem.
   *
   * @param name what messages call it
   */
  public static @Nullable String read(Path file, String name, Problems problems) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        problems.add(new Problem(name, 0, 0, "larger than " + (LARGEST >> 20) + " MB"));
        return null;
      }
      return decode(bytes, name, problems);
    } catch (NoSuchFileException _) {
      problems.add(new Problem(name, 0, 0, "there is no such file"));
    } catch (IOException e) {
      problems.add(new Problem(name, 0, 0, "cannot be read: " + e.getMessage()));
    }
    return null;
  }

  private static @Nullable String decode(byte[] bytes, String name, Problems problems) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
      problems.add(new Problem(name, line, 0, "not UTF-8"));
      return null;
    }
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }
}

package cezve.runtime.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes an entry of what was stored before and what is new. */
final class EntryWriter {
  private static final int PIECE_BYTES = Short.BYTES + 2 * Integer.BYTES + Sha256.BYTES;

  private final byte[] identity;
  private final byte[] facts;
  private final Map<String, Content> pieces = new TreeMap<>();

  /** A piece with its digest. */
  private static final class Content {
    private final ByteBuffer bytes;
    private final byte[] digest;

    Content(ByteBuffer bytes, byte[] digest) {
      this.bytes = bytes;
      this.digest = digest;
    }
  }

  EntryWriter(
      byte[] identity, byte[] facts, @Nullable StoredEntry current, Map<String, byte[]> news) {
    this.identity = identity;
    this.facts = facts;
    if (current != null) {
      current
          .pieces()
          .forEach((name, piece) ->
              pieces.put(name, new Content(current.raw(piece), current.digest(piece))));
    }
    news.forEach((name, bytes) ->
        pieces.put(name, new Content(ByteBuffer.wrap(bytes), Sha256.digest(bytes))));
  }

  /** Puts the entry in its place in the directory; false if it would be too large. */
  boolean write(Path directory, Path file, byte[] key) throws IOException {
    List<byte[]> names = new ArrayList<>(pieces.size());
    long indexEnd = (long) StoredEntry.HEADER_BYTES + facts.length;
    long content = 0;
    for (Map.Entry<String, Content> piece : pieces.entrySet()) {
      byte[] name = piece.getKey().getBytes(StandardCharsets.UTF_8);
      names.add(name);
      indexEnd += PIECE_BYTES + name.length;
      content += piece.getValue().bytes.remaining();
    }
    if (indexEnd + Sha256.BYTES + content > Integer.MAX_VALUE) {
      return false;
    }
    ByteBuffer index = index((int) indexEnd, names);
    byte[] mac = Sha256.authenticate(key, index.duplicate());
    Path written = UserKey.newFile(directory);
    try {
      try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
        writeAll(channel, index);
        writeAll(channel, ByteBuffer.wrap(mac));
        for (Content piece : pieces.values()) {
          writeAll(channel, piece.bytes.duplicate());
        }
      }
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(written);
    }
    return true;
  }

  private ByteBuffer index(int indexEnd, List<byte[]> names) {
    ByteBuffer index = ByteBuffer.allocate(indexEnd);
    index.putLong(StoredEntry.MAGIC);
    index.put(identity);
    index.putInt(indexEnd);
    index.putInt(facts.length);
    index.putInt(pieces.size());
    index.put(facts);
    int i = 0;
    int at = 0;
    for (Content piece : pieces.values()) {
      byte[] name = names.get(i++);
      index.putShort((short) name.length);
      index.put(name);
      index.putInt(at);
      index.putInt(piece.bytes.remaining());
      index.put(piece.digest);
      at += piece.bytes.remaining();
    }
    return index.flip();
  }

  private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}

package cezve.runtime.cache;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  /** What is written of a piece. */
  private record Content(StoredEntry.Piece piece, Source source) {}

  /** Where its bytes come from. */
  private interface Source {
    byte[] bytes() throws IOException;
  }

  EntryWriter(
      byte[] identity, byte[] facts, @Nullable StoredEntry current, Map<String, byte[]> news) {
    this.identity = identity;
    this.facts = facts;
    if (current != null) {
      current
          .pieces()
          .forEach((name, piece) -> pieces.put(name, new Content(piece, () -> current.raw(piece))));
    }
    news.forEach((name, bytes) ->
        pieces.put(
            name,
            new Content(
                new StoredEntry.Piece(0, bytes.length, Sha256.digest(bytes)), () -> bytes)));
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
      content += piece.getValue().piece.length();
    }
    if (indexEnd + Sha256.BYTES + content > Integer.MAX_VALUE) {
      return false;
    }
    byte[] index = index((int) indexEnd, names);
    Path written = PrivateFiles.create(directory);
    try {
      try (OutputStream out = new FileOutputStream(written.toFile())) {
        out.write(index);
        out.write(Sha256.authenticate(key, ByteBuffer.wrap(index)));
        for (Content piece : pieces.values()) {
          out.write(piece.source.bytes());
        }
      }
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(written);
    }
    return true;
  }

  private byte[] index(int indexEnd, List<byte[]> names) {
    ByteBuffer index = ByteBuffer.allocate(indexEnd);
    index.putLong(StoredEntry.MAGIC);
    index.put(identity);
    index.putInt(indexEnd);
    index.putInt(facts.length);
    index.putInt(pieces.size());
    index.put(facts);
    int i = 0;
    int at = 0;
    for (Content content : pieces.values()) {
      byte[] name = names.get(i++);
      index.putShort((short) name.length);
      index.put(name);
      index.putInt(at);
      index.putInt(content.piece.length());
      index.put(content.piece.digest());
      at += content.piece.length();
    }
    return index.array();
  }
}

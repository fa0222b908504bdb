package cezve.runtime.cache;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of the cache, as the package describes it. It stays mapped until the garbage collector
 * finds that nothing needs it, whatever happens to the file's name meanwhile.
 */
final class StoredEntry {
  /** Changes with the format. */
  static final long MAGIC = 0x43657a7665_0001L;

  static final int HEADER_BYTES = Long.BYTES + Sha256.BYTES + 3 * Integer.BYTES;

  /**
   * Where a piece is.
   *
   * @param at its offset in the content
   * @param length its length in bytes
   * @param digest where the index has its SHA-256
   */
  record Piece(int at, int length, int digest) {}

  private final ByteBuffer file;
  private final byte[] facts;
  private final Map<String, Piece> pieces;
  private final int content;

  private StoredEntry(ByteBuffer file, byte[] facts, Map<String, Piece> pieces, int content) {
    this.file = file;
    this.facts = facts;
    this.pieces = pieces;
    this.content = content;
  }

  /** Opens a file; null if there is none, or none that was written for the identity and key. */
  static @Nullable StoredEntry open(Path path, byte[] identity, byte[] key) {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size < HEADER_BYTES + Sha256.BYTES || size > Integer.MAX_VALUE) {
        return null;
      }
      return read(channel.map(FileChannel.MapMode.READ_ONLY, 0, size), identity, key);
    } catch (IOException | BufferUnderflowException | InternalError _) {
      // A mapped file that is cut short meanwhile is an InternalError.
      return null;
    }
  }

  private static @Nullable StoredEntry read(ByteBuffer file, byte[] identity, byte[] key) {
    byte[] found = new byte[Sha256.BYTES];
    if (file.getLong() != MAGIC) {
      return null;
    }
    file.get(found);
    int indexEnd = file.getInt();
    if (!MessageDigest.isEqual(found, identity)
        || indexEnd < HEADER_BYTES
        || indexEnd > file.limit() - Sha256.BYTES) {
      return null;
    }
    byte[] mac = new byte[Sha256.BYTES];
    file.get(indexEnd, mac);
    if (!MessageDigest.isEqual(mac, Sha256.authenticate(key, file.slice(0, indexEnd)))) {
      return null;
    }
    byte[] facts = new byte[file.getInt()];
    int count = file.getInt();
    file.get(facts);
    Map<String, Piece> pieces = LinkedHashMap.newLinkedHashMap(count);
    for (int i = 0; i < count; i++) {
      byte[] name = new byte[file.getShort()];
      file.get(name);
      int at = file.getInt();
      int length = file.getInt();
      pieces.put(new String(name, StandardCharsets.UTF_8), new Piece(at, length, file.position()));
      file.position(file.position() + Sha256.BYTES);
    }
    return new StoredEntry(file, facts, pieces, indexEnd + Sha256.BYTES);
  }

  byte[] facts() {
    return facts;
  }

  Map<String, Piece> pieces() {
    return pieces;
  }

  /** The bytes of a piece, or null if there is none, or if it is not what was written. */
  byte @Nullable [] find(String name) {
    Piece piece = pieces.get(name);
    if (piece == null) {
      return null;
    }
    try {
      byte[] bytes = new byte[piece.length()];
      file.get(content + piece.at(), bytes);
      return MessageDigest.isEqual(digest(piece), Sha256.digest(bytes)) ? bytes : null;
    } catch (IndexOutOfBoundsException | InternalError _) {
      return null;
    }
  }

  byte[] digest(Piece piece) {
    byte[] digest = new byte[Sha256.BYTES];
    file.get(piece.digest(), digest);
    return digest;
  }

  /** The bytes of a piece, unchecked. */
  ByteBuffer raw(Piece piece) {
    return file.slice(content + piece.at(), piece.length());
  }
}

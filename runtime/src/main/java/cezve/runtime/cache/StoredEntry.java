package cezve.runtime.cache;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of the cache, as the package describes it. It stays open until the garbage collector finds
 * that nothing needs it, whatever happens to the file's name meanwhile. It is not mapped: to map
 * the first file takes a process longer than to read most of them.
 */
final class StoredEntry {
  /** Changes with the format. */
  static final long MAGIC = 0x43657a7665_0001L;

  static final int HEADER_BYTES = Long.BYTES + Sha256.BYTES + 3 * Integer.BYTES;

  /** A piece of what is stored. */
  static final class Piece {
    private final int at;
    private final int length;
    private final byte[] digest;

    /**
     * A piece.
     *
     * @param at its offset in the content
     * @param length its length in bytes
     * @param digest its SHA-256
     */
    Piece(int at, int length, byte[] digest) {
      this.at = at;
      this.length = length;
      this.digest = digest;
    }

    int length() {
      return length;
    }

    byte[] digest() {
      return digest;
    }
  }

  private final RandomAccessFile file;
  private final byte[] facts;
  private final Map<String, Piece> pieces;
  private final int content;

  private StoredEntry(RandomAccessFile file, byte[] facts, Map<String, Piece> pieces, int content) {
    this.file = file;
    this.facts = facts;
    this.pieces = pieces;
    this.content = content;
  }

  /** Opens a file; null if there is none, or none that was written for the identity and key. */
  static @Nullable StoredEntry open(Path path, byte[] identity, byte[] key) {
    try {
      RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
      StoredEntry entry = read(file, identity, key);
      if (entry == null) {
        file.close();
      }
      return entry;
    } catch (IOException | BufferUnderflowException _) {
      return null;
    }
  }

  private static @Nullable StoredEntry read(RandomAccessFile file, byte[] identity, byte[] key)
      throws IOException {
    long size = file.length();
    if (size < HEADER_BYTES + Sha256.BYTES || size > Integer.MAX_VALUE) {
      return null;
    }
    ByteBuffer header = ByteBuffer.wrap(read(file, 0, HEADER_BYTES));
    byte[] found = new byte[Sha256.BYTES];
    if (header.getLong() != MAGIC) {
      return null;
    }
    header.get(found);
    int indexEnd = header.getInt();
    if (!MessageDigest.isEqual(found, identity)
        || indexEnd < HEADER_BYTES
        || indexEnd > size - Sha256.BYTES) {
      return null;
    }
    ByteBuffer index = ByteBuffer.wrap(read(file, 0, indexEnd));
    byte[] mac = read(file, indexEnd, Sha256.BYTES);
    if (!MessageDigest.isEqual(mac, Sha256.authenticate(key, index.duplicate()))) {
      return null;
    }
    byte[] facts = new byte[header.getInt()];
    int count = header.getInt();
    index.position(HEADER_BYTES);
    index.get(facts);
    Map<String, Piece> pieces = LinkedHashMap.newLinkedHashMap(count);
    for (int i = 0; i < count; i++) {
      byte[] name = new byte[index.getShort()];
      index.get(name);
      int at = index.getInt();
      int length = index.getInt();
      byte[] digest = new byte[Sha256.BYTES];
      index.get(digest);
      pieces.put(new String(name, StandardCharsets.UTF_8), new Piece(at, length, digest));
    }
    return new StoredEntry(file, facts, pieces, indexEnd + Sha256.BYTES);
  }

  private static byte[] read(RandomAccessFile file, long at, int length) throws IOException {
    byte[] bytes = new byte[length];
    synchronized (file) {
      file.seek(at);
      file.readFully(bytes);
    }
    return bytes;
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
      byte[] bytes = raw(piece);
      return MessageDigest.isEqual(piece.digest, Sha256.digest(bytes)) ? bytes : null;
    } catch (IOException _) {
      return null;
    }
  }

  /** The bytes of a piece, unchecked. */
  byte[] raw(Piece piece) throws IOException {
    return read(file, (long) content + piece.at, piece.length);
  }
}

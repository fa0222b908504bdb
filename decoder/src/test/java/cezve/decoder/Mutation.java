package cezve.decoder;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A change to a module's bytes; {@code where} and {@code what} are any numbers from 0 up. */
enum Mutation {
  TRUNCATE {
    @Override
    byte[] apply(byte[] bytes, int where, int what) {
      return Arrays.copyOf(bytes, where % bytes.length);
    }
  },
  FLIP {
    @Override
    byte[] apply(byte[] bytes, int where, int what) {
      byte[] changed = bytes.clone();
      changed[where % bytes.length] ^= (byte) (1 << what % 8);
      return changed;
    }
  },
  REPLACE {
    @Override
    byte[] apply(byte[] bytes, int where, int what) {
      byte[] changed = bytes.clone();
      changed[where % bytes.length] = REMARKABLE[what % REMARKABLE.length];
      return changed;
    }
  },
  INSERT {
    @Override
    byte[] apply(byte[] bytes, int where, int what) {
      return splice(bytes, where % bytes.length, 0, new byte[] {(byte) what});
    }
  },
  INSERT_LARGE_NUMBER {
    @Override
    byte[] apply(byte[] bytes, int where, int what) {
      return splice(bytes, where % bytes.length, what % 2, LARGE_NUMBER);
    }
  },
  DELETE {
    @Override
    byte[] apply(byte[] bytes, int where, int what) {
      int start = where % bytes.length;
      return splice(bytes, start, Math.min(1 + what % 4, bytes.length - start), new byte[0]);
    }
  },
  COPY {
    @Override
    byte[] apply(byte[] bytes, int where, int what) {
      int start = what % bytes.length;
      byte[] copied = Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + 16));
      return splice(bytes, where % bytes.length, 0, copied);
    }
  },
  DUPLICATE_SECTION {
    @Override
    byte[] apply(byte[] bytes, int where, int what) {
      List<byte[]> sections = sections(bytes);
      if (sections.size() > 1) {
        int section = 1 + where % (sections.size() - 1);
        sections.add(section, sections.get(section));
      }
      return join(sections);
    }
  },
  SWAP_SECTIONS {
    @Override
    byte[] apply(byte[] bytes, int where, int what) {
      List<byte[]> sections = sections(bytes);
      if (sections.size() > 1) {
        Collections.swap(
            sections, 1 + where % (sections.size() - 1), 1 + what % (sections.size() - 1));
      }
      return join(sections);
    }
  },
  DELETE_SECTION {
    @Override
    byte[] apply(byte[] bytes, int where, int what) {
      List<byte[]> sections = sections(bytes);
      if (sections.size() > 1) {
        sections.remove(1 + where % (sections.size() - 1));
      }
      return join(sections);
    }
  };

  private static final int HEADER = 8;
  private static final byte[] REMARKABLE = {0, 1, 0x0B, 0x40, 0x7F, (byte) 0x80, (byte) 0xFF};
  private static final byte[] LARGE_NUMBER = {-1, -1, -1, -1, 0x0F};

  abstract byte[] apply(byte[] bytes, int where, int what);

  private static byte[] splice(byte[] bytes, int at, int removed, byte[] inserted) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, at);
    out.writeBytes(inserted);
    out.write(bytes, at + removed, bytes.length - at - removed);
    return out.toByteArray();
  }

  /** The header and the sections, as far as they can be told apart. */
  private static List<byte[]> sections(byte[] bytes) {
    List<byte[]> sections = new ArrayList<>();
    int at = Math.min(HEADER, bytes.length);
    sections.add(Arrays.copyOf(bytes, at));
    while (at < bytes.length) {
      int end = sectionEnd(bytes, at);
      sections.add(Arrays.copyOfRange(bytes, at, end));
      at = end;
    }
    return sections;
  }

  private static int sectionEnd(byte[] bytes, int start) {
    long size = 0;
    int at = start + 1;
    for (int shift = 0; at < bytes.length && shift < 35; shift += 7) {
      size |= (long) (bytes[at] & 0x7F) << shift;
      if (bytes[at++] >= 0) {
        break;
      }
    }
    return (int) Math.min(bytes.length, at + size);
  }

  private static byte[] join(List<byte[]> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    parts.forEach(out::writeBytes);
    return out.toByteArray();
  }
}

package cezve.decoder;

import java.util.HexFormat;

/** Modules spelled out in hexadecimal digits; blanks have no meaning. */
final class Hex {
  private Hex() {}

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  static String of(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** A module of the given sections. */
  static byte[] module(String... sections) {
    return bytes("00 61 73 6d 01 00 00 00" + String.join("", sections));
  }

  /** A section with its size. */
  static String section(int id, String contents) {
    return String.format("%02x", id) + sized(contents);
  }

  /** Contents behind their size. */
  static String sized(String contents) {
    ByteWriter out = new ByteWriter();
    out.u32(bytes(contents).length);
    return of(out.toArray()) + contents;
  }

  /** A module with one function of type [] -> [], which has no locals and this body. */
  static byte[] moduleWithBody(String body) {
    return module(
        section(1, "01 60 00 00"), section(3, "01 00"), section(10, "01" + sized("00" + body)));
  }
}

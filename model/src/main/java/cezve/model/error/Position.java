package cezve.model.error;

/** Where in its source a construct stands. */
public sealed interface Position {

  /** Nowhere in particular, for modules that were built in memory. */
  Position UNKNOWN = new Unknown();

  /** A byte offset into a binary module. */
  record Offset(long offset) implements Position {
    @Override
    public String toString() {
      return "at offset 0x" + Long.toHexString(offset);
    }
  }

  /** A place in a text; lines and columns count from 1. */
  record Text(String file, int line, int column) implements Position {
    @Override
    public String toString() {
      return file + ":" + line + ":" + column;
    }
  }

  /** See {@link #UNKNOWN}. */
  record Unknown() implements Position {
    @Override
    public String toString() {
      return "";
    }
  }

  /** As short as a column of a listing: {@code 0x1f}, {@code 12:5}, or nothing. */
  default String brief() {
    return switch (this) {
      case Offset(long offset) -> "0x" + Long.toHexString(offset);
      case Text(String _, int line, int column) -> line + ":" + column;
      case Unknown _ -> "";
    };
  }
}

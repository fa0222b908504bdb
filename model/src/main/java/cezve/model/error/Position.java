package cezve.model.error;

/** Where in its source a construct stands. */
public sealed interface Position {

  /** Nowhere in particular, for modules that were built in memory. */
  Position UNKNOWN = new Unknown();

  /** As short as a column of a listing: {@code 0x1f}, {@code 12:5}, or nothing. */
  String brief();

  /** A byte offset into a binary module. */
  record Offset(long offset) implements Position {
    @Override
    public String brief() {
      return "0x" + Long.toHexString(offset);
    }

    @Override
    public String toString() {
      return "at offset " + brief();
    }
  }

  /** A place in a text; lines and columns count from 1. */
  record Text(String file, int line, int column) implements Position {
    @Override
    public String brief() {
      return line + ":" + column;
    }

    @Override
    public String toString() {
      return file + ":" + brief();
    }
  }

  /** See {@link #UNKNOWN}. */
  record Unknown() implements Position {
    @Override
    public String brief() {
      return "";
    }

    @Override
    public String toString() {
      return "";
    }
  }
}

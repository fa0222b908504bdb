package cezve.edge;

/**
 * A mistake in a file.
 *
 * @param file as it was named by whoever had it read
 * @param line from 1; 0 if it is about the file as a whole
 * @param column from 1; 0 if it is about the line as a whole
 */
public record Problem(String file, int line, int column, String message) {

  /** {@code FILE:LINE:COLUMN: MESSAGE}, without what is 0. */
  @Override
  public String toString() {
    String place = line == 0 ? "" : column == 0 ? ":" + line : ":" + line + ":" + column;
    return file + place + ": " + message;
  }
}

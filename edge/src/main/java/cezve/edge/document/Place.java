package cezve.edge.document;

/**
 * A place in a text.
 *
 * @param line from 1
 * @param column from 1
 */
public record Place(int line, int column) {
  /** The beginning. */
  public static final Place START = new Place(1, 1);
}

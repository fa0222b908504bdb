package cezve.model.error;

/**
 * A line of the source that an instruction was compiled from, as the compiler's debug information
 * tells.
 *
 * @param directory the directory in which it was compiled; empty if that is not known
 * @param file the file's path: below that directory, or an absolute one
 * @param line counts from 1
 * @param column counts from 1; 0 if it is not known
 */
public record SourceLine(String directory, String file, int line, int column) {

  /** As stack traces have it, without the column: {@code src/json.c:118}. */
  @Override
  public String toString() {
    return file + ":" + line;
  }
}

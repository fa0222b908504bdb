package cezve.edge.config;

import java.nio.file.Path;

/**
 * A directory that a function sees.
 *
 * @param guest what it is called there
 */
public record Preopen(Path host, String guest, Access access) {
  /** What may be done in a directory. */
  public enum Access {
    READ,
    WRITE
  }
}

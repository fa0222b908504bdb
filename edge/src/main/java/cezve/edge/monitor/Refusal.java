package cezve.edge.monitor;

import java.util.Locale;

/** What a guest can be refused and go on. */
public enum Refusal {
  /** To have larger memories than its limit allows. */
  MEMORY,
  /** A key or a value that is longer than it may be. */
  STATE_SIZE,
  /** To send one more request while it has so many responses open. */
  OPEN_RESPONSES;

  /** The word for it. */
  public String reason() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

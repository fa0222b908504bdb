package cezve.edge.state;

import org.jspecify.annotations.Nullable;

/** What was read from a store that may be changing. */
final class Reading {
  private static final Reading UNCERTAIN = new Reading(null, false);

  private final byte @Nullable [] value;
  private final boolean isCommitted;

  private Reading(byte @Nullable [] value, boolean isCommitted) {
    this.value = value;
    this.isCommitted = isCommitted;
  }

  /** Something that is there even if the process ends now. */
  static Reading of(byte @Nullable [] value) {
    return new Reading(value, true);
  }

  /** Something else: whoever wants to know has to wait for the next commit. */
  static Reading uncertain() {
    return UNCERTAIN;
  }

  boolean isCommitted() {
    return isCommitted;
  }

  byte @Nullable [] value() {
    return value;
  }
}

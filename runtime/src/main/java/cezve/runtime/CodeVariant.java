package cezve.runtime;

/** What an engine makes code for: stores that ask for more get code of their own. */
public enum CodeVariant {
  /** Code that runs until it ends. */
  PLAIN,

  /** Code that checks for interruptions. */
  INTERRUPTIBLE;

  /** What the instances of a store need. */
  public static CodeVariant of(Store store) {
    return store.interruption() == null ? PLAIN : INTERRUPTIBLE;
  }
}

package cezve.runtime;

/** Where a module's code comes from. */
public enum CodeOrigin {
  /** The module was validated, and its code is made as it is needed. */
  NEW,
  /** Of an earlier time, from a cache on disk or from a jar. */
  STORED,
  /** The same module was loaded before, and was kept in memory. */
  KEPT
}

package cezve.model.testing.valid;

/** What modules may be made up of besides what a simple machine can be made to execute. */
public enum Extra {
  /** Vectors of floats, and relaxed vector instructions. */
  FLOAT_VECTORS,
  /** The instructions of threads. */
  ATOMICS,
  /** NaNs whose bits are looked at, where the specification says which they are. */
  NAN_BITS,
  /** Types with many values, deeper nesting, and large tables of labels. */
  LARGE_SHAPES
}

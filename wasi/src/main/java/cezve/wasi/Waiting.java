package cezve.wasi;

/** How to wait for what may never happen. */
enum Waiting {
  AS_LONG_AS_IT_TAKES,
  /** So that interrupting the thread ends the wait. */
  UNTIL_INTERRUPTED
}

package cezve.interpreter;

/** Measures how deep nodes are nested while they are made. */
final class Nesting {
  private int level;
  private int deepest;

  void enter() {
    level++;
    deepest = Math.max(deepest, level);
  }

  void leave() {
    level--;
  }

  /** The greatest number of nodes inside each other so far. */
  int deepest() {
    return deepest;
  }
}

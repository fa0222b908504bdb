package cezve.compiler;

/** When the classes of a module are generated. */
public enum Generation {
  /** When they are first needed: a few functions at a time, when the first of them is called. */
  LAZY(300),

  /** All of them, on all processors, before the first instance is made. */
  EAGER(8_000);

  private final int groupBytes;

  Generation(int groupBytes) {
    this.groupBytes = groupBytes;
  }

  /** How many bytes of WebAssembly may be in a class of several functions. */
  int groupBytes() {
    return groupBytes;
  }
}

package cezve.compiler;

/** When the classes of a module are generated. */
public enum Generation {
  /** When they are first needed: a class of many functions, when the first of them is called. */
  LAZY(4_000),

  /**
   * The same with fewer functions, for a process that runs one program: to generate what is never
   * called costs most while the JVM still interprets what generates.
   */
  SPARING(1_000),

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

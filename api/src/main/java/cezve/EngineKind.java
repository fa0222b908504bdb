package cezve;

/** How code is executed. Results are the same; only times differ. */
public enum EngineKind {
  /** Modules become classes of the JVM, which its compilers turn into machine code. */
  COMPILER("compiler"),

  /** Modules are interpreted: starts soonest, and runs more slowly. */
  INTERPRETER("interpreter");

  private final String text;

  EngineKind(String text) {
    this.text = text;
  }

  /** The name that engines have. */
  @Override
  public String toString() {
    return text;
  }
}

package cezve.compiler;

/** A class of a module as the JVM loads it. */
public final class GeneratedClass {
  private final String name;
  private final byte[] bytes;

  GeneratedClass(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  /** Its internal name, {@code wasm/Functions0}. */
  public String name() {
    return name;
  }

  /** The class file; it must not be changed. */
  public byte[] bytes() {
    return bytes;
  }
}

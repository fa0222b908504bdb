package cezve.model.error;

/** The resources that running code can exhaust. */
public enum Exhaustion {
  CALL_STACK("call stack exhausted"),
  MEMORY("out of memory");

  private final String text;

  Exhaustion(String text) {
    this.text = text;
  }

  /** The text with which the error's message starts. */
  public String text() {
    return text;
  }
}

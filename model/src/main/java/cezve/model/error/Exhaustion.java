package cezve.model.error;

/** What running code can exhaust: resources of this implementation, and limits of a store. */
public enum Exhaustion {
  CALL_STACK("call stack exhausted"),
  MEMORY("out of memory"),
  FUEL("out of fuel"),
  TIME("out of time"),
  HOST_CALLS("host calls nested too deeply"),
  MEMORY_LIMIT("limit of memory exceeded"),
  TABLE_LIMIT("limit of tables exceeded"),
  INSTANCE_LIMIT("limit of instances exceeded");

  private final String text;

  Exhaustion(String text) {
    this.text = text;
  }

  /** The text with which the error's message starts. */
  public String text() {
    return text;
  }
}

package cezve.decoder;

/** What is being read, for error messages. */
interface Place {
  /** The place's name, such as {@code function 12 "main"}; empty if there is nothing to say. */
  String describe();
}

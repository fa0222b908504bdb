package cezve.model.type;

/** Whether a global or a field can be written after it was initialised. */
public enum Mutability {
  CONST,
  VAR
}

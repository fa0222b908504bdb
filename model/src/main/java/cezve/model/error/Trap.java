package cezve.model.error;

/** The kinds of traps, with the official suite's texts. */
public enum Trap {
  UNREACHABLE("unreachable"),
  INTEGER_DIVIDE_BY_ZERO("integer divide by zero"),
  INTEGER_OVERFLOW("integer overflow"),
  INVALID_CONVERSION_TO_INTEGER("invalid conversion to integer"),
  OUT_OF_BOUNDS_MEMORY_ACCESS("out of bounds memory access"),
  OUT_OF_BOUNDS_TABLE_ACCESS("out of bounds table access"),
  OUT_OF_BOUNDS_ARRAY_ACCESS("out of bounds array access"),
  UNDEFINED_ELEMENT("undefined element"),
  UNINITIALIZED_ELEMENT("uninitialized element"),
  INDIRECT_CALL_TYPE_MISMATCH("indirect call type mismatch"),
  NULL_REFERENCE("null reference"),
  NULL_FUNCTION_REFERENCE("null function reference"),
  NULL_STRUCTURE_REFERENCE("null structure reference"),
  NULL_ARRAY_REFERENCE("null array reference"),
  NULL_I31_REFERENCE("null i31 reference"),
  NULL_EXCEPTION_REFERENCE("null exception reference"),
  CAST_FAILURE("cast failure"),
  UNALIGNED_ATOMIC("unaligned atomic"),
  EXPECTED_SHARED_MEMORY("expected shared memory"),
  UNIMPLEMENTED_IMPORT("unimplemented import"),
  HOST_FUNCTION("host function failed");

  private final String text;

  Trap(String text) {
    this.text = text;
  }

  /** The text with which the trap's message starts. */
  public String text() {
    return text;
  }
}

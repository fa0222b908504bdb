package cezve.model.instruction;

/**
 * The families of opcodes, one per enum under {@link Opcode}.
 *
 * <p>To tell families apart, a switch over this is as exhaustive as one over the types of the
 * opcodes. A switch over so many types is linked at run time, which takes about ten milliseconds:
 * too long for what every program needs before it can start.
 */
public enum OpcodeFamily {
  /** {@link ControlOp}. */
  CONTROL,
  /** {@link ParametricOp}. */
  PARAMETRIC,
  /** {@link VariableOp}. */
  VARIABLE,
  /** {@link TableOp}. */
  TABLE,
  /** {@link MemoryOp}. */
  MEMORY,
  /** {@link LoadOp}. */
  LOAD,
  /** {@link StoreOp}. */
  STORE,
  /** {@link ReferenceOp}. */
  REFERENCE,
  /** {@link AggregateOp}. */
  AGGREGATE,
  /** {@link ConstOp}. */
  CONST,
  /** {@link NumericOp}. */
  NUMERIC,
  /** {@link VectorOp}. */
  VECTOR,
  /** {@link LaneOp}. */
  LANE,
  /** {@link LaneMemoryOp}. */
  LANE_MEMORY,
  /** {@link AtomicOp}. */
  ATOMIC
}

package cezve.model.error;

/** Where the instructions of a function stand, by their offsets. */
public interface Places {
  /** Where an instruction stands, given its {@link cezve.model.module.InstrCursor#offset}. */
  Position position(int offset);
}

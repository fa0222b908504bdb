package cezve.model.instruction;

/** What executing an instruction can do besides computing its results; each includes the former. */
public enum Effect {
  /** Nothing: it can be left out, repeated or moved. */
  PURE,
  /** It may trap. */
  TRAPS,
  /** It reads what others may write, and may trap. */
  READS,
  /** It writes what others may read. */
  WRITES,
  /** It runs other code, or leaves the sequence of instructions. */
  TRANSFERS
}

package cezve.compiler.support;

/** What the line numbers of generated methods mean. */
public enum LineNumbers {
  /** Offsets of instructions, see {@link Frames#firstOffset}. */
  OFFSETS,

  /** Lines of the source file that a function is in, for functions that the module tells it of. */
  SOURCE
}

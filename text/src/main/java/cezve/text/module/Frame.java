package cezve.text.module;

import cezve.model.instruction.Instr;
import org.jspecify.annotations.Nullable;

/** A form that is not closed yet. */
final class Frame {
  Form form;

  /** The instruction, which is waiting for its operands if the form can hold those. */
  final Instr instr;

  /** Where the instruction stands. */
  final int offset;

  /** The label of a block, or null. */
  final @Nullable String label;

  /** What people are to call a block's label, or null. */
  final @Nullable String name;

  /** What an annotation says of the branch that is waiting for its operands. */
  final @Nullable HintAnnotation hint;

  Frame(
      Form form,
      Instr instr,
      int offset,
      @Nullable String label,
      @Nullable String name,
      @Nullable HintAnnotation hint) {
    this.form = form;
    this.instr = instr;
    this.offset = offset;
    this.label = label;
    this.name = name;
    this.hint = hint;
  }
}

/**
 * The instructions, and the opcode table that everything else is driven by.
 *
 * <p>Each constant of the enums under {@link cezve.model.instruction.Opcode} is one row: the binary
 * code, the name in the text format, which immediates follow ({@link
 * cezve.model.instruction.Shape}), the type where it is fixed ({@link
 * cezve.model.instruction.Signature}), the proposal that brought it and what executing it can do.
 * {@link cezve.model.instruction.InstrReader} and {@link cezve.model.instruction.InstrWriter} are
 * the only places that know which immediates belong to which instruction; the formats only say how
 * each immediate is written.
 */
@NullMarked
package cezve.model.instruction;

import org.jspecify.annotations.NullMarked;

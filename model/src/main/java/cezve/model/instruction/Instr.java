package cezve.model.instruction;

/**
 * An instruction with its immediates, grouped as in the specification's chapter on instructions.
 *
 * <p>Sequences of instructions are flat, as in both formats: a block stands as {@link
 * ControlInstr.Block} … {@link ControlInstr.End}, so that no consumer recurses over nesting.
 *
 * @see <a href="https://webassembly.github.io/spec/core/syntax/instructions.html">Instructions</a>
 */
public sealed interface Instr
    permits ControlInstr,
        ParametricInstr,
        VariableInstr,
        TableInstr,
        MemoryInstr,
        ReferenceInstr,
        AggregateInstr,
        NumericInstr,
        VectorInstr,
        AtomicInstr {

  /** The row of the opcode table. */
  Opcode opcode();
}

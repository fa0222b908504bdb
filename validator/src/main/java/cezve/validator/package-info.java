/**
 * Validation, after the specification's chapter <a
 * href="https://webassembly.github.io/spec/core/valid/index.html">Validation</a> and the algorithm
 * of its appendix.
 *
 * <p>{@link cezve.validator.Validator} turns a {@link cezve.model.module.Module} into a {@link
 * cezve.validator.ValidModule}, which nothing else can make. {@code ModuleRules} builds the
 * context: the index spaces with closed types. {@code ExpressionValidator} then runs over each body
 * and each constant expression once, instruction by instruction, with an operand stack and a stack
 * of control frames, so that nesting costs no Java stack. An instruction whose type the opcode
 * table fixes needs no code here; each other one has a rule of its own in the class of its section
 * ({@code BlockRules}, {@code BranchRules}, {@code CallRules} …).
 *
 * <p>Whether a proposal is enabled is asked in front of the rules, once per instruction, type or
 * definition: the rules themselves know WebAssembly with every proposal.
 *
 * <p>Bodies are decoded while they are validated. A module that is both malformed and invalid is
 * malformed: before an {@link cezve.model.error.InvalidException} leaves the package, everything
 * that was not decoded yet is.
 *
 * <p>The rules of a family are chosen by a switch over its opcodes, not over its instructions: a
 * switch over record patterns takes milliseconds when it first runs, which every program would pay
 * at its start.
 */
@NullMarked
package cezve.validator;

import org.jspecify.annotations.NullMarked;

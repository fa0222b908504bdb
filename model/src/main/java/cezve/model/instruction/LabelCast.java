package cezve.model.instruction;

import cezve.model.type.RefType;

/**
 * The immediates of a branch on a cast.
 *
 * @param label where it branches to
 * @param from the type that the operand has
 * @param to the type that it is tested for
 */
public record LabelCast(int label, RefType from, RefType to) {}

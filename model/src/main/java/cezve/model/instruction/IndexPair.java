package cezve.model.instruction;

/** Two indices of one instruction, in the order that the method which reads them names. */
public record IndexPair(int first, int second) {}

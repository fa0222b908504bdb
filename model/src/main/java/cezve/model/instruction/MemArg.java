package cezve.model.instruction;

/**
 * The immediates of a memory access.
 *
 * @param memory the memory's index
 * @param align log2 of the alignment promised
 * @param offset an unsigned offset added to the address
 */
public record MemArg(int memory, int align, long offset) {}

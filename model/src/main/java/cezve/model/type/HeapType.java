package cezve.model.type;

/**
 * What a reference refers to: one of the abstract kinds, or a defined type.
 *
 * @see <a href="https://webassembly.github.io/spec/core/syntax/types.html#heap-types">Heap
 *     types</a>
 */
public sealed interface HeapType permits AbsHeapType, TypeUse {}

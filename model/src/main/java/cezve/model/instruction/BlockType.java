package cezve.model.instruction;

import cezve.model.type.ValType;
import org.jspecify.annotations.Nullable;

/** The type of a block: an index into the module's types, or at most one result. */
public sealed interface BlockType {

  /** {@code [] -> []}. */
  BlockType EMPTY = new Result(null);

  /** The function type at an index. */
  record Index(int typeIndex) implements BlockType {}

  /** {@code [] -> [type]}, or {@code [] -> []} for null. */
  record Result(@Nullable ValType type) implements BlockType {}
}

package cezve.model.type;

/**
 * A value type: what an operand, a local or a global holds.
 *
 * @see <a href="https://webassembly.github.io/spec/core/syntax/types.html#value-types">Value
 *     types</a>
 */
public sealed interface ValType extends StorageType permits NumType, VecType, RefType {

  /** Whether the type has a default value: numbers, vectors and nullable references have one. */
  default boolean isDefaultable() {
    return !(this instanceof RefType ref) || ref.nullable();
  }

  /** The type as the text format writes it. */
  @Override
  String toString();
}

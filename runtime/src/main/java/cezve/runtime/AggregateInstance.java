package cezve.runtime;

import cezve.model.type.DefType;

/**
 * A structure or an array: an object with an identity and a type that casts look at.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/exec/runtime.html#aggregate-instances">Aggregate
 *     instances</a>
 */
public sealed interface AggregateInstance extends EqReference
    permits StructInstance, ArrayInstance {
  /** The type that it was allocated with. */
  DefType defType();
}

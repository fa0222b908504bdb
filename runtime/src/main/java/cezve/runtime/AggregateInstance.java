package cezve.runtime;

import cezve.model.type.DefType;

/**
 * A structure or an array: an object with an identity and a type that casts look at.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/exec/runtime.html#aggregate-instances">Aggregate
 *     instances</a>
 */
public abstract sealed class AggregateInstance permits StructInstance, ArrayInstance {
  private final DefType defType;

  AggregateInstance(DefType defType) {
    this.defType = defType;
  }

  /** The type that it was allocated with. */
  public final DefType defType() {
    return defType;
  }

  /** The type, as tools show a reference. */
  @Override
  public final String toString() {
    return "(ref " + defType + ")";
  }
}

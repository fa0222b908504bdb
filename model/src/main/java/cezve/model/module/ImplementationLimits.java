package cezve.model.module;

/**
 * Every limit that this implementation puts on a module's shape, in one place. A module beyond one
 * of them is rejected with a message that starts with {@code "implementation limit: "}.
 *
 * <p>Most are those that the JavaScript embedding prescribes for all browsers: a module that runs
 * there runs here, and producers keep to them already. Where that list has no limit, the memory
 * that a small file could make the decoder allocate decides.
 *
 * @see <a href="https://webassembly.github.io/spec/js-api/index.html#limits">Implementation-defined
 *     limits of the JavaScript interface</a>
 * @see <a href="https://webassembly.github.io/spec/core/appendix/implementation.html">What an
 *     implementation may limit</a>
 */
public final class ImplementationLimits {
  private ImplementationLimits() {}

  /** The size of a module in bytes: 1 GiB, as in browsers. */
  public static final int MODULE_SIZE = 1 << 30;

  /** Types of a module, counting each member of a recursive group; as in browsers. */
  public static final int TYPES = 1_000_000;

  /** Recursive groups of a module, empty ones included; as in browsers. */
  public static final int RECURSIVE_GROUPS = 1_000_000;

  /**
   * The length of a chain of declared supertypes, as in browsers: deciding whether one type is a
   * subtype of another takes that many steps. The validator checks this one and {@link #OPERANDS},
   * since they are about what a module means; the decoder checks all others.
   */
  public static final int SUBTYPING_DEPTH = 63;

  /** Fields of a structure type, as in browsers. */
  public static final int STRUCT_FIELDS = 10_000;

  /** Parameters of a function type, as in browsers. A block's type has the same limit. */
  public static final int PARAMS = 1_000;

  /** Results of a function type, as in browsers. A block's type has the same limit. */
  public static final int RESULTS = 1_000;

  /** Imports of a module, as in browsers. */
  public static final int IMPORTS = 1_000_000;

  /** Functions that a module defines, as in browsers. Real modules have 133,000. */
  public static final int FUNCTIONS = 1_000_000;

  /** Tables that a module defines, as in browsers. */
  public static final int TABLES = 100_000;

  /** Memories that a module defines, as in browsers. */
  public static final int MEMORIES = 100;

  /** Tags that a module defines, as in browsers. */
  public static final int TAGS = 1_000_000;

  /** Globals that a module defines, as in browsers. */
  public static final int GLOBALS = 1_000_000;

  /** Exports of a module, as in browsers. */
  public static final int EXPORTS = 1_000_000;

  /**
   * Element segments of a module. Browsers have no such limit: this is the one for most other kinds
   * of definitions.
   */
  public static final int ELEMENT_SEGMENTS = 1_000_000;

  /** References of one element segment, as in browsers. */
  public static final int ELEMENT_SEGMENT_SIZE = 10_000_000;

  /** Data segments of a module, as in browsers. Real modules come close: one has 98,000. */
  public static final int DATA_SEGMENTS = 100_000;

  /**
   * The size of a function's entry in the code section in bytes, as in browsers. Engines keep
   * positions inside a function, and work that grows with its size, within bounds by it.
   */
  public static final int FUNCTION_SIZE = 7_654_321;

  /** Locals that a function declares, as in browsers. A frame holds all of them. */
  public static final int LOCALS = 50_000;

  /**
   * Operands on the stack at any point of a function. Browsers have no such limit, but a call of
   * two bytes can leave a thousand of them. The largest functions known need a few thousand.
   */
  public static final int OPERANDS = 1 << 22;

  /** Labels of a {@code br_table}, the default label not counted. V8 has the same limit. */
  public static final int BR_TABLE_LABELS = 65_520;

  /** Operands of {@code array.new_fixed}, as in browsers. They are all on the stack at once. */
  public static final int ARRAY_NEW_FIXED_OPERANDS = 10_000;

  /** Bytes of a name. V8 has the same limit. */
  public static final int NAME_SIZE = 100_000;
}

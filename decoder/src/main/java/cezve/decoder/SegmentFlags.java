package cezve.decoder;

/** The bits of the number that an element segment, or a data segment, starts with. */
final class SegmentFlags {
  private SegmentFlags() {}

  /** Passive, or declarative. */
  static final int NOT_ACTIVE = 1;

  /** With the table's or memory's index; together with {@link #NOT_ACTIVE}: declarative. */
  static final int EXPLICIT = 2;

  /** The references are expressions. */
  static final int EXPRESSIONS = 4;

  /** With either of these, the type of the references is written. */
  static final int TYPED = NOT_ACTIVE | EXPLICIT;

  static final int ALL = NOT_ACTIVE | EXPLICIT | EXPRESSIONS;

  /** The kind of references that are functions; there is no other. */
  static final int ELEM_KIND_FUNCTIONS = 0x00;
}

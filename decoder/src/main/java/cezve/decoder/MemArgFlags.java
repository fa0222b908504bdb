package cezve.decoder;

/** The parts of the number that a memory argument starts with. */
final class MemArgFlags {
  private MemArgFlags() {}

  /** log2 of the alignment. */
  static final int ALIGNMENT = 0x3F;

  /** A memory index follows; without it, the memory is 0. */
  static final int HAS_MEMORY = 0x40;

  static final int ALL = ALIGNMENT | HAS_MEMORY;
}

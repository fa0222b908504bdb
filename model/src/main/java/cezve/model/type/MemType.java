package cezve.model.type;

/**
 * A memory type.
 *
 * @param address the type of its addresses
 * @param limits its size in pages
 * @param sharing whether agents on other threads may access it (proposal threads)
 * @param pageSizeLog2 log2 of the bytes per page: 16, or 0 with the proposal custom-page-sizes
 */
public record MemType(AddrType address, Limits limits, Sharing sharing, int pageSizeLog2)
    implements ExternType {
  /** The page size of WebAssembly 3.0 is 64 KiB. */
  public static final int DEFAULT_PAGE_SIZE_LOG2 = 16;

  /** Whether a memory belongs to one agent or to several. */
  public enum Sharing {
    UNSHARED,
    SHARED
  }

  /** An unshared memory of 64 KiB pages. */
  public static MemType of(AddrType address, Limits limits) {
    return new MemType(address, limits, Sharing.UNSHARED, DEFAULT_PAGE_SIZE_LOG2);
  }

  @Override
  public ExternKind kind() {
    return ExternKind.MEMORY;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("(memory ");
    if (address == AddrType.I64) {
      text.append("i64 ");
    }
    text.append(limits);
    if (sharing == Sharing.SHARED) {
      text.append(" shared");
    }
    if (pageSizeLog2 != DEFAULT_PAGE_SIZE_LOG2) {
      text.append(" (pagesize ").append(Long.toUnsignedString(1L << pageSizeLog2)).append(')');
    }
    return text.append(')').toString();
  }
}

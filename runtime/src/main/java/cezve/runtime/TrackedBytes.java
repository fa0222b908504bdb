package cezve.runtime;

/** An array of just the size of the memory that knows which pages were written to. */
final class TrackedBytes extends ArrayBytes {
  private final DirtyPages pages;

  TrackedBytes(byte[] bytes, DirtyPages pages) {
    super(bytes);
    this.pages = pages;
  }

  @Override
  void written(long address, long count) {
    pages.mark(address, count);
  }

  @Override
  public void store8(long address, byte value) {
    super.store8(address, value);
    pages.mark(address);
  }

  @Override
  public void store16(long address, short value) {
    super.store16(address, value);
    pages.mark(address);
  }

  @Override
  public void store32(long address, int value) {
    super.store32(address, value);
    pages.mark(address);
  }

  @Override
  public void store64(long address, long value) {
    super.store64(address, value);
    pages.mark(address);
  }
}

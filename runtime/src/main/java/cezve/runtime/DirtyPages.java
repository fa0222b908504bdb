package cezve.runtime;

import java.util.Arrays;

/**
 * Which pages of a memory may differ from what they were at first, so that only those have to be
 * copied back. Pages have 4 KiB, whatever the pages of the memory's type have.
 *
 * <p>A store marks the page of its first byte, which is why a page that is copied back is longer by
 * what a store can have beyond its first byte.
 */
final class DirtyPages {
  /** The size of a page, as a power of two. */
  static final int PAGE = 12;

  private static final int MOST_BEYOND = 15;

  private final byte[] home;
  // Not bytes: C2 would take a mark for a possible change of the memory.
  private final int[] homeMarks;
  private final byte[] image;
  private int[] marks;

  /**
   * Nothing is dirty.
   *
   * @param home the bytes of the memory, for as long as it does not grow
   * @param image the same bytes, without zeros at the end
   */
  DirtyPages(byte[] home, byte[] image) {
    this.home = home;
    this.image = image;
    this.homeMarks = new int[marks(home.length)];
    this.marks = homeMarks;
  }

  private static int marks(long bytes) {
    return (int) (bytes >>> PAGE) + 1;
  }

  /** A number for each page, which is zero if the page is as it was. */
  int[] marks() {
    return marks;
  }

  /** Marks the page that a store starts in. */
  void mark(long address) {
    marks[(int) (address >>> PAGE)] = 1;
  }

  /** Marks the pages of a number of bytes. */
  void mark(long address, long count) {
    if (count > 0) {
      int last = (int) ((address + count - 1) >>> PAGE);
      Arrays.fill(marks, (int) (address >>> PAGE), last + 1, 1);
    }
  }

  /** The memory moves to where it has room for a number of bytes; this is not looked at again. */
  void leaveHome(long capacity) {
    marks = new int[marks(capacity)];
  }

  /** Makes all bytes what they were at first; the array that they are in. */
  byte[] restore() {
    int page = 0;
    while (page < homeMarks.length) {
      if (homeMarks[page] == 0) {
        page++;
        continue;
      }
      int end = page;
      while (end < homeMarks.length && homeMarks[end] != 0) {
        homeMarks[end++] = 0;
      }
      long to = ((long) end << PAGE) + MOST_BEYOND;
      restore(page << PAGE, (int) Math.min(to, home.length));
      page = end;
    }
    marks = homeMarks;
    return home;
  }

  private void restore(int from, int to) {
    int copied = Math.clamp(image.length - from, 0, Math.max(0, to - from));
    System.arraycopy(image, Math.min(from, image.length), home, from, copied);
    if (from + copied < to) {
      Arrays.fill(home, from + copied, to, (byte) 0);
    }
  }
}
